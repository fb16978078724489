"""Whose data have come, until when, and whether they are said to be complete."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import institutions_of, sees_everything
from jianheng.desk.place import workspace
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import standing_batches

SHOWN = 8
# Data that end so long before the day of the data are told as late.
LATE_DAYS = 31
SEVERAL = "*"  # a delivery of several units together


@dataclass(frozen=True)
class Delivered:
    """A batch that counts, by what its delivery says of itself.

    Args:
        batch: the batch.
        unit: whose data they are.
        until: the last day of which they speak; None where no statement says so.
        complete: whether they are said to be complete.
        problems: cells that could not be read.
        at: when they were taken in.
    """

    batch: str
    unit: str
    until: date | None
    complete: bool
    problems: int
    at: datetime

    @property
    def of_several(self) -> bool:
        """Whether several units delivered it together."""
        return self.unit == SEVERAL


@dataclass(frozen=True)
class Arrived:
    """The latest data of a unit.

    Args:
        last: the batch.
        late: days by which they fall behind the day of the data; 0 if they do not.
    """

    last: Delivered
    late: int


def delivered_for(user: User) -> list[Delivered] | None:
    """The batches that a person sees.

    Args:
        user: for whom.

    Returns:
        The batches; None where one of the workspace cannot be read, which the data's own page tells.
    """
    seen = None if sees_everything(user) else set(institutions_of(user).values_list("name", flat=True))
    try:
        batches = standing_batches(workspace())
    except IntakeError:
        return None
    found = []
    for batch in batches:
        told = batch.manifest.delivery
        if told is not None and (seen is None or told.unit in seen):
            # A batch's folder appears in one step and is never written to again.
            at = datetime.fromtimestamp(batch.folder.stat().st_mtime, timezone.get_current_timezone())
            found.append(Delivered(batch.id, told.unit, told.until_on, told.complete, batch.manifest.errors, at))
    return found


def latest_of_each(delivered: Iterable[Delivered], as_of: date | None) -> list[Arrived]:
    """The latest data of each unit, those that fall behind first.

    Args:
        delivered: the batches.
        as_of: the day of the data.
    """
    latest: dict[str, Delivered] = {}
    for one in delivered:
        held = latest.get(one.unit)
        if held is None or (held.until or date.min) <= (one.until or date.min):
            latest[one.unit] = one
    found = [Arrived(one, _late(one.until, as_of)) for one in latest.values()]
    return sorted(found, key=lambda one: (-one.late, one.last.complete, one.last.unit))


def _late(until: date | None, as_of: date | None) -> int:
    behind = (as_of - until).days if as_of and until else 0
    return behind if behind > LATE_DAYS else 0
