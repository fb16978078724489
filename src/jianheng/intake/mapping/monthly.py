"""Rows that a record becomes once a month: their part is the month, as the heading of the column writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from jianheng.dictionary import Dictionary

MONTH = "month"
_CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NUMBER = r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_HEADING = re.compile(rf"(?:(?P<year>(?:19|20)\d{{2}})年?度?)?{_NUMBER}月份?")
_DIGITS = re.compile(r"(?P<year>(?:19|20)\d{2})[-./]?(?P<month>1[0-2]|0[1-9])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
# The year of a rule, and the day on which the table was filed or printed.
_FILED = "填报|填表|打印|制表|报送|导出|生成|统计|上报"
_OF_SOMETHING_ELSE = re.compile(
    r"[〔（([【](?:19|20)\d{2}年?[〕）)\]】]\s*第?\d+号"
    r"|(?:规定|办法|细则|规则|标准|方案|条例|意见)》?\s*[（(〔](?:19|20)\d{2}年?(?:版|修订)?[）)〕]"
    rf"|(?:{_FILED})(?:日期|时间)?[:：]?\s*(?:19|20)\d{{2}}[年./-][\d年月日./-]*"
    rf"|(?:19|20)\d{{2}}[年./-][\d月日./-]*\s*(?:{_FILED})"
)
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


def runs_over_new_year(headings: Iterable[str]) -> bool:
    """Whether months without a year stand in an order in which one year does not hold them all.

    Example:
        >>> runs_over_new_year(["姓名", "11月", "12月", "1月"]), runs_over_new_year(["1月", "2月", "合计"])
        (True, False)
    """
    months = [int(month.removesuffix("月")) for each in headings if is_bare(month := read_month(each))]
    return any(later < earlier for earlier, later in pairwise(months))


def in_its_year(words: str, named: Iterable[Iterable[str]]) -> str:
    """A month with the year that its table names.

    Args:
        words: such as `3月`; any other words are returned as they are.
        named: what names the table, the nearest first: its title lines, the sheet, the file. The first of these that
            have a year at all must have one alone.

    Example:
        >>> in_its_year("3月", [["三监区计分考核汇总（2024年上半年）"], ["Sheet1"]])
        '2024年3月'
        >>> in_its_year("3月", [["2023年10月至2024年3月"], ["2024"]])
        '3月'
        >>> in_its_year("11月", [["司规〔2021〕3号 月考核分（2025年1月填报）"], ["2024年计分"]])
        '2024年11月'
    """
    if not is_bare(words):
        return words
    for texts in named:
        years = {year for text in texts for year in _YEAR.findall(_OF_SOMETHING_ELSE.sub("", text))}
        if years:
            return f"{years.pop()}年{words}" if len(years) == 1 else words
    return words
