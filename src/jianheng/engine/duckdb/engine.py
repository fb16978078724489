"""DuckDB as an engine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from sqlglot import exp

import duckdb
from jianheng.engine.duckdb.connection import open_engine
from jianheng.engine.duckdb.failures import plainly
from jianheng.engine.sql import nodes


@dataclass(frozen=True)
class Written:
    """A select as DuckDB reads it.

    Args:
        text: the select.
        reads: names of the relations in it.
    """

    text: str
    reads: frozenset[str]


class DuckDbEngine:
    """Relations in a DuckDB of this process.

    Relations that are not kept are written into each query that reads them. As views in the database they would be
    bound when they are made and again in every view above them, which for a long chain costs more than its rows.

    Args:
        spill: folder for what does not fit in memory; None keeps everything in memory.
        threads: number of threads; 0 leaves DuckDB's own.
        memory: limit such as `4GB`; empty leaves DuckDB's own.
    """

    name = "DuckDB"
    keeps_cheaply = True

    def __init__(self, spill: Path | None = None, threads: int = 0, memory: str = "") -> None:
        self.con = open_engine(spill, memory, threads)
        self._kept: set[str] = set()
        self._unkept: dict[str, Written] = {}

    @property
    def version(self) -> str:
        """The version of the library that is loaded."""
        return duckdb.__version__

    def hold(self, name: str, rows: pa.Table) -> None:
        """Make rows a relation; they are read where they lie."""
        self.con.register(name, rows)

    def make(self, name: str, query: exp.Query, *, kept: bool = False) -> None:
        """A table where the rows are kept, else a name for the select."""
        self.drop([name] if name in self._kept or name in self._unkept else [])
        if kept:
            with plainly():
                self.con.execute(f'CREATE TEMP TABLE "{name}" AS {self.whole(query)}')
            self._kept.add(name)
        else:
            self._unkept[name] = _written(query)

    def drop(self, names: Iterable[str]) -> None:
        """Let go of relations, the last one first."""
        for name in reversed(list(names)):
            if name in self._kept:
                self.con.execute(f'DROP TABLE "{name}"')
                self._kept.remove(name)
            elif self._unkept.pop(name, None) is None:
                self.con.unregister(name)

    def fetch(self, query: exp.Query) -> pa.Table:
        """The rows of a select; an unread result would block the connection."""
        with plainly():
            # Given as text, the statement would be parsed once more for its parameters.
            [statement] = duckdb.extract_statements(self.whole(query))
            return self.con.sql(statement).to_arrow_table()

    def whole(self, query: exp.Query) -> str:
        """A select with the relations that it reads and that are not kept, each before those that read it."""
        written = _written(query)
        wanted, waiting = set[str](), [written]
        while waiting:
            new = {name for name in waiting.pop().reads if name in self._unkept} - wanted
            wanted |= new
            waiting += [self._unkept[name] for name in new]
        named = [f'"{name}" AS NOT MATERIALIZED ({each.text})' for name, each in self._unkept.items() if name in wanted]
        return f"WITH {', '.join(named)} {written.text}" if named else written.text

    def interrupt(self) -> None:
        """End the query that is running."""
        self.con.interrupt()

    def close(self) -> None:
        """Let go of everything."""
        self.con.close()


def _written(query: exp.Query) -> Written:
    reads = frozenset(each.name for each in nodes(query) if isinstance(each, exp.Table))
    return Written(query.sql(dialect="duckdb", copy=False), reads)
