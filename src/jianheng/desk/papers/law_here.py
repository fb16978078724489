"""The law by which clocks run here: the program's tables, with what the office confirms and sets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from jianheng.desk.place import workspace
from jianheng.law import LawDataError, LawTable, load_tables
from jianheng.law.calendar import Calendar
from jianheng.running import Refused
from jianheng.running.law_here import calendar_of, law_of


def tables_here() -> Mapping[str, LawTable]:
    """The tables as they hold in this workspace; the program's own where the office's file cannot be read."""
    file = workspace().local_law
    changed = file.stat().st_mtime_ns if file.is_file() else 0
    return _tables(file, changed, date.today())


def calendar_here() -> Calendar | None:
    """The working days known here; None, the program's own, where the office's years cannot be read."""
    try:
        return calendar_of(workspace())
    except Refused:
        return None


@lru_cache(maxsize=2)
def _tables(file: Path, _changed: int, today: date) -> Mapping[str, LawTable]:
    try:
        return law_of(file, today).tables
    except LawDataError:
        return load_tables()
