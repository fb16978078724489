"""Asking to take an intake in, perhaps in the place of a batch."""

from __future__ import annotations

from django.db import transaction

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking.add_job import ADD
from jianheng.desk.data.units import Sight
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.place import workspace
from jianheng.intake.store import Batch, standing_batches


def replaceable(user: User, intake: Intake) -> list[Batch]:
    """The batches of the same unit that an intake could take the place of."""
    seen = Sight(user).of(standing_batches(workspace())).values()
    unit = intake.statement.get("unit")
    return [batch for batch in seen if batch.manifest.delivery is not None and batch.manifest.delivery.unit == unit]


def ask_to_take(user: User, intake: Intake, replaces: str, reason: str) -> Job | None:
    """Put the taking in into the queue, once.

    Args:
        user: who asks.
        intake: the intake, with its columns answered and its statement written.
        replaces: the batch whose place it takes; empty for none.
        reason: why it takes that place.

    Returns:
        The work, also where it was asked for already; None where the intake is taken in.

    Raises:
        Refused: something is missing.
    """
    if replaces and replaces not in {batch.id for batch in replaceable(user, intake)}:
        raise Refused("要代替的批次不在使用中，请重新选择。", "The batch to be replaced is not in use; choose again.")
    if replaces and not reason:
        raise Refused("请写明为什么代替原来的批次。", "Say why the batch is replaced.")
    with transaction.atomic():
        fresh = Intake.objects.select_for_update().get(pk=intake.pk)
        if not (fresh.columns_done and fresh.statement_done):
            raise Refused("列还没有确认完，或者还没有说明来源。", "Columns or the statement are not done yet.")
        if fresh.batch or (fresh.add_job is not None and fresh.add_job.is_open):
            return fresh.add_job
        fresh.replaces, fresh.reason = replaces, reason[:500]
        fresh.add_job = ask_for(ADD, fresh.unit, {"intake": str(fresh.pk)}, user)
        fresh.save(update_fields=["replaces", "reason", "add_job", "changed_at"])
    return fresh.add_job
