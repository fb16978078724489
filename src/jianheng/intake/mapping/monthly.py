"""Rows that a record becomes once a month: their part is the month, as the heading of the column writes it."""

from __future__ import annotations

import re

from jianheng.dictionary import Dictionary

MONTH = "month"
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NUMBER = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_HEADING = re.compile(rf"(?:(?P<year>(?:19|20)\d{{2}})年?度?)?{_NUMBER}月份?")
_DIGITS = re.compile(r"(?P<year>(?:19|20)\d{2})[-./]?(?P<month>1[0-2]|0[1-9])")
_ALONE = re.compile(r"(?:1[0-2]|[1-9])月")


def read_month(heading: str) -> str:
    """The month that a heading is, with its year where the heading has one; empty where it is none.

    Example:
        >>> read_month("3月份"), read_month("2024年十一月"), read_month("202403"), read_month("月份")
        ('3月', '2024年11月', '2024年3月', '')
    """
    words = "".join(heading.split())
    found = _HEADING.fullmatch(words) or _DIGITS.fullmatch(words)
    if found is None:
        return ""
    written = found["month"]
    number = _CHINESE.index(written) + 1 if written in _CHINESE else int(written)
    return f"{found['year']}年{number}月" if found["year"] else f"{number}月"


def fixed_by_part(table: str, part: str, dictionary: Dictionary) -> dict[str, str]:
    """What the part of a row says of it: of a month, the field of the month.

    Args:
        table: its table.
        part: its part.
        dictionary: the tables.
    """
    return {MONTH: part} if part and read_month(part) and MONTH in dictionary.tables[table].fields else {}


def is_bare(words: str) -> bool:
    """Whether words are a month without its year."""
    return _ALONE.fullmatch(words) is not None
