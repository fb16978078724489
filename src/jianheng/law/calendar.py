"""Working days as the State Council set them, and the day to which a period moves (刑事诉讼法 105(4))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import chinese_calendar

FIRST_YEAR, LAST_YEAR = min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year


def is_working_day(day: date) -> bool | None:
    """Whether offices work on a day.

    Args:
        day: any day.

    Returns:
        None outside the years whose holidays have been announced.

    >>> is_working_day(date(2024, 2, 12)), is_working_day(date(2024, 2, 4)), is_working_day(date(1999, 1, 4))
    (False, True, None)
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return bool(chinese_calendar.is_workday(day))


def first_working_day(day: date) -> date | None:
    """The day itself, or the first day after the holiday on which it falls.

    Args:
        day: last day of a period for a person not in custody.

    Returns:
        None where the calendar does not reach.

    >>> first_working_day(date(2024, 2, 10))
    datetime.date(2024, 2, 18)
    """
    while True:
        works = is_working_day(day)
        if works is None:
            return None
        if works:
            return day
        day += timedelta(days=1)


@dataclass(frozen=True)
class CalendarDay:
    """One day of the calendar.

    Args:
        day: the day.
        works: whether offices work on it.
        number: working days from the first day of the calendar up to this one.
        rolled: the day to which a period that ends on it moves, None where the calendar ends before.
    """

    day: date
    works: bool
    number: int
    rolled: date | None


@cache
def calendar_days() -> tuple[CalendarDay, ...]:
    """Every day of the years whose holidays have been announced."""
    day, number, found = date(FIRST_YEAR, 1, 1), 0, []
    while day.year <= LAST_YEAR:
        works = bool(is_working_day(day))
        number += works
        found.append(CalendarDay(day, works, number, first_working_day(day)))
        day += timedelta(days=1)
    return tuple(found)
