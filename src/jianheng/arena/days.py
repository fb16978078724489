"""Date arithmetic of terms and periods, read from the law for this package alone.

刑诉法解释2021 art 202: months keep to the end of a month and a missing day becomes the month's last; years keep the
day, and only 29 February gives way. A term ends on the day before the corresponding day (刑法 art 47 for the credit).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Term(NamedTuple):
    """A term in years, months and days, which stay apart.

    Args:
        years, months, days: the parts.
    """

    years: int = 0
    months: int = 0
    days: int = 0

    @property
    def in_months(self) -> int:
        """Years and months together."""
        return 12 * self.years + self.months


def term_of(months: int) -> Term:
    """A term of whole months.

    >>> term_of(42)
    Term(years=3, months=6, days=0)
    """
    return Term(months // 12, months % 12)


def add_days(day: date, number: int) -> date:
    """The day a number of days later or earlier."""
    return day + timedelta(days=number)


def add_months(day: date, number: int) -> date:
    """The corresponding day some months later; the end of a month stays the end of a month."""
    place = day.year * 12 + day.month - 1 + number
    year, month = place // 12, place % 12 + 1
    last = monthrange(year, month)[1]
    at_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if at_end else min(day.day, last))


def add_years(day: date, number: int) -> date:
    """The same day some years later; 29 February gives way to 28 February."""
    if (day.month, day.day) == (2, 29) and monthrange(day.year + number, 2)[1] == 28:  # noqa: PLR2004
        return date(day.year + number, 2, 28)
    return day.replace(year=day.year + number)


def term_end(start: date, term: Term, credit: int = 0) -> date:
    """The last day of a term.

    Args:
        start: its first day.
        term: the whole term, counted once from the first day.
        credit: days credited.
    """
    return add_days(add_months(add_years(start, term.years), term.months), term.days - 1 - credit)


def period_end(start: date, months: int) -> date:
    """The day on which a period of months ends that runs from the day after `start`."""
    return add_months(start, months)


def surely_workday(day: date) -> bool:
    """Whether a day is a Tuesday to Thursday far from the holidays that move."""
    return day.weekday() in (1, 2, 3) and day.month in (3, 7, 8, 11, 12)
