"""Years counted from a day, and whole years and months passed between two days."""

from __future__ import annotations

from datetime import date, timedelta

from jianheng.law.dates.months import add_months, last_day


def add_years(day: date, n: int) -> date:
    """Add years; the month end is not sticky.

    Args:
        day: the starting day.
        n: years; negative counts back.

    Returns:
        The same day `n` years later; 28 February where 29 February does not exist (法释〔2021〕1号 art 202).

    >>> add_years(date(2023, 2, 28), 1), add_years(date(2024, 2, 29), 1)
    (datetime.date(2024, 2, 28), datetime.date(2025, 2, 28))
    """
    end = last_day(day.year + n, day.month)
    return end.replace(day=min(day.day, end.day))


def years_after(day: date, n: int) -> date:
    """Last day of a period of `n` years that starts from an event on `day`; see `add_years`."""
    return add_years(day, n)


def full_months(start: date, end: date) -> int:
    """Whole months from one day to another: add, then compare.

    Args:
        start: the first day.
        end: the later day.

    Returns:
        The greatest n for which `add_months(start, n) <= end`; negative where `end` is before `start`.

    >>> full_months(date(2023, 2, 28), date(2023, 3, 30)), full_months(date(2023, 2, 28), date(2023, 3, 31))
    (0, 1)
    """
    n = 12 * (end.year - start.year) + end.month - start.month
    return n if add_months(start, n) <= end else n - 1


def full_years(start: date, end: date) -> int:
    """Whole years from one day to another: add, then compare.

    Args:
        start: the first day.
        end: the later day.

    Returns:
        The greatest n for which `add_years(start, n) <= end`; negative where `end` is before `start`.

    >>> full_years(date(2024, 2, 29), date(2025, 2, 28))
    1
    """
    n = end.year - start.year
    return n if add_years(start, n) <= end else n - 1


def age_on(birth: date, day: date) -> int:
    """Age in full years, reached on the day after the birthday (法释〔2006〕1号 art 2).

    Args:
        birth: day of birth.
        day: the day in question, not before the birth.

    Returns:
        The age in years.

    Raises:
        ValueError: `day` is before `birth`.

    >>> age_on(date(2006, 5, 1), date(2024, 5, 1)), age_on(date(2006, 5, 1), date(2024, 5, 2))
    (17, 18)
    """
    if day < birth:
        raise ValueError(f"日期 {day} 早于出生日期 {birth} / the day is before the birth")
    return max(0, full_years(birth, day - timedelta(days=1)))
