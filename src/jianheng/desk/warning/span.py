"""The days of which a list tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7
MOST_DAYS = 60


@dataclass(frozen=True)
class Span:
    """Some days in a row.

    Args:
        first: the first.
        last: the last.
    """

    first: date
    last: date

    @classmethod
    def of(cls, first: date, days: int) -> Span:
        """So many days from one on.

        >>> Span.of(date(2026, 11, 30), 7).last
        datetime.date(2026, 12, 6)
        """
        return cls(first, first + timedelta(days=days - 1))

    @classmethod
    def coming_week(cls, today: date) -> Span:
        """Monday to Sunday after the week in which a day lies.

        >>> Span.coming_week(date(2026, 11, 27)).first, Span.coming_week(date(2026, 11, 30)).first
        (datetime.date(2026, 11, 30), datetime.date(2026, 12, 7))
        """
        return cls.of(today + timedelta(days=WEEK - today.weekday()), WEEK)

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
