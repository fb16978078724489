"""A finished run arrives: its answers for the lists of runs and models, its clues for casework."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.arrivals import TakenUp, take_up
from jianheng.desk.runs.recorded import record_run


def arrive(folder: Path, by: User | None, told: Callable[[int], None] = lambda _: None) -> TakenUp:
    """Take a run into the workbench; a second time changes nothing.

    Args:
        folder: the run's folder.
        by: who asked for it; None for a run that was made elsewhere.
        told: is called with the number of findings that were looked at.

    Raises:
        RunError: the run cannot be read.
    """
    record_run(folder, by)
    return take_up(folder, told)
