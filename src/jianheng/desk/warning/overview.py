"""How much falls due where, counted from what the last runs told; for pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from jianheng.desk.accounts.models import Institution, User
from jianheng.desk.casework.upcoming import AHEAD
from jianheng.desk.home.warning_grid import day_of_data, upcoming_for
from jianheng.desk.runs.seen import latest_ran, tallies
from jianheng.desk.warning.span import WEEK, Span


@dataclass(frozen=True)
class Line:
    """An institution.

    Args:
        unit: it.
        due: acts that fall due in the days asked for.
        passed: acts that fell due after the day of the data and before these days.
        acts: acts of it that were examined.
    """

    unit: Institution
    due: int
    passed: int
    acts: int


@dataclass(frozen=True)
class Week:
    """A week to choose from."""

    span: Span
    chosen: bool


@dataclass(frozen=True)
class Overview:
    """All institutions of a person.

    Args:
        lines: those with something due first, then by name.
        span: the days.
        as_of: the day of the data; None without a run.
        age: days from the day of the data to today.
        beyond: the last day that is counted, where the days asked for reach further; else None.
    """

    lines: list[Line]
    span: Span
    as_of: date | None
    age: int
    beyond: date | None

    @property
    def due(self) -> int:
        """Acts due in all."""
        return sum(line.due for line in self.lines)

    @property
    def passed(self) -> int:
        """Acts in all that fell due since the day of the data."""
        return sum(line.passed for line in self.lines)

    @property
    def acts(self) -> int:
        """Acts examined in all."""
        return sum(line.acts for line in self.lines)


def overview(user: User, span: Span) -> Overview:
    """Count what falls due in a person's institutions.

    Args:
        user: the person.
        span: the days.
    """
    as_of = day_of_data()
    if as_of is None:
        return Overview([], span, None, 0, None)
    within = Count("id", filter=Q(due__range=(span.first, span.last)))
    before = Count("id", filter=Q(due__gt=as_of, due__lt=span.first))
    counted = upcoming_for(user).order_by().values_list("institution").annotate(within=within, before=before)
    due = {unit: (here, passed) for unit, here, passed in counted}
    acts = _acts(user)
    units = Institution.objects.filter(pk__in={*due, *acts}).order_by("name")
    lines = [Line(unit, *due.get(unit.pk, (0, 0)), acts.get(unit.pk, 0)) for unit in units]
    # Those with nothing due stand last; among the rest the name decides: having less due is no merit.
    lines.sort(key=lambda line: not (line.due or line.passed))
    end = as_of + AHEAD
    return Overview(lines, span, as_of, (timezone.localdate() - as_of).days, end if span.last > end else None)


def weeks(today: date, chosen: Span, number: int = 4) -> list[Week]:
    """What is left of this week and the weeks that follow, to choose from."""
    coming = Span.coming_week(today)
    spans = [Span(today, coming.first - timedelta(days=1))]
    spans += [Span.of(coming.first + timedelta(days=WEEK * each), WEEK) for each in range(number)]
    return [Week(each, each == chosen) for each in spans]


def _acts(user: User) -> dict[int, int]:
    """Acts examined by institution, of each model from the last run that examined it."""
    ran = latest_ran()
    latest = {model: one.run_id for model, one in ran.items()}
    found: dict[int, int] = {}
    for one in tallies(user, {one.run for one in ran.values()}):
        if latest.get(one.model) == one.run_id:
            found[one.institution_id] = found.get(one.institution_id, 0) + one.counts.total
    return found
