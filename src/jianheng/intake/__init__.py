"""Files and documents in: read, recognised, cleaned and kept as batches that never change."""

from jianheng.intake.add import add_files
from jianheng.intake.adding.gather import part_deliveries
from jianheng.intake.adding.inspect import Inspection, Unconfirmed, inspect_files, source_name
from jianheng.intake.adding.result import AddResult, Progress, Recognised
from jianheng.intake.delivery import Delivery, read_delivery
from jianheng.intake.problem import IntakeError, Problem, Severity
from jianheng.intake.store import Batch, delete_batch, list_batches

__all__ = [
    "AddResult",
    "Batch",
    "Delivery",
    "Inspection",
    "IntakeError",
    "Problem",
    "Progress",
    "Recognised",
    "Severity",
    "Unconfirmed",
    "add_files",
    "delete_batch",
    "inspect_files",
    "list_batches",
    "part_deliveries",
    "read_delivery",
    "source_name",
]
