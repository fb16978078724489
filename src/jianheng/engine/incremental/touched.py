"""Which rows differ between the state of the earlier run and the present one, as a day sees them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import duckdb
import pyarrow as pa
from sqlglot import exp

from jianheng.chain.persons import PERSON
from jianheng.chain.touched import changed_batches
from jianheng.dictionary import Dictionary, Table
from jianheng.engine.duckdb.connection import open_engine
from jianheng.engine.execute import Session
from jianheng.engine.incremental.passing import BETWEEN, Concern
from jianheng.engine.incremental.ways import Hop, Key
from jianheng.engine.incremental.world import World
from jianheng.engine.population import POSITION
from jianheng.engine.sql import relation
from jianheng.language.scope import table_field

STATES = ("before", "after")


class Touched:
    """The changed rows of each table: by their batches, and of derived or merged tables by comparing every cell.

    Args:
        world: the rows of both states, and engines on them.
        still: tables that are known to be the same in both.
        some: among whose rows every changed one is; the others stand in both states, and need not be opened twice.
    """

    def __init__(self, world: World, still: Collection[str], some: World | None = None) -> None:
        self.still, some = still, some or world
        self.sessions = (some.before, some.after)
        self.rows = (some.rows_before, some.rows_after)
        self.seen_in = (some.before, world.after)
        self.batches = changed_batches(world.states.before, world.states.after)
        self.dictionary: Dictionary = world.after.dictionary
        self.con: duckdb.DuckDBPyConnection = open_engine()
        self.counts: dict[str, int] = {}
        self._seen: set[str] = set()

    def compare(self, names: Iterable[str]) -> None:
        """Find the changed rows of tables; of each of them once."""
        moved = self.sessions[0].as_of != self.sessions[1].as_of
        for name in names:
            if name not in self.counts:
                self._compare(self.dictionary.tables[name], moved)

    def _compare(self, table: Table, moved: bool) -> None:
        name, states = table.name, {table.name in session.merged for session in self.sessions}
        if len(states) > 1:
            # Rows that are merged in one state alone cannot be held against each other.
            self.counts[name] = 1
            return
        [merged] = states
        self._hold("told", name, [each[name] for each in self.rows])
        found = [f'SELECT row_id FROM "told_after_{name}" WHERE false']
        if self.rows[0][name] is not self.rows[1][name] and name not in self.still:
            found.append(self._differing("told", name) if table.derived else self._delivered(name))
        if moved and not merged:
            found += self._coming(table)
        if merged:
            for kind, view in (("merged", "v"), ("statement", "s")):
                self._hold(kind, name, [_view(session, view, name) for session in self.sessions])
                found.append(self._differing(kind, name))
        self.con.execute(f'CREATE TABLE "ids_{name}" AS {" UNION ".join(found)}')
        if merged:
            self._add_acts(name)
        self._count(name)

    def _hold(self, kind: str, name: str, states: list[pa.Table]) -> None:
        for state, rows in zip(STATES, states, strict=True):
            self.con.register(f"{kind}_{state}_{name}", rows)

    def _see(self, name: str) -> None:
        """Have the rows of a table at hand as the two days see them."""
        if name not in self._seen:
            self._hold("row", name, [_view(session, "v", name) for session in self.seen_in])
            self._seen.add(name)

    def _coming(self, table: Table) -> list[str]:
        """Rows with a day that the earlier run did not see yet and the present one sees."""
        first, last = (f"DATE '{session.as_of.isoformat()}'" for session in self.sessions)
        days = [column for field in table.fields.values() for column in field.day_columns()]
        tests = [f'CAST("{day}" AS DATE) > {first} AND CAST("{day}" AS DATE) <= {last}' for day in days]
        return [f'SELECT row_id FROM "told_{state}_{table.name}" WHERE {test}' for test in tests for state in STATES]

    def _delivered(self, name: str) -> str:
        """Rows of batches that one state alone holds, and rows that one state alone leaves out or links otherwise.

        What a row of a batch says follows from the batch, but for its person.
        """
        told = [batch.columns(name, ("row_id",)) for batch in self.batches if name in batch.manifest.tables]
        self.con.register(f"batches_{name}", pa.concat_tables([pa.table({"row_id": pa.array([], pa.string())}), *told]))
        columns = "row_id, person" if PERSON in self.dictionary.tables[name].fields else "row_id"
        return f'SELECT row_id FROM "batches_{name}" UNION {self._differing("told", name, columns)}'

    @staticmethod
    def _differing(kind: str, name: str, columns: str = "*") -> str:
        one, other = (f'SELECT {columns} FROM "{kind}_{state}_{name}"' for state in STATES)
        return (
            f"SELECT row_id FROM (({one}) EXCEPT ALL ({other})) UNION SELECT row_id FROM (({other}) EXCEPT ALL ({one}))"
        )

    def _add_acts(self, name: str) -> None:
        """What several institutions state is one row under the name of one of them."""
        for session in self.sessions:
            if name in session.merged:
                self.con.register("acts", session.engine.fetch(exp.select(exp.Star()).from_(relation(f"acts_{name}"))))
                joined = f'SELECT act FROM acts JOIN "ids_{name}" USING (row_id)'
                self.con.execute(f'INSERT INTO "ids_{name}" {joined} EXCEPT SELECT row_id FROM "ids_{name}"')
                self.con.unregister("acts")

    def _count(self, name: str) -> None:
        [(self.counts[name],)] = self.con.execute(f'SELECT count(*) FROM "ids_{name}"').fetchall()

    def concerned(self, concern: Concern) -> None:
        """Rows that need not have changed, but whose meaning hangs on the day of the run."""
        name = concern.table
        self._see(name)
        test = self._test(self.dictionary.tables[name], concern)
        for state in STATES:
            told = f'SELECT row_id FROM "row_{state}_{name}" WHERE {test}'
            self.con.execute(f'INSERT INTO "ids_{name}" {told} EXCEPT SELECT row_id FROM "ids_{name}"')
        self._count(name)

    def own(self, table: str) -> set[str]:
        """Ids of the changed rows of a table."""
        return self._ids(f'SELECT row_id FROM "ids_{table}"')

    def hanging(self, table: str, concern: Concern) -> set[str]:
        """Ids of examined rows whose meaning hangs on the day of the run."""
        self._see(table)
        test = self._test(self.dictionary.tables[table], concern)
        return self._ids(f'SELECT row_id FROM "row_after_{table}" WHERE {test}')

    def values(self, table: str, field: str) -> str:
        """A select of what the changed rows have in a field, in either state."""
        self._see(table)
        column = self._column(table, field)
        parts = [
            f'SELECT "{column}" AS k FROM "row_{state}_{table}" JOIN "ids_{table}" USING (row_id)' for state in STATES
        ]
        return " UNION ".join(parts)

    def acts(self, examined: str, key: Key, values: str) -> set[str]:
        """Ids of the examined rows that a key leads to.

        Args:
            examined: the examined table.
            key: the key.
            values: a select of the values at which it begins.
        """
        self._see(examined)
        for hop in key.hops:
            self._see(hop.table)
            values = self._hop(hop, values)
        column = self._column(examined, key.field)
        states = (f'SELECT row_id FROM "row_{state}_{examined}" WHERE "{column}" IN ({values})' for state in STATES)
        return self._ids(" UNION ".join(states))

    def _hop(self, hop: Hop, values: str) -> str:
        here, there = self._column(hop.table, hop.from_field), self._column(hop.table, hop.to_field)
        states = (f'SELECT "{there}" AS k FROM "row_{s}_{hop.table}" WHERE "{here}" IN ({values})' for s in STATES)
        return " UNION ".join(states)

    def given(self, values: Collection[str]) -> str:
        """A select of values that were found elsewhere."""
        name = f"given_{len(self.counts)}_{id(values)}"
        self.con.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS SELECT unnest(?) AS k', [sorted(values)])
        return f'SELECT k FROM "{name}"'

    def _column(self, table: str, field: str) -> str:
        found = table_field(self.dictionary.tables[table], field)
        if found is None:
            raise KeyError(f"{table}.{field}")
        return "row_id" if field == "row" else found.columns()[0][0]

    def _test(self, table: Table, concern: Concern) -> str:
        """Whether a row is concerned by the passing of days."""
        field = table.fields[concern.field]
        days = [f'CAST("{column}" AS DATE)' for column in field.day_columns()]
        if concern.when != BETWEEN:
            return " OR ".join(f"{day} IS NULL" for day in days)
        first, last = (f"DATE '{session.as_of.isoformat()}'" for session in self.sessions)
        known = " OR ".join(f"{day} IS NOT NULL" for day in days)
        return f"({known}) AND coalesce({days[0]} <= {last}, true) AND coalesce({days[-1]} >= {first}, true)"

    def _ids(self, query: str) -> set[str]:
        return {row_id for (row_id,) in self.con.execute(query).fetchall()}


def _view(session: Session, kind: str, name: str) -> pa.Table:
    rows = session.engine.fetch(exp.select(exp.Star()).from_(relation(f"{kind}_{name}")))
    return rows.select([column for column in rows.column_names if column != POSITION])
