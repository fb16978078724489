"""A workbook in which a unit fills in some tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from openpyxl.workbook import Workbook

from jianheng.dictionary.load import load_dictionary
from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.table import Table
from jianheng.dictionary.template.choices import Choices
from jianheng.dictionary.template.cover import COVER_SHEET, fill_cover
from jianheng.dictionary.template.sheet import fill_sheet


def write_template(
    tables: Iterable[Table],
    path: Path,
    dictionary: Dictionary | None = None,
    fields: Mapping[str, Collection[str]] | None = None,
) -> None:
    """Write the workbook: a sheet of explanations, then a sheet for each table.

    Args:
        tables: the tables, each once and in this order.
        path: the file to write; one that is there is replaced.
        dictionary: where code lists and the fields of persons are; None for the one of the package.
        fields: names of the fields that are asked for, by table; every field where a table is left out.

    Raises:
        ValueError: no table, or tables that are computed and so cannot be filled in.

    Example:
        >>> import tempfile
        >>> from openpyxl import load_workbook
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_template([load_dictionary().tables["prison_stay"]], Path(folder) / "a.xlsx")
        ...     load_workbook(Path(folder) / "a.xlsx").sheetnames[:2]
        ['填表说明', '监狱在押']
    """
    chosen = list({table.name: table for table in tables}.values())
    if not chosen:
        raise ValueError("没有指定数据表，无从写出模板 / no table was given")
    if computed := [table.title_zh for table in chosen if table.derived]:
        raise ValueError(
            f"{'、'.join(computed)} 由系统计算，不能填报。改法：换成它所依据的数据表"
            " / computed tables cannot be filled in; name the tables that they are computed from"
        )
    known = dictionary or load_dictionary()
    book = Workbook()
    cover = book.active
    cover.title = COVER_SHEET
    fill_cover(cover, chosen, known)
    sheets = [(book.create_sheet(table.title_zh), table) for table in chosen]
    choices = Choices(book)
    for sheet, table in sheets:
        fill_sheet(sheet, table, known, choices, (fields or {}).get(table.name))
    book.properties.title, book.properties.creator = "检衡 数据报送表", "检衡 Jianheng"
    book.save(path)
