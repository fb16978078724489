"""Batches that count no more, count again, or go for good; each is on record with its reason."""

from __future__ import annotations

from datetime import date

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.originals import deleted_originals
from jianheng.desk.data.held.standing import Held
from jianheng.desk.data.models import JournalEntry
from jianheng.desk.data.refused import refused
from jianheng.desk.place import workspace
from jianheng.intake.deleting import Certificate, delete_for_good, plan_deletion
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import restore_batch, withdraw_batch


def take_back(user: User, held: Held, reason: str) -> None:
    """Let a batch count no more.

    Args:
        user: who withdraws it.
        held: the batch, in the person's scope.
        reason: why.

    Raises:
        Refused: it cannot be withdrawn.
    """
    try:
        withdraw_batch(workspace(), held.id, reason, date.today())
    except IntakeError as error:
        raise refused(error) from error
    record(user, "withdraw", "batch", held.id, reason=reason)


def restore(user: User, held: Held, reason: str) -> None:
    """Let a batch count again; arguments and errors as for withdrawing."""
    try:
        restore_batch(workspace(), held.id, reason, date.today())
    except IntakeError as error:
        raise refused(error) from error
    record(user, "restore", "batch", held.id, reason=reason)


def deletion(user: User, held: Held) -> Certificate:
    """All that would go with a batch, before it goes; arguments and errors as for withdrawing."""
    try:
        # Nothing is deleted yet, so that no reason is asked for.
        return plan_deletion(workspace(), held.id, user.shown_name, "-", date.today())
    except IntakeError as error:
        raise refused(error) from error


def delete_with_originals(user: User, held: Held, reason: str, typed: str) -> str:
    """Delete a batch with everything that holds its rows, and its originals.

    Args:
        user: who deletes it.
        held: the batch, in the person's scope.
        reason: why.
        typed: the batch's id, written out once more.

    Returns:
        Name of the certificate, which stays.

    Raises:
        Refused: another id is written, or the batch cannot be deleted.
    """
    if typed != held.id:
        raise Refused("请照写批次编号，确认删的是这一批。", "Write the batch's id to confirm.")
    try:
        _, paper = delete_for_good(workspace(), held.id, user.shown_name, reason, date.today())
    except IntakeError as error:
        raise refused(error) from error
    gone = deleted_originals(held.batch)
    JournalEntry.objects.filter(batch=held.id).delete()
    record(user, "delete", "batch", held.id, reason=reason, originals=gone, certificate=paper.name)
    return paper.name
