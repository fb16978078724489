"""A session with everything in memory, for looking at single acts."""

from __future__ import annotations

from datetime import date

from jianheng.chain import load_workspace_tables
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.run import open_session
from jianheng.law import LawTable
from jianheng.running.law_here import calendar_of
from jianheng.workspace import Workspace


def session_of(workspace: Workspace, as_of: date, law: dict[str, LawTable]) -> Session:
    """An engine with the workspace's tables.

    Args:
        workspace: the workspace.
        as_of: the day of the check.
        law: the law as it holds in the workspace.

    Raises:
        IntakeError: the tables cannot be read.
        Refused: the office's working days cannot be read.
    """
    loaded = load_workspace_tables(workspace)
    return open_session(
        loaded.tables,
        loaded.coverage,
        load_dictionary(),
        law,
        as_of,
        authors=workspace.authors,
        calendar=calendar_of(workspace),
    )
