"""DuckDB as an engine."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
from sqlglot import exp

import duckdb
from jianheng.engine.duckdb.connection import open_engine
from jianheng.engine.duckdb.failures import plainly


class DuckDbEngine:
    """Relations in a DuckDB of this process.

    Args:
        spill: folder for what does not fit in memory; None keeps everything in memory.
        threads: number of threads; 0 leaves DuckDB's own.
        memory: limit such as `4GB`; empty leaves DuckDB's own.
    """

    name = "DuckDB"
    keeps_cheaply = True

    def __init__(self, spill: Path | None = None, threads: int = 0, memory: str = "") -> None:
        self.con = open_engine(spill, memory, threads)
        self._made: dict[str, str] = {}

    @property
    def version(self) -> str:
        """The version of the library that is loaded."""
        return duckdb.__version__

    def hold(self, name: str, rows: pa.Table) -> None:
        """Make rows a relation; they are read where they lie."""
        self.con.register(name, rows)

    def make(self, name: str, query: exp.Query, *, kept: bool = False) -> None:
        """A table where the rows are kept, else a view, so that nothing is copied."""
        self.drop([name] if name in self._made else [])
        kind = "TABLE" if kept else "VIEW"
        with plainly():
            self.con.execute(f'CREATE TEMP {kind} "{name}" AS {query.sql(dialect="duckdb", copy=False)}')
        self._made[name] = kind

    def drop(self, names: Iterable[str]) -> None:
        """Let go of relations, the last one first."""
        for name in reversed(list(names)):
            kind = self._made.pop(name, None)
            if kind is None:
                self.con.unregister(name)
            else:
                self.con.execute(f'DROP {kind} "{name}"')

    def fetch(self, query: exp.Query) -> pa.Table:
        """The rows of a select; an unread result would block the connection."""
        with plainly():
            return self.con.sql(query.sql(dialect="duckdb", copy=False)).to_arrow_table()

    def interrupt(self) -> None:
        """End the query that is running."""
        self.con.interrupt()

    def close(self) -> None:
        """Let go of everything."""
        self.con.close()
