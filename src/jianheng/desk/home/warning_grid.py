"""Deadlines of institutions in the seven days after the day of the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, QuerySet

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Arrival, Upcoming

DAYS = 7
# From so many on, a cell is shaded more strongly.
SOME, MANY = 3, 6


@dataclass(frozen=True)
class Cell:
    """One day of one kind of duty."""

    day: date
    acts: int

    @property
    def shade(self) -> str:
        """How strongly it is shaded."""
        return "" if not self.acts else "h3" if self.acts >= MANY else "h2" if self.acts >= SOME else "h1"


@dataclass(frozen=True)
class Line:
    """One kind of duty: a model's deadlines day by day."""

    model: str
    title: str
    cells: list[Cell]


@dataclass(frozen=True)
class Grid:
    """The seven days.

    Args:
        days: the days.
        lines: one a model that has deadlines in them.
        as_of: the day of the data; None without a run.
    """

    days: list[date]
    lines: list[Line]
    as_of: date | None


def day_of_data() -> date | None:
    """The latest day as of which a run looked."""
    last: date | None = Arrival.objects.aggregate(last=Max("as_of"))["last"]
    return last


def upcoming_for(user: User) -> QuerySet[Upcoming]:
    """The deadlines that a person sees."""
    return in_scope(Upcoming.objects.all(), user)


def warning_grid(user: User) -> Grid:
    """Count the deadlines of the next seven days.

    Args:
        user: for whom.
    """
    as_of = day_of_data()
    if as_of is None:
        return Grid([], [], None)
    days = [as_of + timedelta(days=number) for number in range(1, DAYS + 1)]
    counted = upcoming_for(user).filter(due__range=(days[0], days[-1])).order_by()
    counts: dict[str, dict[date, int]] = {}
    for model, due, acts in counted.values_list("model", "due").annotate(n=Count("id")):
        counts.setdefault(model, {})[due] = acts
    titles = {one.model: one.title for one in Upcoming.objects.filter(model__in=counts).order_by("model")}
    lines = [
        Line(model, titles[model], [Cell(day, by_day.get(day, 0)) for day in days])
        for model, by_day in sorted(counts.items(), key=lambda each: -sum(each[1].values()))
    ]
    return Grid(days, lines, as_of)
