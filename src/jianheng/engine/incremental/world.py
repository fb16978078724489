"""Both states of the data, opened as far as the models need them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pyarrow as pa

from jianheng.chain.delivered import Delivered
from jianheng.chain.persons import Persons
from jianheng.engine.execute import Session
from jianheng.language.tree import Model

Tables = dict[str, pa.Table]
# The rows of a state, what it covers, its day, and whether it is the present state.
Open = Callable[[Mapping[str, pa.Table], pa.Table, date, bool], Session]


@dataclass(frozen=True)
class World:
    """Some rows of both states.

    Args:
        before: an engine with the rows as they were, as the day of the earlier run saw them.
        after: an engine with the present rows, as the day of the present run sees them.
        rows: canonical rows by table, then and now.
    """

    before: Session
    after: Session
    rows: tuple[Tables, Tables]


@dataclass
class States:
    """The state on which the earlier run rested, and the present one.

    Args:
        before, after: what was delivered.
        days: the days of the two runs.
        models: the models of the present run.
        opens: opens a session.
        parted: rows of some persons may be opened without those of the others.
    """

    before: Delivered
    after: Delivered
    days: tuple[date, date]
    models: Mapping[str, Model]
    opens: Open
    parted: bool = True
    _whole: tuple[frozenset[str], World] | None = field(default=None, init=False)
    _sessions: list[Session] = field(default_factory=list, init=False)

    @cached_property
    def same(self) -> bool:
        """The two states rest on the same batches."""
        return self.before.batches == self.after.batches

    @property
    def moved(self) -> bool:
        """Days have passed between the two runs."""
        return self.days[0] != self.days[1]

    def of(self, persons: Persons) -> World:
        """The rows of some persons, and all rows of tables without persons."""
        return self._open(None, persons)

    def whole(self, names: Collection[str]) -> World:
        """All rows of some tables; opening more of them closes what was open before."""
        wanted = frozenset(names)
        if self._whole is not None:
            held, world = self._whole
            if wanted <= held:
                return world
            wanted |= held
            self._close([world.before, world.after])
        self._whole = (wanted, self._open(sorted(wanted), None))
        return self._whole[1]

    def _open(self, names: Collection[str] | None, persons: Persons | None) -> World:
        rows = self.after.tables(names, persons)
        was = rows if self.same else self.before.tables(names, persons)
        after = self._session(self.after, rows, present=True)
        before = after if self.same and not self.moved else self._session(self.before, was, present=False)
        return World(before, after, (was, rows))

    def _session(self, state: Delivered, rows: Tables, *, present: bool) -> Session:
        session = self.opens(rows, state.coverage, self.days[present], present)
        session.sources = self.models
        self._sessions.append(session)
        return session

    def interrupt(self) -> None:
        """End the query that is running; called from another thread."""
        for session in list(self._sessions):
            session.engine.interrupt()

    def close(self) -> None:
        """Let go of every engine."""
        self._close(list(self._sessions))

    def _close(self, sessions: list[Session]) -> None:
        for session in sessions:
            if any(session is each for each in self._sessions):
                self._sessions = [each for each in self._sessions if each is not session]
                session.engine.close()
