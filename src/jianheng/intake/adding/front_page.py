"""The cover and the contents of a book: a title, whose it is, a day, which tables follow, and no data."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import Sheet

_MOST_ROWS, _MOST_CELLS = 60, 4
_MOST = {"day": 3, "unit": 6, "words": 2}
_FEWEST_LETTERS = 5
_TITLE = re.compile(
    r".*(表|册|名单|统计|台账|情况|一览|登记簿|清单|明细|汇总|汇编|资料|材料|报告|月报|季报|年报|数据|档案|附件\d*|目录|目次"
    r"|封面|封皮|首页)(\(.*\))?"
)
_UNIT = re.compile(r".*(监狱|看守所|法院|检察院|[局厅委院所科处室部]|监区|支队|大队|中心)(\(.*\))?")
_NUMERALS = r"\d〇○零一二三四五六七八九十"
_DAY = re.compile(
    rf"\(?(截[至止])?[{_NUMERALS}]{{2,4}}(年|[-./]\d{{1,2}}).*|(第?[一二三四1-4]季度|[上下]半年)|[{_NUMERALS}]{{1,2}}月份?"
)
# What covers say in a cell of its own; the next cell says of whom or when.
_LABEL = re.compile(
    r"((填报|编制|报送|制表|填表|呈报|上报|统计|报告|导出|打印)?(单位|部门|机关|人|日期|时间|期间|年度|月份|期)(名称)?"
    r"|(单位|部门|主管)?(负责人|领导)|(审核|审批|复核|校对|联系|经办)人|联系?电话|密级|份数|版本|期数|文号|地址)(\(.*\))?[:]?"
)
_PAIR = re.compile(r"(?P<label>[^:]{1,12}:)\S.*")
_SECRET = re.compile(r"(绝密|机密|秘密|内部(资料|文件|使用)?)([★☆*].*)?")
_NUMBER = re.compile(rf"[(第]?(附件|附表|表|NO\.?)?[{_NUMERALS}]{{1,3}}([-.]\d{{1,2}})?[).、页]?", re.IGNORECASE)
_BEFORE = re.compile(rf"[(第]?(附件|附表|表)?[{_NUMERALS}]{{1,3}}([-.]\d{{1,2}})?[):.、]")
_PAGE = re.compile(r"[.…·]{2,}\d{1,3}$")
_OF_CONTENTS = re.compile("序号|编号|表号|(报表|表格)?名称|表名|工作表|内容|标题|页[码次数]|张数|备注")


def is_front_page(sheet: Sheet, others: Iterable[str]) -> bool:
    """Whether a sheet is the cover or the contents of a book.

    Args:
        sheet: the sheet.
        others: the names of the other sheets of the book.

    Returns:
        False where any line of it could be data: then a person must see that it was not read.

    Example:
        >>> rows = [["江州监狱在押罪犯情况"], ["填报单位：", "江州监狱"], ["2024年12月"], ["1", "在押名单"]]
        >>> is_front_page(Sheet.of_rows("Sheet1", rows), ["在押名单"])
        True
        >>> is_front_page(Sheet.of_rows("Sheet1", [["在押名单"], ["周某"], ["李某"]]), [])
        False
    """
    names = {_plain(name) for name in others}
    found: Counter[str] = Counter()
    for row in islice(sheet.rows(), _MOST_ROWS + 1):
        texts = [_plain(text) for cell in row if (text := cell_text(cell))]
        kinds = _kinds([*dict.fromkeys(texts)], names)
        if "data" in kinds or found["rows"] >= _MOST_ROWS:
            return False
        found.update(kinds)
        found["rows"] += 1
    return found["title"] > 0 and all(found[kind] <= most for kind, most in _MOST.items())


def _kinds(texts: Sequence[str], names: Iterable[str]) -> list[str]:
    """What each cell of a row is."""
    if len(texts) > _MOST_CELLS:
        return ["data"]
    if texts and all(map(_OF_CONTENTS.fullmatch, texts)):
        return []
    kinds: list[str] = []
    for at, text in enumerate(texts):
        kind = _kind(text, names)
        if kinds[-1:] == ["label"]:
            # Two of them side by side are headings, unless the first is only not filled in.
            headings = kind == "label" and not texts[at - 1].endswith(":")
            kind = "data" if headings else "label" if kind == "label" else "value"
        kinds.append(kind)
    # Numbers stand beside the name of a table and nowhere else.
    return ["data"] if "number" in kinds and "title" not in kinds else kinds


def _kind(text: str, names: Iterable[str]) -> str:
    bare = _BEFORE.sub("", _PAGE.sub("", text), count=1)
    pair = _PAIR.fullmatch(text)
    kinds = {
        "title": text in names or bare in names or _TITLE.fullmatch(bare),
        "label": _LABEL.fullmatch(text),
        "pair": pair and _LABEL.fullmatch(pair["label"]),
        "number": _NUMBER.fullmatch(text),
        "day": _DAY.fullmatch(text),
        "unit": _UNIT.fullmatch(text),
        "secret": _SECRET.fullmatch(text),
        "words": len(text) >= _FEWEST_LETTERS and text.isalpha() and not text.isascii(),
    }
    return next((kind for kind, found in kinds.items() if found), "data")


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
