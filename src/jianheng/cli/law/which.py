"""The law that a reckoning goes by: the published one, or that of an office."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.local import the_law
from jianheng.cli.options import the_workspace
from jianheng.law import LawTable, load_tables
from jianheng.law.calendar import Calendar, own_calendar
from jianheng.running.law_here import calendar_of

InWorkspace = Annotated[
    Path | None,
    typer.Option("--workspace", help="按这个工作区核对、设定的法律和工作日历 / by the law of a workspace"),
]


@dataclass(frozen=True)
class Law:
    """Tables and working days.

    Args:
        tables: tables by name.
        calendar: the working days known.
    """

    tables: Mapping[str, LawTable]
    calendar: Calendar


def law_of(workspace: Path | None, on: date) -> Law:
    """The law of an office on a day; what it confirms and sets is said.

    Args:
        workspace: its folder; None for the published law.
        on: the day.
    """
    if workspace is None:
        return Law(load_tables(), own_calendar())
    place = the_workspace(workspace)
    return Law(the_law(place, on).tables, calendar_of(place))
