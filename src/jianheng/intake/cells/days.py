"""Days, days of which only the month or year is known, and moments."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cells.century import ANY_DAY, FIRST_DAY, LAST_DAY, Window
from jianheng.intake.cells.clock import MOMENT, Clock, split_clock
from jianheng.intake.cells.day_forms import no_such_day, plain_day, readings_of, split_weekday, without_edges
from jianheng.intake.cells.reading import PLAIN, Reading
from jianheng.intake.cells.serials import read_serial, serial_of
from jianheng.intake.cleaning import PartDate
from jianheng.intake.problem import Words

_COMMON = re.compile(
    r"(\d{4})(?:-(\d\d?)-(\d\d?)|/(\d\d?)/(\d\d?)|\.(\d\d?)\.(\d\d?)|年(\d\d?)月(\d\d?)日|(\d\d)(\d\d))", re.ASCII
)
_DAY = Words("2024-05-31 或 2024年5月31日 形式的日期", "a date such as 2024-05-31")
_PART = Words("2024-05-31、2024年5月 或 2024年 形式的日期", "a date such as 2024-05-31, 2024-05 or 2024")
_ORDER = Words(
    "写成四位年份在前的日期；整列写法相同的，在该列的映射中写明日期顺序",
    "write the year first and with four digits, or state the order of the whole column in its mapping",
)
_NO_YEAR = re.compile(
    r"(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十廿]{1,3})[日号]?", re.ASCII
)
_WITH_YEAR = Words("把年份写全", "write the year too")
_SHOWN = 4
# What systems write for a time that nobody entered: second 0 of their count, in the time of Beijing.
_FIRST_SECOND = datetime(1970, 1, 1, 8)
_FIRST_SECOND_WORDS = re.compile(r"1970[-/.]0?1[-/.]0?1[ T]0?8:00(?::00(?:\.0+)?)?(?:\+08:?00)?", re.ASCII)
_JANUARY = re.compile(r"((?:19|20)\d\d)\.1", re.ASCII)

Moment = tuple[datetime, str]


def read_day(value: object, text: str, *, part: bool, reading: Reading = PLAIN, window: Window = ANY_DAY) -> PartDate:
    """Read a day.

    A time behind the day is left out; a weekday must fit.

    Args:
        value: what the reader gave.
        text: its words.
        part: a month, a year or another stretch of days is accepted.
        reading: how the column writes its values.
        window: the days that are possible, which decides years of two digits.

    Returns:
        The day, or the first and last day of the stretch if these are accepted.

    Raises:
        UnreadableError: no day, no such day, one that may mean two, or one outside 1900–2100.

    >>> str(read_day("二〇一九年三月下旬", "二〇一九年三月下旬", part=True).lo)
    '2019-03-21'
    """
    expected = _PART if part else _DAY
    if value == _FIRST_SECOND or _FIRST_SECOND_WORDS.fullmatch(text):
        raise _never_entered(expected)
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return _inside(PartDate(day, day), expected)
    if found := _COMMON.fullmatch(text):
        return _inside(_common(found, expected), expected)
    serial = serial_of(value, text)
    if serial is not None:
        day = read_serial(serial, reading, expected, as_text=isinstance(value, str)).date()
        return _inside(PartDate(day, day), expected)
    if isinstance(value, float) and (found := _JANUARY.fullmatch(text)):
        what = Words(
            f"数字格里的 {text} 可能是 {found[1]} 年 1 月，也可能是 10 月（末位的 0 会丢失）",
            f"the number {text} may be January or October of {found[1]}: a number cell drops the last zero",
        )
        raise UnreadableError(what, expected, Words("把该列设为文本格式后重新填写", "write it again in a text cell"))
    return _by_words(without_edges(plain_day(text)), reading, window, part=part, of_day=True)[0]


def read_moment(value: object, text: str, *, reading: Reading = PLAIN, window: Window = ANY_DAY) -> Moment:
    """Read a time of a day.

    A time of exactly midnight states the day alone: systems write it where nobody entered a time. So do a part of
    the day (上午), about a time (10时许) and 24时: they make only the day certain.

    Args:
        value: what the reader gave.
        text: its words.
        reading: how the column writes its values.
        window: the days that are possible, which decides years of two digits.

    Returns:
        The local time and how exact it is: `minute`, `hour` or `day`.

    Raises:
        UnreadableError: no such time.
    """
    serial = None if isinstance(value, date) else serial_of(value, text)
    if value == _FIRST_SECOND or _FIRST_SECOND_WORDS.fullmatch(text):
        raise _never_entered(MOMENT)
    if serial is not None:
        value = read_serial(serial, reading, _DAY, as_text=isinstance(value, str))
    if isinstance(value, datetime):
        exact = "day" if value.time() == time.min else "minute"
        return value.replace(second=0, microsecond=0, tzinfo=None), exact
    if isinstance(value, date):
        return datetime.combine(value, time.min), "day"
    day, clock = _by_words(without_edges(plain_day(text)), reading, window, part=False)
    if clock is None or clock.exact == "day" or (clock.hour, clock.minute, clock.exact) == (0, 0, "minute"):
        return datetime.combine(day.lo, time.min), "day"
    return datetime.combine(day.lo, time(clock.hour, clock.minute)), clock.exact


def _by_words(
    plain: str, reading: Reading, window: Window, *, part: bool, of_day: bool = False
) -> tuple[PartDate, Clock | None]:
    expected = _PART if part else _DAY
    words, clock = split_clock(plain, of_day=of_day)
    words, weekday = split_weekday(words)
    try:
        found = readings_of(words, reading.order, window)
    except UnreadableError as error:
        raise UnreadableError(error.what, expected) from None
    if not found and _NO_YEAR.fullmatch(words):
        raise UnreadableError(Words("没有写年份", "states no year"), expected, _WITH_YEAR)
    if not found:
        raise UnreadableError(Words("不能读作日期", "cannot be read as a date"), expected)
    if len(found) > 1:
        raise _ambiguous(found, expected)
    day = found[0]
    if day.day is None and not part:
        raise UnreadableError(Words("没有写到日", "does not state the day"), expected)
    if day.day is not None and weekday not in (None, day.day.weekday()):
        what = Words(f"{day.day} 是星期{'一二三四五六日'[day.day.weekday()]}", f"{day.day} is a {day.day:%A}")
        raise UnreadableError(what, expected)
    return _inside(day, expected), clock


def _never_entered(expected: Words) -> UnreadableError:
    what = Words(
        "多半是系统的空值：1970-01-01 08:00 是计时的起点，不是填写的时间",
        "is most likely a system's empty value: the first second that it counts",
    )
    mend = Words("没有填写的改为空白；确是这一时间的只写日期", "leave it empty, or write the day alone if it is meant")
    return UnreadableError(what, expected, mend)


def _common(found: re.Match[str], expected: Words) -> PartDate:
    year, month, day = (int(number) for number in found.groups() if number is not None)
    try:
        stated = date(year, month, day)
    except ValueError:
        raise UnreadableError(no_such_day(year, month, day).what, expected) from None
    return PartDate(stated, stated)


def _ambiguous(found: list[PartDate], expected: Words) -> UnreadableError:
    shown = [str(day.lo) if day.day else f"{day.lo} 至 {day.hi}" for day in found[:_SHOWN]]
    what = Words("可能是 " + "，也可能是 ".join(shown), "may be " + " or ".join(shown).replace("至", "to"))
    return UnreadableError(what, expected, _ORDER)


def _inside(found: PartDate, expected: Words) -> PartDate:
    if not FIRST_DAY <= found.lo <= found.hi <= LAST_DAY:
        what = Words(
            f"年份不在 {FIRST_DAY.year} 至 {LAST_DAY.year} 年之间", f"is outside {FIRST_DAY.year}–{LAST_DAY.year}"
        )
        raise UnreadableError(what, expected)
    return found
