"""The forms in which tables write a day, and what each may mean."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.cells.century import FIRST_DAY, LAST_DAY, Window, in_each_century
from jianheng.intake.cleaning import PartDate, read_count, read_date, read_digits
from jianheng.intake.problem import Words

_MARKS = {**dict.fromkeys(map(ord, "—–―−‐‑﹣_\\"), "-"), ord("。"): ".", ord("，"): ".", ord(","): "."}
_LOOSE = re.compile(r" ?([年月日号时点分秒/.\-:()]) ?")
_WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)([一二三四五六日天])\)?$")
_QUOTED = re.compile(r"['’](?=\d{4})")
_FROM_OR_UNTIL = re.compile(
    r"(?:自|从)(?P<from>.+?)(?:起算?|开始)|(?P<start>.+?[\d日号)])起|(?:至|到)?(?P<end>.+?[\d日号)])为?止"
)
_MONTHS = 12
_SHORT, _LONG = 2, 4  # digits of a part of a day
_WEEK = "一二三四五六日"
_CHINESE_DIGIT = "[零〇一二三四五六七八九]"
_SINGLE_DIGITS = re.compile(
    rf"({_CHINESE_DIGIT}{{4}})年((?:[零〇一])?{_CHINESE_DIGIT})月((?:[零〇一二三])?{_CHINESE_DIGIT})[日号]"
)
_NO_DAYS = ("0", "00", "零", "〇")
_NEIGHBOURS = {"一二", "二三"}
_COUNT = r"(?:\d{1,2}|[一二三四五六七八九十廿元]{1,3})"
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})(?:\2(\d{1,2})[日号]?|月)?", re.ASCII)
_YEAR_MONTH = re.compile(r"(\d{4})年(1[0-2]|0?[1-9])", re.ASCII)  # only 月 is left out: days are never that short
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SIX = re.compile(r"\d{6}", re.ASCII)
_FOUR = re.compile(r"(\d{4})年?", re.ASCII)
_SHORT_YEAR = re.compile(rf"['’]?(\d\d|{_CHINESE_DIGIT}{{2}})年(?:({_COUNT})月(?:份|({_COUNT})[日号])?)?", re.ASCII)
_ANY_ORDER = re.compile(r"(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})", re.ASCII)
_NAMED = re.compile(r"(\d{1,2})[- .](?:(\d{1,2})月|([a-z]{3,9})\.?)[- .]+(\d{2}|\d{4})", re.ASCII)
_NAMED_FIRST = re.compile(r"([a-z]{3,9})[. ]+(\d{1,2})[. ]+(\d{4})", re.ASCII)
_STRETCH = re.compile(
    r"(?P<whole>.+?[年月])份?(?:(?P<tenth>[上中下])旬|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度|年?(?P<about>[初中底末]))"
)
_NO_SUCH = re.compile(r"(.{4})年(.{1,3})月(?:(.{1,3}?)[日号]?)?")


def plain_day(text: str) -> str:
    """The words of a day in plain characters, with blanks only between digits.

    >>> plain_day("２０１９ 年 3 月 1 日（星期五）"), plain_day("2019—03—01")
    ('2019年3月1日(星期五)', '2019-03-01')
    """
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS)
    return _LOOSE.sub(r"\1", " ".join(plain.split())).lower()


def without_edges(plain: str) -> str:
    """The words of a day without what says that something runs from it or until it, and without a stop behind it.

    >>> without_edges("自2019年3月1日起"), without_edges("2022年2月28日止."), without_edges("'2019-03-01")
    ('2019年3月1日', '2022年2月28日', '2019-03-01')
    """
    bare = _QUOTED.sub("", plain, count=1).rstrip(".; ")
    found = _FROM_OR_UNTIL.fullmatch(bare)
    return next(filter(None, found.groups())).strip() if found else bare


def split_weekday(plain: str) -> tuple[str, int | None]:
    """Part the weekday from the words of a day; Monday is 0."""
    found = _WEEKDAY.search(plain)
    if found is None:
        return plain, None
    return plain[: found.start()].rstrip(), _WEEK.index(found[1].replace("天", "日"))


def readings_of(plain: str, order: str, window: Window) -> list[PartDate]:
    """All days, months or years that the words may mean.

    Args:
        plain: the words, as `plain_day` gives them.
        order: order of the parts, where it is known.
        window: the days that are possible, for years of two digits.

    Returns:
        The meanings, most common first; none where the words are no day.

    Raises:
        UnreadableError: the words are a day that does not exist, or name no certain stretch of days.
    """
    for form in (_year_first, _short_year, _other_orders, _six_digits, _named_month, _stretch):
        found = form(plain, order, window)
        if found is not None:
            return found
    whole = read_date(_digit_by_digit(plain.removesuffix("份")))
    if whole is None and (parts := _NO_SUCH.fullmatch(plain)):
        _told_why(*parts.groups())
    return [] if whole is None else [whole]


def no_such_day(year: int, month: int, day: int | None) -> UnreadableError:
    """Why there is no such day."""
    if not 1 <= month <= _MONTHS:
        return UnreadableError(Words(f"没有 {month} 月", f"there is no month {month}"))
    last = monthrange(year, month)[1] if MINYEAR <= year <= MAXYEAR else 31
    return UnreadableError(
        Words(
            f"没有这一天，{year} 年 {month} 月只有 {last} 天，没有 {day} 日",
            f"{year}-{month:02} has {last} days, not {day}",
        )
    )


def _certain(year: int, month: int, day: int | None) -> list[PartDate]:
    try:
        return [PartDate.of(year, month, day)]
    except ValueError:
        raise no_such_day(year, month, day) from None


def _year_first(plain: str, _order: str, _window: Window) -> list[PartDate] | None:
    if found := _YEAR_FIRST.fullmatch(plain):
        return _certain(int(found[1]), int(found[3]), int(found[4]) if found[4] else None)
    if found := _YEAR_MONTH.fullmatch(plain):
        return [PartDate.of(int(found[1]), int(found[2]))]
    if found := _EIGHT.fullmatch(plain):
        return _certain(int(found[1]), int(found[2]), int(found[3]))
    if (found := _FOUR.fullmatch(plain)) and int(found[1]):
        return [PartDate.of(int(found[1]))]
    return None


def _short_year(plain: str, _order: str, window: Window) -> list[PartDate] | None:
    found = _SHORT_YEAR.fullmatch(plain)
    if found is None:
        return None
    month, day = _count(found[2]), _count(found[3])
    return in_each_century(int(read_digits(found[1])), month, day, window)


def _other_orders(plain: str, order: str, window: Window) -> list[PartDate] | None:
    found = _ANY_ORDER.fullmatch(plain)
    if found is None:
        return None
    return _in_orders((found[1], found[3], found[4]), order, window)


def _six_digits(plain: str, order: str, window: Window) -> list[PartDate] | None:
    if not _SIX.fullmatch(plain):
        return None
    year, month = int(plain[:4]), int(plain[4:])
    months = [PartDate.of(year, month)] if FIRST_DAY.year <= year <= LAST_DAY.year and 1 <= month <= _MONTHS else []
    if order == "ym":
        return months
    days = _in_orders((plain[:2], plain[2:4], plain[4:]), order, window)
    return days if order else [month for month in months if window.holds(month)] + days


def _in_orders(parts: tuple[str, str, str], order: str, window: Window) -> list[PartDate]:
    orders = (order,) if order in ("ymd", "mdy", "dmy") else ("ymd", "mdy", "dmy")
    found: dict[PartDate, None] = {}
    for each in orders:
        year, month, day = (parts[each.index(part)] for part in "ymd")
        if max(len(month), len(day)) > _SHORT:
            continue
        if len(year) == _SHORT:
            found.update(dict.fromkeys(in_each_century(int(year), int(month), int(day), window)))
        elif len(year) == _LONG:
            try:
                found[PartDate.of(int(year), int(month), int(day))] = None
            except ValueError:
                continue
    return [*found]


def _named_month(plain: str, _order: str, window: Window) -> list[PartDate] | None:
    if found := _NAMED.fullmatch(plain):
        day, month, year = found[1], int(found[2]) if found[2] else _english(found[3]), found[4]
    elif found := _NAMED_FIRST.fullmatch(plain):
        day, month, year = found[2], _english(found[1]), found[3]
    else:
        return None
    if month is None:
        return []
    if len(year) == _SHORT:
        return in_each_century(int(year), month, int(day), window)
    return _certain(int(year), month, int(day))


def _english(name: str) -> int | None:
    return _ENGLISH.index(name[:3]) + 1 if name[:3] in _ENGLISH else None


def _stretch(plain: str, order: str, window: Window) -> list[PartDate] | None:
    found = _STRETCH.fullmatch(plain)
    if found is None:
        return None
    kinds: tuple[tuple[str, Callable[[PartDate, str], PartDate | None]], ...] = (
        ("tenth", _tenth),
        ("half", _half),
        ("quarter", _quarter),
        ("about", lambda whole, _words: whole),
    )
    name, cut = next((name, cut) for name, cut in kinds if found[name])
    parts = [cut(whole, found[name]) for whole in readings_of(found["whole"], order, window)]
    return [part for part in parts if part is not None]


def _tenth(month: PartDate, words: str) -> PartDate | None:
    year, number = month.lo.year, month.lo.month
    if month.hi.month != number or month.lo == month.hi:
        return None
    first = {"上": 1, "中": 11, "下": 21}[words]
    return PartDate(date(year, number, first), month.hi if words == "下" else date(year, number, first + 9))


def _half(year: PartDate, words: str) -> PartDate | None:
    if year.lo.month == year.hi.month:
        return None
    middle = date(year.lo.year, 6, 30)
    return PartDate(year.lo, middle) if words == "上" else PartDate(date(year.lo.year, 7, 1), year.hi)


def _quarter(year: PartDate, words: str) -> PartDate | None:
    if year.lo.month == year.hi.month:
        return None
    last = 3 * int(read_digits(words))
    return PartDate(date(year.lo.year, last - 2, 1), date(year.lo.year, last, monthrange(year.lo.year, last)[1]))


def _digit_by_digit(plain: str) -> str:
    """Month and day in single digits put together: 二〇二〇年一二月三一日.

    一二日 may be the first or second, so that such a day is read only behind a month that has two digits too.
    """
    found = _SINGLE_DIGITS.fullmatch(plain)
    if found is None:
        return plain
    year, month, day = found.groups()
    if (month in _NEIGHBOURS and len(day) < _SHORT) or (day in _NEIGHBOURS and len(month) < _SHORT):
        return plain
    return f"{year}年{read_digits(month)}月{read_digits(day)}日"


def _count(words: str | None) -> int | None:
    if words is None:
        return None
    return 1 if words == "元" else read_count(words.removeprefix("0") or "0") or 0


def _told_why(year: str, month: str, day: str | None) -> None:
    digits = read_digits(year)
    numbers = _count(month), _count(day)
    if day is None and numbers[0] and numbers[0] <= _MONTHS:
        return  # the month is there, so that it is the words that nobody reads
    if day is not None and not numbers[1] and day not in _NO_DAYS:
        return
    if digits.isascii() and digits.isdigit() and numbers[0]:
        raise no_such_day(int(digits), numbers[0], numbers[1])
