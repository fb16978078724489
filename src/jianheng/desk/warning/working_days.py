"""Working days between today and a deadline."""

from __future__ import annotations

from datetime import date

from jianheng.law.calendar import Calendar


class WorkingDays:
    """Counts working days.

    Args:
        calendar: the years that are known.
        today: the day from which on days are left.
    """

    def __init__(self, calendar: Calendar, today: date) -> None:
        self._numbers = {each.day: each.number for each in calendar.days}
        self._today = today

    def left(self, due: date) -> int | None:
        """Working days after today up to a day, the day among them.

        Args:
            due: the last day.

        Returns:
            0 where it is today or over; None where the holidays of its year are not known.
        """
        begin, end = self._numbers.get(self._today), self._numbers.get(due)
        return None if begin is None or end is None else max(0, end - begin)
