"""Whose data have come, until when, and whether they are said to be complete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import institutions_of, sees_everything
from jianheng.desk.place import workspace
from jianheng.intake.store import standing_batches

SHOWN = 8
# Data that end so long before the day of the data are told as late.
LATE_DAYS = 31


@dataclass(frozen=True)
class Arrived:
    """The latest data of a unit.

    Args:
        unit: the unit.
        until: the last day of which they speak; None where no statement came with them.
        complete: whether they are said to be complete.
        problems: cells that could not be read.
        late: days by which they fall behind the day of the data; 0 if they do not.
    """

    unit: str
    until: date | None
    complete: bool
    problems: int
    late: int


def arrived_for(user: User, as_of: date | None) -> list[Arrived]:
    """The latest data of each unit that a person sees, those that fall behind first.

    Args:
        user: for whom.
        as_of: the day of the data.
    """
    seen = None if sees_everything(user) else set(institutions_of(user).values_list("name", flat=True))
    latest: dict[str, Arrived] = {}
    for batch in standing_batches(workspace()):
        delivery = batch.manifest.delivery
        if delivery is None or (seen is not None and delivery.unit not in seen):
            continue
        until = delivery.until_on
        behind = (as_of - until).days if as_of and until else 0
        told = Arrived(delivery.unit, until, delivery.complete, batch.manifest.errors, max(0, behind - LATE_DAYS))
        held = latest.get(delivery.unit)
        if held is None or (held.until or date.min) < (until or date.min):
            latest[delivery.unit] = told
    return sorted(latest.values(), key=lambda one: (-one.late, one.complete, one.unit))
