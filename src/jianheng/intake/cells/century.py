"""Years of two digits: read only where a single century is possible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.dictionary import Field
from jianheng.intake.cells.reading import Reading
from jianheng.intake.cleaning import PartDate

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
_REPUBLIC = date(1949, 10, 1)
_CENTURIES = (1900, 2000)


@dataclass(frozen=True)
class Window:
    """The days among which the days of a column lie.

    Args:
        first: the earliest.
        last: the latest.
    """

    first: date = FIRST_DAY
    last: date = LAST_DAY

    def holds(self, day: PartDate) -> bool:
        """Whether some day of a day, month or year lies inside."""
        return self.first <= day.hi and day.lo <= self.last


ANY_DAY = Window()


def window_of(field: Field, reading: Reading) -> Window:
    """The days that a field can hold.

    A day of birth lies after 1900. Any other day is an act of the organs of the People's Republic or follows
    from one, so that it lies after 1949-10-01. What has happened is not later than the day of export; without
    that day nothing is known of the end. A column may narrow this (`Reading.two_digit_years`).

    Args:
        field: the field.
        reading: how the column writes its values.

    Returns:
        The first and the last day.

    >>> window_of(Field("decided_on", "date", time="occurred"), Reading(export_day=date(2024, 5, 31))).last
    datetime.date(2024, 5, 31)
    """
    if reading.two_digit_years is not None:
        return Window(*reading.two_digit_years)
    last = reading.export_day if field.time == "occurred" else None
    return Window(FIRST_DAY if "birth" in field.name else _REPUBLIC, last or LAST_DAY)


def in_each_century(year: int, month: int | None, day: int | None, window: Window) -> list[PartDate]:
    """What a year of two digits may mean.

    Args:
        year: 0 to 99.
        month, day: the rest, where stated.
        window: the days that are possible.

    Returns:
        Each possible day, month or year.

    >>> [str(found.lo) for found in in_each_century(19, 3, 1, Window(_REPUBLIC))]
    ['2019-03-01']
    """
    found = []
    for century in _CENTURIES:
        try:
            value = PartDate.of(century + year, month, day)
        except ValueError:
            continue
        if window.holds(value):
            found.append(value)
    return found
