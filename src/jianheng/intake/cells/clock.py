"""The time of the day behind a day: 08:30, 8时30分, 上午9:30, 下午3点."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cleaning import read_count
from jianheng.intake.problem import Words

MOMENT = Words("2024-05-31 14:30 形式的时间", "a time such as 2024-05-31 14:30")
_NUMBER = r"(?:\d{1,2}|[零〇一二三四五六七八九十]{1,3})"
_PERIOD = r"凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚上|晚间|深夜|夜里|夜间|早|晚|[ap]\.?m\.?"
# Parts of a day that lie in it whole: what is called night may lie behind midnight.
_PART_ALONE = re.compile(r"(?<=[\d日号)]) ?\(?(?:凌晨|清晨|早晨|早上|上午|中午|午后|下午|傍晚|晚上|晚间|早|晚)\)?$")
_CLOCK = re.compile(
    # Digits of the day and of the hour never stand together without something between them.
    rf"(?:(?<=\d)[T ]|(?<=[日号)])[T ]?|(?<=\d)(?={_PERIOD}))(?P<period>{_PERIOD})? ?"
    rf"(?P<hour>{_NUMBER})(?:"
    r":(?P<minute>\d\d)(?::[0-5]\d(?:[.,:]\d+)?|分)?"
    rf"|[时点](?:(?P<half>半)|整|钟|零?(?P<minutes>{_NUMBER})(?:分(?:{_NUMBER}秒)?)?)?)"
    r"(?P<about>许|左右)?"
    r" ?(?P<after>[ap]\.?m\.?|上午|下午)?(?P<zone>z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
# The form of a database, which writes an empty time so: Mar  1 2019 12:00AM.
_SYSTEM = re.compile(r"(?P<day>[a-z]{3} \d{1,2} \d{4}) (?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?P<half>[ap])m", re.ASCII)
_COMPACT = re.compile(r"(\d{8})(\d{2})([0-5]\d)([0-5]\d)?", re.ASCII)
# Hours and minutes together, behind a day that is whole: in 03 01 2019 the last figures are a year.
_TOGETHER = re.compile(
    r"(?P<day>\d{4}([-/.])\d{1,2}\2\d{1,2}|\d{4}年\d{1,2}月\d{1,2}[日号]|\d{8})(?:[t ]|(?<=[日号]))"
    r"(?P<hour>\d\d)(?P<minute>\d\d)(?:[0-5]\d)?",
    re.ASCII,
)
_NO_DAY = re.compile(rf"(?:{_PERIOD})? ?{_NUMBER}(?::\d\d(?::\d\d)?|[时点](?:半|整|钟|{_NUMBER}分?)?)")
_LOCAL = ("", "+08:00", "+0800")
# First and last hour that a word allows, and what is added to it.
_PERIODS = {
    **dict.fromkeys(("凌晨",), (0, 6, 0)),
    **dict.fromkeys(("清晨", "早晨", "早上", "早"), (4, 11, 0)),
    **dict.fromkeys(("上午", "am"), (0, 11, 0)),
    **dict.fromkeys(("下午", "pm"), (1, 11, 12)),
    "午后": (1, 6, 12),
    "傍晚": (4, 8, 12),
    **dict.fromkeys(("晚上", "晚间", "晚", "夜里", "夜间"), (6, 11, 12)),
    "深夜": (10, 11, 12),
}
_HALVES = ("上午", "下午", "am", "pm")
_NOON, _LAST_HOUR, _LAST_MINUTE = 12, 23, 59
_AFTER_MIDNIGHT = range(1, 6)
_NIGHT = ("晚上", "晚间", "晚", "夜里", "夜间", "深夜")
_NONE = 99  # no hour


@dataclass(frozen=True)
class Clock:
    """A time of the day.

    Args:
        hour, minute: in local time; both 0 where only the day is certain.
        exact: `minute`, `hour` or `day`.
    """

    hour: int
    minute: int
    exact: str


_DAY_ALONE = Clock(0, 0, "day")


def split_clock(text: str, *, of_day: bool = False) -> tuple[str, Clock | None]:
    """Part a text into the day's words and the time of the day.

    About a time (10时许), a part of the day alone (上午) and its end (24:00) make only the day certain.

    Args:
        text: the words, in ASCII digits.
        of_day: only the day is wanted, so that 上午12点 may be noon or midnight.

    Returns:
        The words of the day, and the time where one stands behind it.

    Raises:
        UnreadableError: there is no such time, it stands without a day, it is in the time of another zone, 12 点 may
            be noon or midnight, or an hour of the night may lie before or behind the day.

    >>> split_clock("2019年3月1日下午3点半")
    ('2019年3月1日', Clock(hour=15, minute=30, exact='minute'))
    """
    if found := _COMPACT.fullmatch(text):
        return found[1], _clock(int(found[2]), int(found[3]), "minute")
    if found := _SYSTEM.fullmatch(text):
        return found["day"], _clock(
            int(found["hour"]) % _NOON + (_NOON if found["half"] == "p" else 0), int(found["minute"]), "minute"
        )
    if together := _TOGETHER.fullmatch(text):
        hour, minute = int(together["hour"]), int(together["minute"])
        at_end = (hour, minute) == (_LAST_HOUR + 1, 0)
        return together["day"], _DAY_ALONE if at_end else _clock(hour, minute, "minute")
    if _NO_DAY.fullmatch(text):
        raise UnreadableError(Words("只有时刻，没有日期", "is a time without a day"), MOMENT)
    if (":" in text or "时" in text or "点" in text) and (found := _CLOCK.search(text)):
        return text[: found.start()], _told(found, of_day=of_day)
    if alone := _PART_ALONE.search(text):
        return text[: alone.start()], _DAY_ALONE
    return text, None


def _told(found: re.Match[str], *, of_day: bool) -> Clock:
    _check_zone(found["zone"] or "")
    hour = read_count(found["hour"].replace("〇", "零").removeprefix("零")) if found["hour"].strip("零〇") else 0
    words = found["minute"] or found["minutes"]
    minute = 30 if found["half"] else _minutes(words)
    if hour is None or minute is None:
        raise UnreadableError(Words("不能读作时刻", "cannot be read as a time"), MOMENT)
    period = (found["period"] or found["after"] or "").lower().replace(".", "")
    if (hour, minute) == (_LAST_HOUR + 1, 0) and not period:
        return _DAY_ALONE
    if of_day and hour == _NOON and period in _HALVES:
        return _DAY_ALONE
    exact = "minute" if words or found["half"] else "hour"
    clock = _clock(_hour(period, hour), minute, exact)
    return _DAY_ALONE if found["about"] else clock


def _check_zone(zone: str) -> None:
    if zone.lower() in _LOCAL:
        return
    what = Words(f"带有别的时区 {zone}", f"is in another time zone, {zone}")
    if zone.startswith("-"):
        what = Words(
            f"写的是一段时间（至 {zone[1:]}），或者带有别的时区 {zone}",
            f"is a stretch of time until {zone[1:]}, or in another time zone, {zone}",
        )
    raise UnreadableError(what, MOMENT)


def _minutes(words: str | None) -> int | None:
    if not words or not words.strip("零〇0"):
        return 0
    return read_count(words.replace("〇", "零").removeprefix("零"))


def _hour(period: str, hour: int) -> int:
    if not period:
        return hour
    if period == "中午":
        return {11: 11, 12: 12, 1: 13, 13: 13}.get(hour, _NONE)
    first, last, more = _PERIODS[period]
    if first <= hour <= last:
        return hour + more
    if period in _NIGHT and hour in _AFTER_MIDNIGHT:
        what = Words(
            f"“{period}{hour}点”可能是当天凌晨，也可能是次日凌晨",
            f"{hour} {period} may be early on the day or on the next",
        )
        raise UnreadableError(what, MOMENT)
    if hour == _NOON:
        what = Words(f"“{period}12点”可能是中午，也可能是半夜", f"12 {period} may be noon or midnight")
        raise UnreadableError(what, MOMENT)
    return hour if more and first + more <= hour <= last + more else _NONE


def _clock(hour: int, minute: int, exact: str) -> Clock:
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        raise UnreadableError(Words("没有这样的时刻", "there is no such time"), MOMENT)
    return Clock(hour, minute, exact)
