"""What a page, a form or a command asks for: from which day, how many days, of which institution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.dateparse import parse_date

from jianheng.desk.warning.span import MOST_DAYS, WEEK, Span

# Beyond these years a calendar of days ends.
EARLIEST, LATEST = date(1980, 1, 1), date(2200, 1, 1)


@dataclass(frozen=True)
class Asked:
    """What is asked for; nonsense asks for the coming week.

    Args:
        span: the days.
        wrong: what was written and is no day or number of days.
    """

    span: Span
    wrong: str = ""

    @classmethod
    def of(cls, query: QueryDict, today: date) -> Asked:
        """Read an address or a form.

        Args:
            query: with `from` and `days`.
            today: the day from which weeks are counted.
        """
        written, days = query.get("from", "").strip(), query.get("days", "").strip()
        week = Span.coming_week(today)
        if not written and not days:
            return cls(week)
        first = _day(written) if written else week.first
        number = int(days) if days.isascii() and days.isdecimal() and len(days) <= len(str(MOST_DAYS)) else 0
        number = number if days else WEEK
        if first is None or not 1 <= number <= MOST_DAYS or not EARLIEST <= first <= LATEST:
            return cls(week, f"{written} {days}".strip()[:40])
        return cls(Span.of(first, number))


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
