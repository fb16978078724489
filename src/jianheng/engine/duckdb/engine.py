"""DuckDB as an engine."""

from __future__ import annotations

from collections import Counter
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
        reads: how often each relation stands in it.
    """

    text: str
    reads: Counter[str]


class DuckDbEngine:
    """Relations in a DuckDB of this process.

    What is not kept is written into the query that reads it: as a view it would be bound when it is made and again in
    every view above it, which for a long chain costs more than its rows. Only what a query reads at several places
    is made a view, lest the rows be written down between them. Nor does the database hear of rows before a query reads
    them: a session holds every table there is, and a model reads a few.

    Args:
        spill: folder for what does not fit in memory; None keeps everything in memory.
        threads: number of threads; 0 leaves DuckDB's own.
        memory: limit such as `4GB`; empty leaves DuckDB's own.
    """

    name = "DuckDB"
    keeps_cheaply = True
    numbers_rows = True

    def __init__(self, spill: Path | None = None, threads: int = 0, memory: str = "") -> None:
        self.con = open_engine(spill, memory, threads)
        self._made: dict[str, str] = {}
        self._unread: dict[str, pa.Table] = {}
        self._registered: set[str] = set()
        self._unkept: dict[str, exp.Query] = {}
        self._written: dict[str, Written] = {}

    @property
    def version(self) -> str:
        """The version of the library that is loaded."""
        return duckdb.__version__

    def hold(self, name: str, rows: pa.Table) -> None:
        """Make rows a relation; they are read where they lie."""
        if name in self._registered:
            self._register(name, rows)
        else:
            self._unread[name] = rows

    def register(self, names: Iterable[str]) -> None:
        """Let the database know of held rows: of those that a query reads, or that other statements are to find."""
        for name in self._unread.keys() & {*names}:
            self._register(name, self._unread.pop(name))

    def make(self, name: str, query: exp.Query, *, kept: bool = False) -> None:
        """A table where the rows are kept, else a name for the select."""
        self.drop([name] if name in self._made or name in self._unkept else [])
        if kept:
            self._create("TABLE", name, self.whole(query))
        else:
            self._unkept[name] = query

    def drop(self, names: Iterable[str]) -> None:
        """Let go of relations, the last one first."""
        for name in reversed(list(names)):
            kind, known = self._made.pop(name, None), self._unkept.pop(name, None)
            self._written.pop(name, None)
            if kind is not None:
                self.con.execute(f'DROP {kind} "{name}"')
            elif known is None and self._unread.pop(name, None) is None:
                self.con.unregister(name)
                self._registered.discard(name)

    def fetch(self, query: exp.Query) -> pa.Table:
        """The rows of a select; an unread result would block the connection."""
        with plainly():
            # Given as text, the statement would be parsed once more for its parameters.
            [statement] = duckdb.extract_statements(self.whole(query))
            return self.con.sql(statement).to_arrow_table()

    def whole(self, query: exp.Query) -> str:
        """A select with the relations that it reads and that are not kept, each before those that read it."""
        written = _written(query)
        read = self._read_by(written)
        self.register(read)
        several = [name for name in self._unkept if read[name] > 1]
        for name in several:
            self._create("VIEW", name, self.whole(self._unkept.pop(name)))
        if several:
            read = self._read_by(written)
        named = [f'"{name}" AS ({self._text(name).text})' for name in self._unkept if name in read]
        return f"WITH {', '.join(named)} {written.text}" if named else written.text

    def _read_by(self, written: Written) -> Counter[str]:
        """How often each relation is read, by a select or by what it reads of those that are not kept."""
        read, waiting = Counter[str](), [written]
        while waiting:
            found = waiting.pop().reads
            waiting += [self._text(name) for name in found if name in self._unkept and name not in read]
            read += found
        return read

    def _text(self, name: str) -> Written:
        if name not in self._written:
            self._written[name] = _written(self._unkept[name])
        return self._written[name]

    def _register(self, name: str, rows: pa.Table) -> None:
        self.con.register(name, rows)
        self._registered.add(name)

    def _create(self, kind: str, name: str, query: str) -> None:
        with plainly():
            self.con.execute(f'CREATE TEMP {kind} "{name}" AS {query}')
        self._made[name] = kind

    def interrupt(self) -> None:
        """End the query that is running."""
        self.con.interrupt()

    def close(self) -> None:
        """Let go of everything."""
        self.con.close()


def _written(query: exp.Query) -> Written:
    reads = Counter(each.name for each in nodes(query) if isinstance(each, exp.Table))
    return Written(query.sql(dialect="duckdb", copy=False), reads)
