"""Months counted from a day, by the three official conventions."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, overload

Convention = Literal["court", "procuratorate", "police"]
CONVENTIONS: tuple[Convention, ...] = ("court", "procuratorate", "police")


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def _target(day: date, n: int) -> date:
    """Last day of the month `n` months after the month of `day`."""
    years, month = divmod(12 * day.year + day.month - 1 + n, 12)
    return last_day(years, month + 1)


def add_months(day: date, n: int) -> date:
    """Add months with a sticky month end.

    Args:
        day: the starting day.
        n: months; negative counts back.

    Returns:
        The same day of the target month. From the last day of a month: the last day of the target
        month. Where the day does not exist: the last day of the target month (法释〔2021〕1号 art 202;
        法释〔2012〕21号 art 165).

    >>> add_months(date(2023, 2, 28), 1)
    datetime.date(2023, 3, 31)
    >>> add_months(date(2023, 1, 30), 1)
    datetime.date(2023, 2, 28)
    """
    end = _target(day, n)
    if day == last_day(day.year, day.month):
        return end
    return end.replace(day=min(day.day, end.day))


def _procuratorate(day: date, n: int) -> date:
    """Count from the day after; end on the day before the corresponding day (高检发侦监字〔2016〕9号 16)."""
    first = day + timedelta(days=1)
    end = _target(first, n)
    return end.replace(day=first.day) - timedelta(days=1) if first.day <= end.day else end


def _police(day: date, n: int) -> date:
    """Corresponding day, else the last day of the month; no sticky month end (公通字〔2006〕17号 4)."""
    end = _target(day, n)
    return end.replace(day=min(day.day, end.day))


_BY = {"court": add_months, "procuratorate": _procuratorate, "police": _police}


@overload
def months_after(day: date, n: int, by: Convention) -> date: ...
@overload
def months_after(day: date, n: int, by: Literal["any"]) -> tuple[date, date]: ...
def months_after(day: date, n: int, by: Convention | Literal["any"]) -> date | tuple[date, date]:
    """Last day of a period of `n` months that starts from an event on `day`.

    Args:
        day: the day of the event; it is not counted (CPL 105(2)).
        n: months; negative counts back.
        by: whose convention: `court`, `procuratorate`, `police`, or `any` for the bounds over all three.

    Returns:
        The day, or for `any` the earliest and the latest of the three.

    Raises:
        ValueError: the convention is unknown.

    >>> months_after(date(2024, 2, 29), 2, "court")
    datetime.date(2024, 4, 30)
    >>> months_after(date(2024, 2, 29), 2, "any")
    (datetime.date(2024, 4, 29), datetime.date(2024, 4, 30))
    """
    if by == "any":
        days = [_BY[each](day, n) for each in CONVENTIONS]
        return min(days), max(days)
    if by not in _BY:
        raise ValueError(f"未知的月份算法：[{by}]，应为 court、procuratorate、police 或 any / unknown month convention")
    return _BY[by](day, n)
