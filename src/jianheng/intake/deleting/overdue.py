"""Batches that are kept longer than was promised."""

from __future__ import annotations

from datetime import date

from jianheng.intake.store.batch import Batch, list_batches
from jianheng.workspace import Workspace


def overdue_batches(workspace: Workspace, today: date) -> tuple[Batch, ...]:
    """The batches past their promised day of deletion, withdrawn ones too.

    Args:
        workspace: the workspace.
        today: the day.

    Returns:
        The batches by id; one without a statement promised nothing.
    """
    return tuple(batch for batch in list_batches(workspace) if is_overdue(batch, today))


def is_overdue(batch: Batch, today: date) -> bool:
    """Whether a batch was to be deleted before today."""
    delivery = batch.manifest.delivery
    return delivery is not None and delivery.delete_after < today
