"""What the last runs answered, by area of the law and by institution, with denominators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import area_title
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.models import Tallied
from jianheng.desk.runs.seen import latest_ran, tallies
from jianheng.library.shelf import AREAS

UNITS_SHOWN = 6


@dataclass(frozen=True)
class AreaLine:
    """An area and what its acts were answered."""

    area: str
    title: str
    counts: Counts


@dataclass(frozen=True)
class UnitLine:
    """An institution, its open clues, and the acts of it that were examined."""

    id: int
    name: str
    clues: int
    acts: int


def latest_tallies(user: User) -> list[Tallied]:
    """The answers of a person's institutions, of each model from the last run that examined it.

    Args:
        user: for whom.
    """
    ran = latest_ran()
    latest = {model: one.run_id for model, one in ran.items()}
    found = tallies(user, {one.run for one in ran.values()})
    return [one for one in found if latest.get(one.model) == one.run_id]


def answers_by_area(found: Sequence[Tallied]) -> list[AreaLine]:
    """The answers by area.

    Args:
        found: the answers.

    Returns:
        The areas in the order in which they are always shown.
    """
    counts: dict[str, Counts] = {}
    for one in found:
        area = one.model.partition("/")[0]
        counts[area] = counts.get(area, Counts()) + one.counts
    order = [*AREAS, *sorted(set(counts) - set(AREAS))]
    return [AreaLine(area, area_title(area), counts[area]) for area in order if area in counts]


def institutions_with_most(user: User, found: Sequence[Tallied]) -> list[UnitLine]:
    """The institutions with the most open clues.

    Args:
        user: for whom.
        found: the answers, for the denominators.
    """
    acts: dict[int, int] = {}
    for one in found:
        acts[one.institution_id] = acts.get(one.institution_id, 0) + one.counts.total
    clues = in_scope(Clue.objects.filter(section=Clue.CLUE, status__in=Clue.OPEN), user)
    counted = clues.values_list("institution_id", "institution__name").annotate(n=Count("id"))
    most = counted.order_by("-n", "institution__name")[:UNITS_SHOWN]
    return [UnitLine(unit, name, number, acts.get(unit, 0)) for unit, name, number in most]
