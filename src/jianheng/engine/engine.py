"""What a session asks of an engine: hold rows, make relations from selects, and say what they hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import pyarrow as pa
from sqlglot import exp


class EngineFailedError(Exception):
    """An engine could not go on.

    Args:
        zh, en: what stopped it, and the mend.
        cause: what the engine itself says.
    """

    def __init__(self, zh: str, en: str, cause: str) -> None:
        self.zh, self.en, self.cause = zh, en, cause
        super().__init__(f"{zh}\n{en}\n  {cause}")


class Engine(Protocol):
    """Relations by name, made of SQLGlot nodes.

    Every engine gives the same rows in the same order, in the Arrow types in which DuckDB would.
    """

    @property
    def name(self) -> str:
        """How the engine is called."""

    @property
    def version(self) -> str:
        """Its version."""

    @property
    def keeps_cheaply(self) -> bool:
        """Whether writing a relation down costs less than working it out twice."""

    @property
    def numbers_rows(self) -> bool:
        """Whether held rows bring numbers of their own: where one thread must number them, all that follows waits."""

    def hold(self, name: str, rows: pa.Table) -> None:
        """Make rows a relation, in place of what has that name."""

    def make(self, name: str, query: exp.Query, *, kept: bool = False) -> None:
        """Make a select a relation, in place of what has that name.

        Args:
            name: its name.
            query: its rows.
            kept: it is read several times, so that its rows are worth keeping.
        """

    def drop(self, names: Iterable[str]) -> None:
        """Let go of relations, the last one first."""

    def fetch(self, query: exp.Query) -> pa.Table:
        """The rows of a select."""

    def interrupt(self) -> None:
        """End the query that is running; called from another thread."""

    def close(self) -> None:
        """Let go of everything."""
