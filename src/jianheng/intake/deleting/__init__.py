"""Deletion that really deletes: a batch, everything that holds its rows, and a certificate of it."""

from jianheng.intake.deleting.certificate import Certificate
from jianheng.intake.deleting.delete import delete_for_good, finish_deletions, plan_deletion
from jianheng.intake.deleting.overdue import overdue_batches

__all__ = ["Certificate", "delete_for_good", "finish_deletions", "overdue_batches", "plan_deletion"]
