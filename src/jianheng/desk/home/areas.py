"""The five answers by area of the law, with their denominators."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Tally
from jianheng.desk.casework.words import AREAS, area_title
from jianheng.desk.ui.five import Five


@dataclass(frozen=True)
class AreaLine:
    """An area and what its acts were answered."""

    area: str
    title: str
    five: Five


def answers_by_area(user: User) -> list[AreaLine]:
    """The answers of a person's institutions, by area, in the order in which areas are always shown.

    Args:
        user: for whom.
    """
    counts: dict[str, dict[str, int]] = {}
    summed = in_scope(Tally.objects.all(), user).values_list("area", "answer").annotate(n=Sum("acts"))
    for area, answer, acts in summed:
        counts.setdefault(area, {})[answer] = acts
    order = [*AREAS, *sorted(set(counts) - set(AREAS))]
    return [AreaLine(area, area_title(area), Five(counts[area])) for area in order if area in counts]
