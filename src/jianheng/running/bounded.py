"""A run that keeps to a bound of memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pyarrow as pa

from jianheng.chain import Loaded, load_workspace_tables
from jianheng.chain.derive import Keep
from jianheng.dictionary import load_dictionary
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.execute import Session
from jianheng.engine.parts.memory import engine_memory, own_bound, parts_for
from jianheng.engine.parts.spill import Spill, spill_folder
from jianheng.engine.run import open_session
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import standing_batches, whole_batches
from jianheng.law import LawTable
from jianheng.running.law_here import calendar_of
from jianheng.workspace import Workspace

# Tables beyond this share of the bound are read from disk.
HELD = 1 / 16


@contextmanager
def bounded_session(
    workspace: Workspace, as_of: date, memory: int | None, law: dict[str, LawTable]
) -> Iterator[tuple[Session, Loaded, int]]:
    """An engine that keeps to a bound of memory, its tables, and in how many parts a run has to go for that.

    Args:
        workspace: the workspace.
        as_of: the day of the run.
        memory: the bound; a share of the machine's memory if left out.
        law: the law as it holds in the workspace.

    Raises:
        IntakeError: a batch cannot be read, or another process is writing.
        Refused: the office's working days cannot be read.
    """
    bound, calendar = memory or own_bound(), calendar_of(workspace)
    with spill_folder(workspace.runs) as spill:
        loaded = load_whole(workspace, Spill(spill, int(HELD * bound)).keep)
        tables, coverage = loaded.tables, loaded.coverage
        engine = DuckDbEngine(spill, memory=f"{engine_memory(bound) >> 20}MB")
        try:
            session = open_session(
                tables,
                coverage,
                load_dictionary(),
                law,
                as_of,
                authors=workspace.authors,
                engine=engine,
                calendar=calendar,
            )
            yield session, loaded, parts_for(tables, bound)
        finally:
            engine.close()


def load_whole(workspace: Workspace, keep: Keep | None = None) -> Loaded:
    """The tables and what is covered; where one file cannot be read, all that cannot are told.

    Args:
        workspace: the workspace.
        keep: what becomes of a table once it is read; it stays in memory if left out.
    """
    try:
        return load_workspace_tables(workspace, keep=keep)
    except (IntakeError, OSError, pa.ArrowException):
        whole_batches(standing_batches(workspace), load_dictionary())
        raise
