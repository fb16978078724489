"""Median days between stages, with the cases that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Min, OuterRef, Subquery
from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.papers.models import Ground
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.statistics.cases import clues, items, papers
from jianheng.desk.statistics.documents import documents
from jianheng.desk.statistics.figure import Figure, rows_url

# Each way from stage to stage, and the figure whose cases went it.
WAYS = {
    "to_conclusion": "concluded",
    "to_service": "addressed",
    "to_reply": "replied",
    "to_rectification": "rectified",
    "to_look_back": "looked_back",
}


@dataclass(frozen=True)
class Case:
    """One case that went from a stage to the next.

    Args:
        id: of the clue, document or item.
        begin, end: the two days.
    """

    id: int
    begin: date
    end: date

    @property
    def days(self) -> int:
        """How long it took."""
        return (self.end - self.begin).days


@dataclass(frozen=True)
class Duration:
    """The median of some cases.

    Args:
        cases: how many.
        median: of their days; None of none.
    """

    cases: Figure
    median: float | None

    @property
    def told(self) -> str:
        """The median as it is shown."""
        if self.median is None:
            return "—"
        return f"{self.median:.0f}" if self.median == int(self.median) else f"{self.median:.1f}"


def durations(asked: Asked, user: User) -> dict[str, Duration]:
    """The medians by name.

    Args:
        asked: what is asked.
        user: by whom.
    """
    found = {}
    for name in WAYS:
        days = [case.days for case in cases(name, asked, user)]
        figure = Figure(name, len(days), rows_url(name, asked))
        found[name] = Duration(figure, float(median(days)) if days else None)
    return found


def cases(name: str, asked: Asked, user: User) -> list[Case]:
    """The cases of a way, the longest first; those whose days are not both known or fall the other way are none.

    Args:
        name: a name of `WAYS`.
        asked: what is asked.
        user: by whom.
    """
    found = [
        Case(pk, _local(begin), _local(end))
        for pk, begin, end in _days(name, asked, user)
        if begin is not None and end is not None
    ]
    return sorted((case for case in found if case.days >= 0), key=lambda case: (-case.days, case.id))


def _days(name: str, asked: Asked, user: User) -> Any:
    rows: Any
    if name == "to_conclusion":
        rows = clues("concluded", asked, user)
        return rows.values_list("pk", "found_at", "concluded_at")
    if name == "to_service":
        served = Ground.objects.filter(clue=OuterRef("pk"), item__paper__in=documents()).order_by()
        first = served.values("clue").annotate(first=Min("item__paper__served_on")).values("first")
        rows = clues("addressed", asked, user).annotate(first_served=Subquery(first))
        return rows.values_list("pk", "concluded_at", "first_served")
    if name == "to_reply":
        rows = papers("replied", asked, user)
        return rows.values_list("pk", "served_on", "first_reply")
    if name == "to_rectification":
        return items("rectified", asked, user).values_list("pk", "paper__served_on", "rectified_on")
    return items("looked_back", asked, user).values_list("pk", "rectified_on", "look_back_on")


def _local(value: Any) -> date:
    """The day of a moment here; a day as it is."""
    return timezone.localtime(value).date() if hasattr(value, "hour") else value
