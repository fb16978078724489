"""The five answers by area of the law, with their denominators."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.words import AREAS, area_title
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.seen import latest_ran, tallies


@dataclass(frozen=True)
class AreaLine:
    """An area and what its acts were answered."""

    area: str
    title: str
    counts: Counts


def answers_by_area(user: User) -> list[AreaLine]:
    """The answers of a person's institutions, of each model from the last run that examined it.

    Args:
        user: for whom.

    Returns:
        The areas in the order in which they are always shown.
    """
    ran = latest_ran()
    latest = {model: one.run_id for model, one in ran.items()}
    runs = {one.run for one in ran.values()}
    counts: dict[str, Counts] = {}
    for one in tallies(user, runs):
        if latest.get(one.model) == one.run_id:
            area = one.model.partition("/")[0]
            counts[area] = counts.get(area, Counts()) + one.counts
    order = [*AREAS, *sorted(set(counts) - set(AREAS))]
    return [AreaLine(area, area_title(area), counts[area]) for area in order if area in counts]
