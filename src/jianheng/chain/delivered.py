"""The rows of some batches as models see them, read as far as they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.chain.coverage import derived_coverage, usable_coverage
from jianheng.chain.derive import NAMED_BY_PERSON, Keep, build_derived, sources_of
from jianheng.chain.duplicates import without_duplicates
from jianheng.chain.persons import PERSON, Few, Persons, some_rows
from jianheng.dictionary import Dictionary, Table
from jianheng.identity import ID_PREFIX
from jianheng.identity.linkage import STATED, apply_links, number_links, stated_numbers
from jianheng.identity.links import Links
from jianheng.intake.store import Batch

PERSON_TABLE = "person_statement"
Part = tuple[str, frozenset[str]]


class Delivered:
    """What some batches say together: persons linked, no row twice, derived tables beside the delivered ones.

    Args:
        batches: the batches, in the order of their ids.
        dictionary: canonical tables.
        beside: another state, whose readings of the batches that both hold are used.
        keep: what becomes of a table, or of a part of one, once it is read: it may lie on disk from then on.
    """

    def __init__(
        self,
        batches: Sequence[Batch],
        dictionary: Dictionary,
        beside: Delivered | None = None,
        keep: Keep | None = None,
    ) -> None:
        self.batches = tuple(batches)
        self.dictionary = dictionary
        self.left_out: dict[str, int] = {}
        self._keep = keep or (lambda _name, rows: rows)
        self.replaced = _replaced(self.batches)
        self._owners: dict[str, pa.Table] = {}
        self._unidentified: dict[tuple[Part, str], pa.Table] = {} if beside is None else beside._unidentified
        self._beside = beside
        self._numbers: dict[Part, pa.Table] = {} if beside is None else beside._numbers
        self._few: dict[tuple[Part, str, Persons], pa.Table] = {} if beside is None else beside._few

    @cached_property
    def links(self) -> Links:
        """The ID number behind each number that a unit gave."""
        beside = self._beside
        if beside is None:
            return number_links([*self._stated().values()])
        keys = self._restated(beside)
        if keys is None:
            return beside.links
        anew = [numbers.filter(pc.is_in(numbers["key"], value_set=keys)) for numbers in self._stated().values()]
        return beside.links.without(keys).also(number_links(anew))

    def _stated(self) -> dict[Part, pa.Table]:
        """The numbers that each batch states with ID numbers."""
        if PERSON_TABLE not in self.dictionary.tables:
            return {}
        parts = {self.part(batch, PERSON_TABLE): batch for batch in self.of(PERSON_TABLE)}
        for part, batch in parts.items():
            if part not in self._numbers:
                self._numbers[part] = stated_numbers(self.fitted(PERSON_TABLE, STATED, batch))
        return {part: self._numbers[part] for part in parts}

    def _restated(self, other: Delivered) -> pa.Array | None:
        """The numbers that a batch states which one of two states alone holds; None where there is no such batch."""
        mine, theirs = self._stated(), other._stated()
        changed = [numbers for part, numbers in {**mine, **theirs}.items() if (part in mine) != (part in theirs)]
        return pa.concat_tables(changed)["key"].unique() if changed else None

    def linked_otherwise(self, other: Delivered) -> set[str]:
        """The numbers that two states link otherwise.

        Args:
            other: the other state; the one beside which this one was read is compared at once.
        """
        if self.links is other.links:
            return set()
        keys = self._restated(other) if self._beside is other else None
        return {key for key, _ in self.links.pairs(keys).items() ^ other.links.pairs(keys).items()}

    @cached_property
    def coverage(self) -> pa.Table:
        """What the batches cover, once it is known who is who."""
        told = [batch.coverage() for batch in self.batches]
        of = {name for each in told for name in each.column("table").unique().to_pylist()}
        named = {
            name: apply_links(self._without_ids(name), self.links)
            for name in sorted(of & self.dictionary.tables.keys())
            if PERSON in self.dictionary.tables[name].fields
        }
        return derived_coverage(usable_coverage(told, named, self.links))

    def _without_ids(self, name: str) -> pa.Table:
        """Whom the rows of a table do not name by an ID number, and who recorded them; of a batch each once."""
        columns, known, batches = (PERSON, "recorded_by"), self._unidentified, self.of(name)
        parts = {self.part(batch, name): batch for batch in batches}
        for part, batch in parts.items():
            if (part, name) not in known:
                rows = self.fitted(name, columns, batch)
                others = rows.filter(pc.invert(pc.fill_null(pc.starts_with(rows[PERSON], ID_PREFIX), False)))
                known[part, name] = others.group_by(columns).aggregate([])
        told = (known[part, name] for part in parts)
        return pa.concat_tables([self._schema(name, columns).empty_table(), *told])

    def tables(self, names: Collection[str] | None = None, persons: Persons | None = None) -> dict[str, pa.Table]:
        """Tables with what is derived.

        Args:
            names: the tables that are wanted; all if left out.
            persons: whose rows; everybody's if left out. Tables without a person, and tables in which rows of
                several persons may be one act, are whole in any case.
        """
        wanted = self.dictionary.tables if names is None else names
        return self.with_derived(self.rows(wanted, persons), wanted)

    def rows(
        self, names: Iterable[str], persons: Persons | None = None, known: Mapping[str, pa.Table] | None = None
    ) -> dict[str, pa.Table]:
        """Delivered tables, and those from which derived ones come.

        Args:
            names: the tables that are wanted, derived ones among them.
            persons: whose rows; everybody's if left out.
            known: rows that need not be read again.
        """
        every, known = self.dictionary.tables, known or {}
        read = {name for name in names if not every[name].derived} | sources_of(self._derived(names))
        with some_rows(persons) as few:
            return {
                name: known[name] if name in known else self._keep(name, self._rows(every[name], few))
                for name in every
                if name in read
            }

    def with_derived(
        self, rows: Mapping[str, pa.Table], names: Iterable[str], known: Mapping[str, pa.Table] | None = None
    ) -> dict[str, pa.Table]:
        """The tables that are wanted, with what is derived.

        Args:
            rows: what `rows` gave.
            names: the tables that are wanted.
            known: derived rows that need not be derived again.
        """
        known = known or {}
        missing = [name for name in self._derived(names) if name not in known]
        found = {**rows, **known, **build_derived(rows, self.dictionary, missing, self._keep)}
        return {name: found[name] for name in names}

    def _derived(self, names: Iterable[str]) -> list[str]:
        return [name for name in names if self.dictionary.tables[name].derived]

    def columns(self, name: str, columns: Sequence[str]) -> pa.Table:
        """Some columns of all rows of a delivered table, as they were delivered."""
        return _together(self._schema(name, columns), (self._columns(name, columns, each) for each in self.of(name)))

    def fitted(self, name: str, columns: Sequence[str], batch: Batch) -> pa.Table:
        """Some columns of the rows that one batch holds of a table, as they were delivered."""
        return _fit(self._columns(name, columns, batch), self._schema(name, columns))

    def part(self, batch: Batch, name: str) -> Part:
        """What tells apart two readings of a batch's table: the batch, and the rows of it that were corrected."""
        return batch.id, self.replaced.get((batch.id, name), frozenset())

    def _columns(self, name: str, columns: Sequence[str], batch: Batch) -> pa.Table:
        """Some columns of a batch's rows, those left out in the place of which a correction stands."""
        if (batch.id, name) not in self.replaced:
            return batch.columns(name, columns)
        rows = self._standing(batch.columns(name, tuple(dict.fromkeys((*columns, "row_id")))), batch, name)
        return rows.select([column for column in columns if column in rows.column_names])

    def _standing(self, rows: pa.Table, batch: Batch, name: str) -> pa.Table:
        gone = self.replaced.get((batch.id, name))
        if not gone:
            return rows
        return rows.filter(pc.invert(pc.is_in(rows["row_id"], value_set=pa.array(sorted(gone), pa.string()))))

    def _schema(self, name: str, columns: Sequence[str]) -> pa.Schema:
        schema = self.dictionary.tables[name].schema()
        return pa.schema([schema.field(column) for column in columns])

    def persons_of(self, name: str, row_ids: pa.Array) -> pa.Array | None:
        """Whose some rows are, by any key of theirs; None where that cannot be told without deriving the table."""
        if name in NAMED_BY_PERSON:
            return pc.list_element(pc.split_pattern(row_ids, NAMED_BY_PERSON[name], max_splits=1, reverse=True), 0)
        if self.dictionary.tables[name].derived:
            return None
        if name not in self._owners:
            self._owners[name] = self.columns(name, ("row_id", PERSON))
        every = self._owners[name]
        # Looking the few up among all would index all of them.
        rows = every.filter(pc.is_in(every["row_id"], value_set=row_ids))
        return rows[PERSON].take(pc.index_in(row_ids, value_set=rows["row_id"])).combine_chunks()

    def of(self, name: str) -> list[Batch]:
        """The batches that hold rows of a table."""
        return [batch for batch in self.batches if name in batch.manifest.tables]

    def _rows(self, table: Table, few: Few | None) -> pa.Table:
        schema, whole = table.schema(), few is None or several_persons(table)
        batches = self.of(table.name)
        parts = [
            self._standing(batch.table(table.name), batch, table.name)
            if whole or few is None
            else self._of(few, batch, table)
            for batch in batches
        ]
        linked = apply_links(_together(schema, parts), self.links)
        rows = without_duplicates(linked, table)
        if whole and (lost := linked.num_rows - rows.num_rows):
            self.left_out[table.name] = lost
        return rows

    def _of(self, few: Few, batch: Batch, table: Table) -> pa.Table:
        key = (self.part(batch, table.name), table.name, few.persons)
        if key not in self._few:
            self._few[key] = self._standing(few.rows(batch, table.name), batch, table.name)
        return self._few[key]


def _replaced(batches: Sequence[Batch]) -> dict[tuple[str, str], frozenset[str]]:
    """By batch and table, the rows in the place of which a correction of another of the batches stands."""
    found: dict[tuple[str, str], set[str]] = {}
    for batch in batches:
        for other, tables in batch.manifest.replaces.items():
            for name, rows in tables.items():
                found.setdefault((other, name), set()).update(rows)
    return {key: frozenset(rows) for key, rows in found.items()}


def several_persons(table: Table) -> bool:
    """Whether rows that belong together need not be one person's: no person is told, or the act's key names none."""
    return PERSON not in table.fields or (bool(table.key) and PERSON not in table.key)


def _together(schema: pa.Schema, parts: Iterable[pa.Table]) -> pa.Table:
    """The rows of all batches in the order of the batches, in the dictionary's schema."""
    fitted = [_fit(rows, schema) for rows in parts]
    return pa.concat_tables(fitted) if fitted else schema.empty_table()


def _fit(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Rows of an older dictionary: a column that it did not have is null, one that is gone is left out."""
    columns = [
        rows[kind.name].cast(kind.type) if kind.name in rows.column_names else pa.nulls(rows.num_rows, kind.type)
        for kind in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)
