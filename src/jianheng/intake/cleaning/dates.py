"""Days as Chinese documents print them: 2020年12月30日, 二〇二〇年十二月三十日, 二0一四年, 2015年12月."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jianheng.intake.cleaning.joined import fold
from jianheng.intake.cleaning.numerals import read_count, read_digits

_YEAR = r"[0-9零〇一二三四五六七八九]{4}"
_MONTH = r"(?:1[0-2]|0?[1-9]|[1-9]〇|十[一二]?|[一二三四五六七八九元])"
_ONES = "[一二三四五六七八九]"
_DAY = rf"(?:[12][0-9〇]|3[01〇]|[0〇]?[1-9]|三十一?|二十{_ONES}?|廿{_ONES}?|十{_ONES}?|{_ONES})"
# 日 is sometimes left out before the word that follows a day: 1989年7月1出生.
_DAY_END = r"(?:[日号]|(?=出生|起|止|至))"
DATE = (
    rf"(?:{_YEAR}年(?:{_MONTH}月{_DAY}{_DAY_END}|(?:{_MONTH}月)?(?!度|\d))"
    rf"|(?:同年|次年){_MONTH}月(?:{_DAY}[日号])?|同月{_DAY}[日号]"
    + "".join(rf"|(?<!\d)[12]\d{{3}}{mark}\d{{1,2}}{mark}\d{{1,2}}(?!\d)" for mark in ("-", "/", r"\."))
    + ")"
)
"""Pattern of one date in folded text."""

_CHINESE = re.compile(
    rf"(?:(?P<year>{_YEAR})年|(?P<same>同年|次年|同月))"
    rf"(?:(?P<month>{_MONTH})月)?(?:(?P<day>{_DAY})[日号]?)?"
)
_PLAIN = re.compile(r"([12]\d{3})([-/.]?)(\d{1,2})\2(\d{1,2})")
_COMPACT_LENGTH = 8


@dataclass(frozen=True)
class PartDate:
    """A day, or a month or year of which the day is not stated.

    Args:
        lo: the first day that it may be.
        hi: the last day that it may be; equal to `lo` when the day is stated.
    """

    lo: date
    hi: date

    def __post_init__(self) -> None:
        if self.lo > self.hi:
            raise ValueError(f"日期上下限颠倒：{self.lo} 晚于 {self.hi} / bounds of a date are reversed")

    @property
    def day(self) -> date | None:
        """The day itself, where it is stated."""
        return self.lo if self.lo == self.hi else None

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> PartDate:
        """The day, month or year.

        Raises:
            ValueError: there is no such day.
        """
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return cls(date(year, month, day), date(year, month, day))


def read_date(words: str, before: PartDate | None = None) -> PartDate | None:
    """Read one date.

    Args:
        words: the date alone.
        before: the date printed before it, to which 同年, 次年 and 同月 refer.

    Returns:
        The day, month or year; None where the words are no date or there is no such day.

    >>> read_date("二〇二〇年十二月三十日").day
    datetime.date(2020, 12, 30)
    >>> read_date("2015年12月").hi
    datetime.date(2015, 12, 31)
    >>> read_date("2019年2月30日") is None
    True
    """
    plain = fold(words.strip())
    try:
        numbers = _chinese(plain, before) or _plain(plain)
        return PartDate.of(*numbers) if numbers else None
    except ValueError:
        return None


def find_dates(text: str) -> Iterator[tuple[PartDate | None, int, int]]:
    """Find the dates of a folded text in order.

    Args:
        text: the text, as `join_lines` or `fold` gives it.

    Yields:
        The date, or None where there is no such day, with the offsets of its words.

    >>> [str(found.lo) for found, _, _ in find_dates("2012年3月1日判决，同年4月2日交付") if found]
    ['2012-03-01', '2012-04-02']
    """
    before: PartDate | None = None
    for found in re.finditer(DATE, text):
        value = read_date(found[0], before)
        before = value or before
        yield value, found.start(), found.end()


def _chinese(words: str, before: PartDate | None) -> tuple[int, int | None, int | None] | None:
    found = _CHINESE.fullmatch(words)
    if not found:
        return None
    if found["day"] and not found["month"] and found["same"] != "同月":
        return None  # 2019年5日 leaves out its month, and 2019年10 may be October
    month = _count(found["month"])
    if found["year"]:
        return int(read_digits(found["year"])), month, _count(found["day"])
    if before is None or before.lo.year != before.hi.year:
        return None
    if found["same"] == "同月":
        day = _count(found["day"])
        return (before.lo.year, before.lo.month, day) if before.lo.month == before.hi.month else None
    return before.lo.year + (found["same"] == "次年"), month, _count(found["day"])


def _count(words: str | None) -> int | None:
    if words is None:
        return None
    if words == "元":
        return 1
    return read_count(words.replace("〇", "0").removeprefix("0"))


def _plain(words: str) -> tuple[int, int, int] | None:
    found = _PLAIN.fullmatch(words)
    if not found or (not found[2] and len(words) != _COMPACT_LENGTH):
        return None
    return int(found[1]), int(found[3]), int(found[4])
