"""The law and the working days as they hold in one workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jianheng.law import LawDataError, LocalLaw, load_instruments, load_tables, local_law
from jianheng.law.calendar import Calendar, calendar_with
from jianheng.running.refused import Refused
from jianheng.workspace import Workspace


def law_of(file: Path, as_of: date) -> LocalLaw:
    """The law with what an office's file confirms and sets.

    Raises:
        LawDataError: with everything that is wrong in the file.
    """
    return local_law(file, load_tables(), load_instruments(), as_of, date.today())


def calendar_of(workspace: Workspace) -> Calendar:
    """The working days that the program brings with the years that the office adds.

    Raises:
        Refused: the office's years cannot be read.
    """
    try:
        return calendar_with(workspace.calendars)
    except LawDataError as error:
        raise Refused(f"{workspace.calendars}：\n{error}") from error
