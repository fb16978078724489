"""Both states of the data, opened as far as the models need them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pyarrow as pa

from jianheng.chain.delivered import Delivered
from jianheng.chain.derive import sources_of
from jianheng.chain.persons import PERSON, Persons
from jianheng.chain.touched import changed_batches
from jianheng.engine.execute import Session
from jianheng.language.population import tables_read
from jianheng.language.tree import Model

Tables = dict[str, pa.Table]
# The rows of a state, what it covers, its day, and whether it is the present state.
Open = Callable[[Mapping[str, pa.Table], pa.Table, date, bool], Session]


class World:
    """Some rows of both states; each state is read and opened when it is asked for.

    Args:
        states: both states.
        names: the tables.
        persons: whose rows; everybody's if None.
        wider: more tables of the same persons, opened as they are now.
    """

    def __init__(
        self, states: States, names: Collection[str], persons: Persons | None, wider: World | None = None
    ) -> None:
        self.states, self.names, self.persons, self.wider = states, sorted(names), persons, wider
        self._then: dict[frozenset[str], World] = {}

    def then(self, names: Collection[str]) -> Session:
        """An engine with rows of some of the tables as they were; of all of them where these are there already."""
        if self.persons is not None or "before" in vars(self):
            return self.before
        wanted = frozenset(names)
        if wanted not in self._then:
            self._then[wanted] = World(self.states, wanted, None, self)
        return self._then[wanted].before

    @cached_property
    def after(self) -> Session:
        """An engine with the present rows, as the day of the present run sees them."""
        return self.wider.after if self.wider else self.states.open(self.rows_after, present=True)

    @cached_property
    def before(self) -> Session:
        """An engine with the rows as they were, as the day of the earlier run saw them."""
        states = self.states
        return self.after if states.same and not states.moved else states.open(self.rows_before, present=False)

    @cached_property
    def rows_after(self) -> Tables:
        """Canonical rows now."""
        return self.wider.rows_after if self.wider else self.states.after.with_derived(self._told_after, self.names)

    @cached_property
    def rows_before(self) -> Tables:
        """Canonical rows then; what no batch changed is what it is now."""
        if self.states.same:
            return self.rows_after
        derived = {name for name in self.names if self.states.after.dictionary.tables[name].derived}
        still = {name: self.rows_after[name] for name in derived if not sources_of([name]) & self.states.changed}
        return self.states.before.with_derived(self._told_before, self.names, still)

    @cached_property
    def _told_after(self) -> Tables:
        return self.wider._told_after if self.wider else self.states.after.rows(self.names, self.persons)

    @cached_property
    def _told_before(self) -> Tables:
        still = {name: rows for name, rows in self._told_after.items() if name not in self.states.changed}
        return self.states.before.rows(self.names, self.persons, still)


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
    _whole: dict[frozenset[str], World] = field(default_factory=dict, init=False)
    _sessions: list[Session] = field(default_factory=list, init=False)

    @cached_property
    def same(self) -> bool:
        """The two states rest on the same batches."""
        return self.before.batches == self.after.batches

    @cached_property
    def changed(self) -> frozenset[str]:
        """The delivered tables of which batches came or went, or whose persons may be linked otherwise."""
        tables, batches = self.after.dictionary.tables, changed_batches(self.before, self.after)
        linked = [n for n in tables if PERSON in tables[n].fields] if self.after.linked_otherwise(self.before) else []
        return frozenset([*linked, *(name for batch in batches for name in batch.manifest.tables)])

    @property
    def moved(self) -> bool:
        """Days have passed between the two runs."""
        return self.days[0] != self.days[1]

    @cached_property
    def names(self) -> frozenset[str]:
        """The tables that any model reads."""
        return frozenset(name for model in self.models.values() for name in tables_read(model))

    def of(self, persons: Persons) -> World:
        """The rows of some persons, and all rows of tables without persons."""
        return World(self, self.names, persons)

    def whole(self, names: Collection[str]) -> World:
        """All rows of some tables."""
        wanted = frozenset(names)
        found = next((self._whole[held] for held in self._whole if wanted <= held), None)
        if found is None:
            found = self._whole[wanted] = World(self, wanted, None)
        return found

    def open(self, rows: Tables, *, present: bool) -> Session:
        """A session on one of the states."""
        state = self.after if present else self.before
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
        for session in self._sessions:
            session.engine.close()
        self._sessions.clear()
