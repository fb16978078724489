"""The year of months that stand without one: the titles of a table, its sheet or its file name it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from jianheng.intake.cleaning import read_digits
from jianheng.intake.mapping.monthly import is_bare

# The year of a rule, and the day on which the table was filed or printed.
_FILED = "填报|填表|打印|制表|报送|导出|生成|统计|上报"
_OF_SOMETHING_ELSE = re.compile(
    r"[〔（([【](?:19|20)\d{2}年?[〕）)\]】]\s*第?\d+号"
    r"|(?:规定|办法|细则|规则|标准|方案|条例|意见)》?\s*[（(〔](?:19|20)\d{2}年?(?:版|修订)?[）)〕]"
    rf"|(?:{_FILED})(?:日期|时间)?[:：]?\s*(?:19|20)\d{{2}}[年./-][\d年月日./-]*"
    rf"|(?:19|20)\d{{2}}[年./-][\d月日./-]*\s*(?:{_FILED})"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_IN_WORDS = re.compile("[零〇○一二三四五六七八九]{4}(?=年)")
# Two digits are a year where what follows makes them one: 24年度, 23年9月. 原判10年以上 is none.
_SHORT = re.compile(r"(?<!\d)([0-4]\d)年(?=度|[上下全]半?年|第?[一二三四1-4]季度|\d{1,2}月|(?:罪犯)?(?:计分|考核))")
_LAST_SHORT = 48  # 49 may be 1949
_ONE_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)(?:月份?)?(?:[./-]?\d{1,2}[日号]?(?!\d))?"
_RANGE = re.compile(
    rf"(?P<year>(?:19|20)\d{{2}})[年./-](?P<first>{_ONE_MONTH})\s*(?:[至到~]|-+|—+|–+)\s*"
    rf"(?:(?:(?P<until>(?:19|20)\d{{2}})[年./-]|(?P<next>次年|翌年))(?P<last>{_ONE_MONTH})"
    r"|(?P<same>1[0-2]|0?[1-9])月(?:\d{1,2}[日号])?)"
)
# A day is when the table was printed or what it reaches to, and no year of its months.
_DAY = re.compile(
    r"(?:19|20)\d{2}(?:年\d{1,2}月\d{1,2}[日号]|([./-])\d{1,2}\1\d{1,2}(?!\d))|(?<!\d)(?:19|20)\d{6}(?!\d)"
)
_MONTHS = 12


def in_their_years(
    months: Sequence[str], named: Iterable[Iterable[str]], *, last_year: int | None = None
) -> Mapping[str, str]:
    """The year of each month of a table.

    Args:
        months: its months in the order of its columns; some may have a year.
        named: what names the table, the nearest first: its title lines, the sheet, the file. The first of these that
            names a year at all must name one alone, or one stretch of months in which each month of the table lies.
        last_year: no month is later, where that is known.

    Returns:
        Month to the month with its year; nothing where the year is not certain.

    Example:
        >>> in_their_years(["3月"], [["三监区计分考核汇总（二〇二四年上半年）"], ["Sheet1"]])
        {'3月': '2024年3月'}
        >>> in_their_years(["12月", "1月"], [["2023年10月至2024年3月"]])
        {'12月': '2023年12月', '1月': '2024年1月'}
        >>> in_their_years(["12月", "1月"], [["2024年"]])
        {}
    """
    bare = [month for month in months if is_bare(month)]
    for texts in named:
        ranges, years = _named(texts)
        if ranges or years:
            found = _by_range(bare, ranges, years) if ranges else _by_year(bare, years)
            late = any(last_year is not None and int(text[:4]) > last_year for text in found.values())
            return {} if late or not _in_order(months, found) else found
    return {}


def _in_order(months: Sequence[str], found: Mapping[str, str]) -> bool:
    """Whether no column is earlier than the one before it: else a year of its own has begun."""
    whole = [found.get(month, month) for month in months]
    numbers = [_number(int(text[:4]), text[5:]) for text in whole if text and not is_bare(text)]
    return all(earlier <= later for earlier, later in pairwise(numbers))


def _named(texts: Iterable[str]) -> tuple[set[tuple[int, int]], set[int]]:
    """Stretches of months, as numbers of months since year 0, and the years beside them."""
    ranges, years = set(), set()
    for text in texts:
        plain = _OF_SOMETHING_ELSE.sub("", _plain(text))
        for found in _RANGE.finditer(plain):
            year = int(found["year"])
            until = int(found["until"] or year + bool(found["next"]))
            ranges.add((_number(year, found["first"]), _number(until, found["last"] or found["same"])))
        plain = _DAY.sub("", _RANGE.sub("", plain))
        years |= {int(year) for year in _YEAR.findall(plain)}
    return ranges, years


def _plain(text: str) -> str:
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    plain = _IN_WORDS.sub(lambda found: read_digits(found[0].replace("○", "〇")), plain)
    return _SHORT.sub(lambda found: f"20{found[1]}年" if int(found[1]) <= _LAST_SHORT else found[0], plain)


def _number(year: int, month: str) -> int:
    digits = re.match(r"\d+", month)
    assert digits is not None  # the pattern of a month begins with figures
    return year * _MONTHS + int(digits[0]) - 1


def _by_year(bare: Sequence[str], years: set[int]) -> dict[str, str]:
    if len(years) != 1:
        return {}
    [year] = years
    return {month: f"{year}年{month}" for month in bare}


def _by_range(bare: Sequence[str], ranges: set[tuple[int, int]], years: set[int]) -> dict[str, str]:
    if len(ranges) != 1:
        return {}
    [(first, last)] = ranges  # one that ends before it begins holds no month
    within = {number % _MONTHS + 1: number // _MONTHS for number in range(first, last + 1)}
    if last - first >= _MONTHS or not years <= set(within.values()):
        return {}
    numbers = [int(month.removesuffix("月")) for month in bare]
    if not all(number in within for number in numbers):
        return {}
    return {month: f"{within[number]}年{month}" for month, number in zip(bare, numbers, strict=True)}
