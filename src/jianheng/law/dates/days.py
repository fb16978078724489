"""Days counted from a day and between two days."""

from __future__ import annotations

from datetime import date, timedelta


def days_after(day: date, n: int) -> date:
    """Last day of a period of `n` days from an event on `day`, which is not counted (CPL 105(2)).

    >>> days_after(date(2024, 1, 1), 10)
    datetime.date(2024, 1, 11)
    """
    return day + timedelta(days=n)


def days_between(start: date, end: date) -> int:
    """Days from one day to another, the first not counted; negative where `end` is earlier.

    >>> days_between(date(2024, 2, 28), date(2024, 3, 1))
    2
    """
    return (end - start).days


def days_counted(start: date, end: date) -> int:
    """Days from one day to another, both counted, as custody and confinement are.

    >>> days_counted(date(2024, 1, 10), date(2024, 2, 8))
    30
    """
    return (end - start).days + 1
