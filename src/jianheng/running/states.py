"""What opens the two states of a run that grows from an earlier one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pyarrow as pa

from jianheng.dictionary import load_dictionary
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.engine import Engine
from jianheng.engine.execute import Session
from jianheng.engine.incremental.world import Open
from jianheng.engine.parts.memory import engine_memory, own_bound
from jianheng.engine.parts.spill import on_disk, spill_folder
from jianheng.engine.run import open_session
from jianheng.engine.spark.engine import SparkEngine
from jianheng.engine.spark.failures import plainly
from jianheng.engine.spark.start import LOCAL, demand_spark, spark_at
from jianheng.law import LawTable
from jianheng.running.bounded import HELD
from jianheng.running.engines import EngineChoice
from jianheng.running.law_here import calendar_of
from jianheng.workspace import Workspace

# The earlier state and the present one share a bound of memory.
SESSIONS = 2


@contextmanager
def opener(on: EngineChoice, workspace: Workspace, memory: int | None, law: dict[str, LawTable]) -> Iterator[Open]:
    """What opens sessions of both states; on Spark the present one alone goes there.

    Args:
        on: the engine of the present run.
        workspace: the workspace.
        memory: how much memory the run may take; a share of the machine's if left out.
        law: the law as it holds in the workspace.

    Raises:
        IntakeError: another process is writing.
        SparkMissingError: Spark or its Java is not installed.
    """
    if on.name != "spark":
        with spill_folder(workspace.runs) as spill:
            yield _Opener(workspace, law, spill, memory).open
        return
    demand_spark()
    with plainly(), spark_at(on.master or LOCAL) as spark, spill_folder(workspace.runs) as spill:
        yield _Opener(workspace, law, spill, memory, SparkEngine(spark, spill)).open


class _Opener:
    def __init__(
        self,
        workspace: Workspace,
        law: dict[str, LawTable],
        spill: Path,
        memory: int | None,
        now: Engine | None = None,
    ) -> None:
        self.dictionary, self.law, self.authors = load_dictionary(), law, workspace.authors
        self.calendar, self.spill, self.now = calendar_of(workspace), spill, now
        self.bound = (memory or own_bound()) // SESSIONS

    def open(self, tables: Mapping[str, pa.Table], coverage: pa.Table, day: date, present: bool) -> Session:
        """Open one state."""
        own = Path(tempfile.mkdtemp(prefix="now-" if present else "then-", dir=self.spill))
        if sum(table.nbytes for table in tables.values()) > HELD * self.bound:
            tables = on_disk(tables, own)
        engine = self.now if present else None
        engine = engine or DuckDbEngine(own, memory=f"{engine_memory(self.bound) >> 20}MB")
        return open_session(
            tables,
            coverage,
            self.dictionary,
            self.law,
            day,
            authors=self.authors,
            engine=engine,
            only=True,
            calendar=self.calendar,
        )
