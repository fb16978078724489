"""Days, days of which only the month or year is known, and moments."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cleaning import PartDate, fold, read_date
from jianheng.intake.problem import Words

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_SERIALS = (20_000, 80_000)  # Excel's numbers of the days from 1954 to 2119
_MIDNIGHT = re.compile(r"(?<=\d)[T ]+0{1,2}:00(?::00(?:\.0+)?)?$")
_MONTH = re.compile(r"([12]\d{3})[-/.]?(1[0-2]|0?[1-9])", re.ASCII)
_YEAR = re.compile(r"([12]\d{3})年?", re.ASCII)
_CLOCK = re.compile(
    r"(?P<day>.+?[日号\d])[T ]*(?:(?P<hour>\d{1,2})[:时点](?:(?P<minute>\d{1,2})分?)?(?::?\d{1,2}(?:\.\d+)?秒?)?)"
)
_DAY = Words("2024-05-31 或 2024年5月31日 形式的日期", "a date such as 2024-05-31")
_PART = Words("2024-05-31、2024年5月 或 2024年 形式的日期", "a date such as 2024-05-31, 2024-05 or 2024")
_MOMENT = Words("2024-05-31 14:30 形式的时间", "a time such as 2024-05-31 14:30")

Moment = tuple[datetime, str]


def read_day(value: object, text: str, *, part: bool) -> PartDate:
    """Read a day.

    Args:
        value: what the reader gave.
        text: its words.
        part: a month or a year alone is accepted.

    Returns:
        The day, or the month or year if these are accepted.

    Raises:
        UnreadableError: no day, no such day, or a day outside 1900–2100.
    """
    expected = _PART if part else _DAY
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return _inside(PartDate(day, day), expected)
    if isinstance(value, (int, float)) and _SERIALS[0] < value < _SERIALS[1]:
        raise UnreadableError(
            Words("是数字而不是日期，可能是 Excel 的日期序号", "is a number, perhaps Excel's number of a day"),
            expected,
            Words("把该列设为日期格式后重新保存", "set the column's format to date and save it again"),
        )
    found = _partly(_MIDNIGHT.sub("", text)) or read_date(_MIDNIGHT.sub("", text))
    if found is None:
        raise UnreadableError(Words("不能读作日期", "cannot be read as a date"), expected)
    if found.day is None and not part:
        raise UnreadableError(Words("没有写到日", "does not state the day"), expected)
    return _inside(found, expected)


def read_moment(value: object, text: str) -> Moment:
    """Read a time of a day.

    A time of exactly midnight states the day alone: systems write it where nobody entered a time.

    Args:
        value: what the reader gave.
        text: its words.

    Returns:
        The local time and how exact it is: `minute`, `hour` or `day`.

    Raises:
        UnreadableError: no such time.
    """
    if isinstance(value, datetime):
        exact = "day" if value.time() == time.min else "minute"
        return value.replace(second=0, microsecond=0), exact
    if isinstance(value, date):
        return datetime.combine(value, time.min), "day"
    found = _CLOCK.fullmatch(_MIDNIGHT.sub("", text))
    words = found["day"] if found else text
    day = read_day(words, words, part=False).lo
    if found is None:
        return datetime.combine(day, time.min), "day"
    try:
        moment = datetime.combine(day, time(int(found["hour"]), int(found["minute"] or 0)))
    except ValueError as error:
        raise UnreadableError(Words("没有这样的时刻", "there is no such time"), _MOMENT) from error
    return moment, "minute" if found["minute"] else "hour"


def _partly(text: str) -> PartDate | None:
    """A month or year in digits, which documents never print and tables often do."""
    plain = fold(text)
    if found := _MONTH.fullmatch(plain):
        return PartDate.of(int(found[1]), int(found[2]))
    if found := _YEAR.fullmatch(plain):
        return PartDate.of(int(found[1]))
    return None


def _inside(found: PartDate, expected: Words) -> PartDate:
    if not _FIRST_YEAR <= found.lo.year <= found.hi.year <= _LAST_YEAR:
        what = Words(f"年份不在 {_FIRST_YEAR} 至 {_LAST_YEAR} 年之间", f"is outside {_FIRST_YEAR}–{_LAST_YEAR}")
        raise UnreadableError(what, expected)
    return found
