"""A length of sentence: years, months and days kept apart as the document writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

_WRITTEN = re.compile(r"(?:(?P<years>\d+)y)?(?:(?P<months>\d+)m)?(?:(?P<days>\d+)d)?")
_DIGITS = "零一二三四五六七八九"
_GREATEST = 9999


@total_ordering
@dataclass(frozen=True, eq=False)
class Term:
    """A term of years, months and days.

    The parts stay as written, because 1 year and 12 months may end on different days (法释〔2021〕1号
    art 202). Comparison, equality included, is by length: `12 * years + months`, then `days`.

    Args:
        years: whole years, not negative.
        months: months beyond the years, not negative; 12 or more where a source says so.
        days: days beyond the months, not negative (half a month is 15 days).

    Raises:
        ValueError: a part is negative.

    >>> Term(3, 6, 10).zh()
    '三年六个月十日'
    >>> Term(1, 0, 0) == Term(0, 12, 0)
    True
    """

    years: int = 0
    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        for part in (self.years, self.months, self.days):
            if part < 0:
                raise ValueError(
                    f"刑期的年、月、日不能为负数：{self.years}年{self.months}月{self.days}日"
                    " / a part of a term is negative"
                )

    @classmethod
    def parse(cls, text: str) -> Term:
        """Read the short form.

        Args:
            text: `3y6m10d`; each part may be left out, but not all.

        Returns:
            The term, with its parts as written.

        Raises:
            ValueError: the text is not a term in the short form.

        >>> Term.parse("3y6m")
        Term(years=3, months=6, days=0)
        >>> Term.parse("18m").years
        0
        """
        found = _WRITTEN.fullmatch(text)
        if not text or found is None:
            raise ValueError(
                f"不是期限的写法：[{text}]，应写成 3y6m10d（年 y、月 m、日 d，可省略为零的部分）"
                " / not a term, expected e.g. 3y6m10d"
            )
        years, months, days = (int(found[part] or 0) for part in ("years", "months", "days"))
        return cls(years, months, days)

    @property
    def order(self) -> tuple[int, int]:
        """Months in all, then days: what terms are compared by."""
        return (12 * self.years + self.months, self.days)

    def __eq__(self, other: object) -> bool:
        return self.order == other.order if isinstance(other, Term) else NotImplemented

    def __lt__(self, other: object) -> bool:
        return self.order < other.order if isinstance(other, Term) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.order)

    def __add__(self, other: Term) -> Term:
        """Add part by part, then carry months into years.

        >>> str(Term.parse("3y9m") + Term.parse("6m"))
        '4y3m'
        """
        return self._carried(self.order[0] + other.order[0], self.days + other.days)

    def __sub__(self, other: Term) -> Term:
        """Subtract part by part, then carry; days are never borrowed from months.

        Raises:
            ValueError: the months or the days would be negative.

        >>> str(Term.parse("3y6m") - Term.parse("9m"))
        '2y9m'
        """
        months, days = self.order[0] - other.order[0], self.days - other.days
        if months < 0 or days < 0:
            raise ValueError(f"{self} 减去 {other} 得负数 / subtracting {other} from {self} is negative")
        return self._carried(months, days)

    @classmethod
    def _carried(cls, months: int, days: int) -> Term:
        return cls(months // 12, months % 12, days)

    def __str__(self) -> str:
        """Short form without zero parts; a zero term is `0d`."""
        parts = ((self.years, "y"), (self.months, "m"), (self.days, "d"))
        return "".join(f"{number}{unit}" for number, unit in parts if number) or "0d"

    def zh(self) -> str:
        """The term in Chinese words.

        >>> Term(25).zh(), Term(0, 11, 0).zh(), Term().zh()
        ('二十五年', '十一个月', '零日')
        """
        parts = ((self.years, "年"), (self.months, "个月"), (self.days, "日"))
        return "".join(chinese_number(number) + unit for number, unit in parts if number) or "零日"


def chinese_number(number: int) -> str:
    """A whole number in Chinese as legal documents write it.

    Args:
        number: 0 to 9999.

    Returns:
        The number in words, with a leading 十 rather than 一十.

    Raises:
        ValueError: the number is out of range.

    >>> chinese_number(10), chinese_number(105), chinese_number(210)
    ('十', '一百零五', '二百一十')
    """
    if not 0 <= number <= _GREATEST:
        raise ValueError(f"数字超出范围：[{number}] / number out of range 0..9999")
    words, gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if gap and words else "") + _DIGITS[digit] + unit
        gap = digit == 0
    return words.removeprefix("一") if words.startswith("一十") else words or "零"
