"""What one person sees of runs: the acts of the institutions in their scope and of no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope, institutions_of, sees_everything
from jianheng.desk.casework.arrivals import UNKNOWN_UNIT
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.models import Ran, Run, Tallied


@dataclass(frozen=True)
class Units:
    """The institutions that a person sees.

    Args:
        names: their names, as the workbench has them; None for all.
    """

    names: frozenset[str] | None

    def __contains__(self, unit: str) -> bool:
        return self.names is None or (unit or UNKNOWN_UNIT) in self.names


def units_of(user: User) -> Units:
    """The institutions whose acts a person sees."""
    if sees_everything(user):
        return Units(None)
    return Units(frozenset(institutions_of(user).values_list("name", flat=True)))


def tallies(user: User, runs: Iterable[Run], model: str = "") -> QuerySet[Tallied]:
    """The tallies of some runs that a person sees; of one model if it is named."""
    found = in_scope(Tallied.objects.filter(run__in=list(runs)).select_related("institution"), user)
    return found.filter(model=model) if model else found


def counts_by_model(found: Iterable[Tallied]) -> dict[str, Counts]:
    """The answers of each model."""
    counted: dict[str, Counts] = {}
    for tally in found:
        counted[tally.model] = counted.get(tally.model, Counts()) + tally.counts
    return counted


def counts_by_run(found: Iterable[Tallied]) -> dict[int, Counts]:
    """The answers of each run."""
    counted: dict[int, Counts] = {}
    for tally in found:
        counted[tally.run_id] = counted.get(tally.run_id, Counts()) + tally.counts
    return counted


def latest_ran(models: Collection[str] | None = None) -> dict[str, Ran]:
    """Of each model the last run that examined it.

    Args:
        models: ids of models; all if left out.
    """
    found: dict[str, Ran] = {}
    rows = Ran.objects.select_related("run").order_by("run__at", "run_id")
    for ran in rows if models is None else rows.filter(model__in=models):
        found[ran.model] = ran
    return found
