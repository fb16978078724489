"""Batches: what was delivered, kept as it came, in files that never change."""

from jianheng.intake.store.batch import Batch, delete_batch, list_batches
from jianheng.intake.store.coverage import ANY_UNIT, SCHEMA, Coverage, coverage_table
from jianheng.intake.store.manifest import FileEntry, Instead, Manifest, TableEntry
from jianheng.intake.store.row import UNREAD, Row
from jianheng.intake.store.sink import Sink
from jianheng.intake.store.whole import unchanged, whole_batches
from jianheng.intake.store.withdrawal import (
    Withdrawal,
    keep_words,
    restore_batch,
    standing_batches,
    withdraw_batch,
    withdrawn_batches,
)

__all__ = [
    "ANY_UNIT",
    "SCHEMA",
    "UNREAD",
    "Batch",
    "Coverage",
    "FileEntry",
    "Instead",
    "Manifest",
    "Row",
    "Sink",
    "TableEntry",
    "Withdrawal",
    "coverage_table",
    "delete_batch",
    "keep_words",
    "list_batches",
    "restore_batch",
    "standing_batches",
    "unchanged",
    "whole_batches",
    "withdraw_batch",
    "withdrawn_batches",
]
