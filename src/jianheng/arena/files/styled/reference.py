"""The lists that lie beside an export of a database: what its columns mean, and what its codes mean."""

from __future__ import annotations

from collections.abc import Iterable

from jianheng.arena.files.styled.forms import Cell
from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.styled.style import Column, Forms
from jianheng.dictionary import Dictionary

_COLUMNS = ("表名", "字段", "说明")
_CODES = ("表名", "字段", "代码", "名称")


def reference_pages(pages: Iterable[Page], names: tuple[str, str], unit: str, dictionary: Dictionary) -> list[Page]:
    """Make both lists.

    Args:
        pages: the filled sheets.
        names: names of the list of columns and of the list of codes.
        unit: whose they are.
        dictionary: names of the codes.
    """
    told: list[list[Cell]] = []
    coded: list[list[Cell]] = []
    for page in pages:
        for column, codes in zip(page.columns, page.codes, strict=True):
            heading = "".join(column.heading)
            told.append([page.name, heading, column.words or heading])
            labels = _labels(column, dictionary)
            coded.extend([page.name, heading, word, labels[code]] for word, code in codes.items())
    return [_page(names[0], _COLUMNS, told, unit), _page(names[1], _CODES, coded, unit)]


def _labels(column: Column, dictionary: Dictionary) -> dict[str, str]:
    lists = (dictionary.tables[table].fields[name].list for table, name in column.fields)
    labels = {v: code.label_zh for name in lists if name for v, code in dictionary.lists[name].codes.items()}
    return {"yes": "是", "no": "否"} | labels


def _page(name: str, headings: tuple[str, ...], records: list[list[Cell]], unit: str) -> Page:
    columns = tuple(Column((heading,), (), "reference", None, False, False, "", Forms()) for heading in headings)
    return Page(name, (), columns, tuple({} for _ in headings), records=records, notes=[[f"导出单位：{unit}"]])
