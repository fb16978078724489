"""Where the same problem repeats: one model at one institution, in several months, also after it was put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min

from jianheng.desk.accounts.models import Institution, User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.papers.models import Ground, Item
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.statistics.cases import clues, clues_url
from jianheng.desk.statistics.documents import documents
from jianheng.desk.statistics.figure import Figure
from jianheng.desk.statistics.titles import model_titles

# From so many months on a problem repeats.
MONTHS = 2
Pair = tuple[int, str]


@dataclass(frozen=True)
class Repeat:
    """A model and an institution where its finding came back.

    Args:
        institution, unit: id and name of the institution.
        model, title: of the model.
        clues: clues of the pair that were not set aside.
        verified: those that were verified.
        months: months of their acts, each with the number of clues.
        served_on: when a document on it was first served; None if none was.
        after_service: clues of later acts.
        rectified_on: when it was first found rectified.
        after_rectification: clues of later acts.
    """

    institution: int
    unit: str
    model: str
    title: str
    clues: Figure
    verified: Figure
    months: dict[str, int]
    served_on: date | None
    after_service: Figure | None
    rectified_on: date | None
    after_rectification: Figure | None

    @property
    def weight(self) -> tuple[int, int, int, int, str, str]:
        """By which repeats are ordered: what came back after it was put right weighs most."""
        after = [one.number if one else 0 for one in (self.after_rectification, self.after_service)]
        return (-after[0], -after[1], -self.verified.number, -self.clues.number, self.unit, self.title)


@dataclass(frozen=True)
class Spread:
    """A model whose findings came back at several institutions."""

    model: str
    title: str
    institutions: int
    clues: int


def repeats(asked: Asked, user: User) -> list[Repeat]:
    """The pairs, the gravest first.

    Args:
        asked: what is asked.
        user: by whom.
    """
    days: dict[Pair, list[date]] = {}
    rows = clues("repeated", asked, user).exclude(day=None).order_by()
    for unit, model, day in rows.values_list("institution", "model", "day"):
        if day is not None:
            days.setdefault((unit, model), []).append(day)
    verified: dict[Pair, int] = {}
    rows = clues("repeated_verified", asked, user).exclude(day=None).order_by()
    for unit, model in rows.values_list("institution", "model"):
        verified[unit, model] = verified.get((unit, model), 0) + 1
    kept = {pair: told for pair, told in days.items() if len({_month(day) for day in told}) >= MONTHS}
    served, rectified = _first_served(user), _first_rectified(user)
    names = dict(Institution.objects.filter(pk__in={unit for unit, _ in kept}).values_list("pk", "name"))
    titles = model_titles()
    found = []
    for (unit, model), told in kept.items():
        alone = asked.but(institutions=(unit,), models=(model,), areas=(), office=None)
        first, right = served.get((unit, model)), rectified.get((unit, model))
        # Acts of an unknown day fall in no month: the list is kept to those that have one.
        begin = min(told).isoformat()
        found.append(
            Repeat(
                unit,
                names[unit],
                model,
                titles.get(model, model),
                Figure("repeated", len(told), clues_url("repeated", alone, since=begin)),
                Figure(
                    "repeated_verified",
                    verified.get((unit, model), 0),
                    clues_url("repeated_verified", alone, since=begin),
                    len(told),
                    "repeated",
                ),
                _months(told),
                first,
                _after("after_service", first, told, alone),
                right,
                _after("after_rectification", right, told, alone),
            )
        )
    return sorted(found, key=lambda one: one.weight)


def spreads(found: Iterable[Repeat]) -> list[Spread]:
    """The models that repeat at two institutions or more, the widest first."""
    by_model: dict[str, list[Repeat]] = {}
    for one in found:
        by_model.setdefault(one.model, []).append(one)
    told = [
        Spread(model, some[0].title, len(some), sum(one.clues.number for one in some))
        for model, some in by_model.items()
        if len(some) > 1
    ]
    return sorted(told, key=lambda one: (-one.institutions, -one.clues, one.title))


def _after(name: str, when: date | None, days: list[date], asked: Asked) -> Figure | None:
    if when is None:
        return None
    since = (when + timedelta(days=1)).isoformat()
    return Figure(
        name, sum(day > when for day in days), clues_url("repeated", asked, since=since), len(days), "repeated"
    )


def _first_served(user: User) -> dict[Pair, date]:
    """The day of the first document on each pair; whatever period is asked for, it was served then."""
    rows = in_scope(Ground.objects.filter(item__paper__in=documents()), user, "clue__institution").order_by()
    told = rows.values_list("clue__institution", "clue__model").annotate(first=Min("item__paper__served_on"))
    return {(unit, model): first for unit, model, first in told if first}


def _first_rectified(user: User) -> dict[Pair, date]:
    rows = Ground.objects.filter(item__paper__in=documents(), item__rectified=Item.DONE)
    rows = in_scope(rows, user, "clue__institution").order_by()
    told = rows.values_list("clue__institution", "clue__model").annotate(first=Min("item__rectified_on"))
    return {(unit, model): first for unit, model, first in told if first}


def _months(days: list[date]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for day in sorted(days):
        counts[_month(day)] = counts.get(_month(day), 0) + 1
    return counts


def _month(day: date) -> str:
    return day.isoformat()[:7]
