"""One fact that several columns hold under one heading: 年|月|日 below a date, 年|月 below a term, 是|否 to tick."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice

from jianheng.intake.cells.cell import cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout.block import Block, Heading, Joined, Way
from jianheng.intake.layout.cells import plain
from jianheng.intake.layout.read import block_rows
from jianheng.intake.layout.whole_value import is_tick

_SEARCHED = 40
_MONTHS = 12
_BRACKETS = re.compile(r"[()]")
_DAY_UNITS = {"年": "年", "年份": "年", "月": "月", "月份": "月", "日": "日", "号": "日"}
_TERM_UNITS = {"年": "年", "月": "个月", "个月": "个月", "日": "天", "天": "天"}
_DAYS = (("年", "月", "日"), ("年", "月"), ("月", "日"))
_TERMS = (("年", "个月", "天"), ("年", "个月"), ("个月", "天"))
_CHOICES = (("是", "否"), ("有", "无"), ("男", "女"))
_IN_BRACKETS = re.compile(r"[(（].*?[)）]$")
_NAMES_DAY = re.compile(r".*(日期?|年月日?|时间|[起止]|出生|[入出][监所]|收押|释放)")
_NAMES_TIME = re.compile(r".*时间")
_NAMES_COUNT = re.compile(r".*(工作|出工|节假|休息|劳动|出勤|缺勤|计分|加分|扣分|禁闭)日")
_NAMES_TERM = re.compile(
    r".*(刑期|余刑|残刑|期限|考验期|剥权|剥夺政治权利|缓刑|减刑幅度|减刑时间|服刑时间|[已未]执行时间)"
)
_FULL_YEAR = re.compile(r"(?:1[89]|20)\d\d年?")
_BOOK_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?)?")
_DAY_OF_BOOK = "日期"


def joined_columns(sheet: Sheet, block: Block) -> Block:
    """Make one column of several that hold the parts of one fact.

    Args:
        sheet: the sheet.
        block: one of its tables.

    Returns:
        The table; columns 年 and 月 below anything else than a date or a term stay what they are, such as points of
        a year and of a month, and so do 男 and 女 that are counted.
    """
    if block.way is not Way.DOWN or block.lines > 1 or not any(len(heading.levels) > 1 for heading in block.headings):
        return block
    sampled = [values for _, values in islice(block_rows(sheet, block), _SEARCHED)]
    columns = {heading.index: [cell_text(row[at]) for row in sampled] for at, heading in enumerate(block.headings)}
    return replace(block, headings=tuple(_joined(block.headings, columns)))


def _joined(headings: Sequence[Heading], columns: Mapping[int, Sequence[str]]) -> Iterator[Heading]:
    for upper, found in groupby(headings, key=lambda heading: heading.levels[:-1]):
        group = [*found]
        year = _BOOK_YEAR.fullmatch(plain(upper[-1])) if upper else None
        # An account book of 2024 has the year over 月 and 日; next year's has another, and the same columns.
        levels = (*upper[:-1], _DAY_OF_BOOK) if year else upper
        parts = _parts(levels[-1], group, columns) if upper and len(group) > 1 else None
        if parts is None or (year and parts[1] != ("月", "日")):
            yield from group
        else:
            kind, words = parts
            places = tuple(zip((heading.index for heading in group), words, strict=True))
            hidden = any(heading.hidden for heading in group)
            told = int(year[1]) if year else None
            yield replace(group[0], levels=levels, hidden=hidden, parts=places, joined=kind, year=told)


def _parts(
    name: str, group: Sequence[Heading], columns: Mapping[int, Sequence[str]]
) -> tuple[Joined, tuple[str, ...]] | None:
    """What a group of columns holds together, and the word of each."""
    words = tuple(_BRACKETS.sub("", plain(heading.levels[-1])) for heading in group)
    values = [[plain(text) for text in columns[heading.index] if text] for heading in group]
    if words in _CHOICES:
        return (Joined.TICKED, words) if _are_ticked(words, values) else None
    name = _IN_BRACKETS.sub("", plain(name))
    days = tuple(_DAY_UNITS.get(word, "") for word in words)
    if days in _DAYS and _NAMES_DAY.fullmatch(name) and _are_days(name, days, values):
        return Joined.DAY, days
    terms = tuple(_TERM_UNITS.get(word, "") for word in words)
    if terms in _TERMS and _NAMES_TERM.fullmatch(name) and not any(map(_FULL_YEAR.fullmatch, values[0])):
        return Joined.TERM, terms
    return None


def _are_days(name: str, units: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Whether the numbers below can be years and months: 时间 may be how long something lasts, 工作日 how many."""
    if _NAMES_TERM.fullmatch(name) or _NAMES_COUNT.fullmatch(name):
        return False
    months = [text for text in columns[units.index("月")] if text.isdecimal()]
    if 2 * sum(int(text) > _MONTHS for text in months) > len(months):
        return False
    if not _NAMES_TIME.fullmatch(name):
        return True
    full = sum(_FULL_YEAR.fullmatch(text) is not None for text in columns[0])
    return units[0] == "年" and 2 * full > len(columns[0])


def _are_ticked(words: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Whether the cells of columns to choose from are ticked, and not counted or written in."""
    told = [is_tick(text, word) for word, values in zip(words, columns, strict=True) for text in values]
    return any(told) and 2 * sum(told) > len(told)
