"""Batches that count no more, count again, or go for good; each is on record with its reason."""

from __future__ import annotations

from datetime import date

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.originals import deleted_originals
from jianheng.desk.data.held.standing import Held
from jianheng.desk.data.models import JournalEntry
from jianheng.desk.place import workspace
from jianheng.intake.deleting import delete_for_good
from jianheng.intake.store import restore_batch, withdraw_batch


def take_back(user: User, held: Held, reason: str) -> None:
    """Let a batch count no more.

    Args:
        user: who withdraws it.
        held: the batch, in the person's scope.
        reason: why.

    Raises:
        IntakeError: it cannot be withdrawn.
    """
    withdraw_batch(workspace(), held.id, reason, date.today())
    record(user, "withdraw", "batch", held.id, reason=reason)


def restore(user: User, held: Held, reason: str) -> None:
    """Let a batch count again; arguments and errors as for withdrawing."""
    restore_batch(workspace(), held.id, reason, date.today())
    record(user, "restore", "batch", held.id, reason=reason)


def delete_with_originals(user: User, held: Held, reason: str) -> str:
    """Delete a batch with everything that holds its rows, and its originals.

    Args:
        user: who deletes it.
        held: the batch, in the person's scope.
        reason: why.

    Returns:
        Name of the certificate, which stays.

    Raises:
        IntakeError: it cannot be deleted.
    """
    _, paper = delete_for_good(workspace(), held.id, user.shown_name, reason, date.today())
    gone = deleted_originals(held.batch)
    JournalEntry.objects.filter(batch=held.id).delete()
    record(user, "delete", "batch", held.id, reason=reason, originals=gone, certificate=paper.name)
    return paper.name
