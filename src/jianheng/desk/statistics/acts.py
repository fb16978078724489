"""Which answers are counted: those of the last run of each model, narrowed as is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet, Sum
from django.urls import reverse

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.words import area_title
from jianheng.desk.runs.counts import ORDER, Counts
from jianheng.desk.runs.models import Ran, TalliedMonth
from jianheng.desk.runs.seen import latest_ran
from jianheng.desk.statistics.asked import ACT, OWN, Asked
from jianheng.desk.statistics.periods import grain_of, period_of, span_of, told_period
from jianheng.desk.words import say
from jianheng.library.shelf import AREAS

UNKNOWN_DAY = "none"


@dataclass(frozen=True)
class Line:
    """The answers of an area, a model, an institution or a period.

    Args:
        key: by which it is asked for.
        title: what it is called.
        counts: its answers.
        query: address of the acts, without the answer.
    """

    key: str
    title: str
    counts: Counts
    query: str

    @property
    def url(self) -> str:
        """Where all its acts are listed."""
        return f"{reverse('statistics:acts')}?{self.query}"

    @property
    def urls(self) -> dict[str, str]:
        """Where the acts of each answer are listed."""
        return {answer: f"{self.url}&answer={answer}" for answer in ORDER}


def is_narrowed_by_period(asked: Asked) -> bool:
    """Whether the period counts for acts: it does where it is one of days of acts."""
    return asked.has_period and asked.by in (OWN, ACT)


def tallied(asked: Asked, user: User, ran: dict[str, Ran] | None = None) -> QuerySet[TalliedMonth]:
    """The answers that count.

    Args:
        asked: what is asked.
        user: by whom.
        ran: of each model the last run that examined it, where that is known already.
    """
    runs: dict[int, list[str]] = {}
    for model, one in (latest_ran() if ran is None else ran).items():
        if _fits(model, asked):
            runs.setdefault(one.run_id, []).append(model)
    if not runs:
        return TalliedMonth.objects.none()
    latest = Q()
    for run, models in runs.items():
        latest |= Q(run=run, model__in=models)
    rows = TalliedMonth.objects.filter(latest)
    units = asked.units(user)
    if units is not None:
        rows = rows.filter(institution__in=units)
    if is_narrowed_by_period(asked):
        rows = rows.exclude(month="")
        rows = rows.filter(month__gte=asked.since) if asked.since else rows
        rows = rows.filter(month__lte=asked.until) if asked.until else rows
    return rows


def _fits(model: str, asked: Asked) -> bool:
    area = model.partition("/")[0]
    return (not asked.areas or area in asked.areas) and (not asked.models or model in asked.models)


@dataclass(frozen=True)
class Answers:
    """The answers, each way of looking at them.

    Args:
        total: all of them.
        areas, models, institutions, periods: the same by what they are of.
        as_of: days as of which the runs looked, the first and the last; empty without a run.
    """

    total: Line
    areas: list[Line]
    models: list[Line]
    institutions: list[Line]
    periods: list[Line]
    as_of: tuple[str, str] | tuple[()]


def answers(asked: Asked, user: User) -> Answers:
    """Count the answers.

    Args:
        asked: what is asked.
        user: by whom.
    """
    ran = latest_ran()
    rows = tallied(asked, user, ran)
    models: dict[str, Counts] = dict(counted(rows, "model"))
    areas: dict[str, Counts] = {}
    for model, counts in models.items():
        area = model.partition("/")[0]
        areas[area] = areas.get(area, Counts()) + counts
    total = Counts.sum(models.values())
    order = [*AREAS, *sorted(set(areas) - set(AREAS))]
    days = sorted(str(one.run.as_of) for model, one in ran.items() if model in models)
    return Answers(
        Line("", say("合计", "Total"), total, asked.query),
        [_line(area, area_title(area), areas[area], asked.but(areas=(area,))) for area in order if area in areas],
        _by_weight(_line(m, ran[m].title, counts, asked.but(models=(m,))) for m, counts in models.items()),
        _by_weight(
            _line(str(pk), name, counts, asked.but(institutions=(pk,)))
            for (pk, name), counts in counted(rows, "institution_id", "institution__name")
        ),
        _periods(asked, dict(counted(rows, "month"))),
        (days[0], days[-1]) if days else (),
    )


def _line(key: str, title: str, counts: Counts, asked: Asked) -> Line:
    return Line(key, title, counts, asked.query)


def _by_weight(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-line.counts.unlawful, -line.counts.total, line.title))


def _periods(asked: Asked, months: dict[str, Counts]) -> list[Line]:
    """By month, quarter or year, as many as fit; acts of an unknown day last."""
    known = sorted(month for month in months if month)
    grain = grain_of(known)
    found: dict[str, Counts] = {}
    for month in known:
        name = period_of(month, grain)
        found[name] = found.get(name, Counts()) + months[month]
    lines = []
    for name, counts in found.items():
        since, until = span_of(name)
        if is_narrowed_by_period(asked):
            since, until = max(since, asked.since), min(until, asked.until or until)
        # Whatever the period asked for is of, a line of this table is of days of acts.
        lines.append(Line(name, told_period(name), counts, asked.but(by=ACT, since=since, until=until).query))
    if "" in months:
        query = "&".join(filter(None, (asked.query, f"day={UNKNOWN_DAY}")))
        lines.append(Line("", say("日期不详", "day unknown"), months[""], query))
    return lines


def counted(rows: QuerySet[TalliedMonth], *names: str) -> list[tuple[Any, Counts]]:
    """Answers by what some columns hold, in the order of these; what has none is left out."""
    sums = {f"n_{answer}": Sum(F(answer)) for answer in ORDER}
    found = []
    for row in rows.order_by(*names).values(*names).annotate(**sums):
        key = tuple(row[name] for name in names)
        counts = Counts.of({answer: row[f"n_{answer}"] for answer in ORDER})
        if counts.total:
            found.append((key if len(names) > 1 else key[0], counts))
    return found
