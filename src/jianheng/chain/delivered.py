"""The rows of some batches as models see them, read as far as they are asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.chain.coverage import derived_coverage, usable_coverage
from jianheng.chain.derive import NAMED_BY_PERSON, build_derived, sources_of
from jianheng.chain.duplicates import without_duplicates
from jianheng.chain.persons import PERSON, Few, Persons, some_rows
from jianheng.dictionary import Dictionary, Table
from jianheng.identity.linkage import STATED, apply_links, number_links
from jianheng.intake.store import Batch

PERSON_TABLE = "person_statement"


class Delivered:
    """What some batches say together: persons linked, no row twice, derived tables beside the delivered ones.

    Args:
        batches: the batches, in the order of their ids.
        dictionary: canonical tables.
    """

    def __init__(self, batches: Sequence[Batch], dictionary: Dictionary) -> None:
        self.batches = tuple(batches)
        self.dictionary = dictionary
        self.left_out: dict[str, int] = {}
        self._owners: dict[str, pa.Table] = {}

    @cached_property
    def links(self) -> dict[str, str]:
        """The ID number behind each number that a unit gave."""
        return number_links(self.columns(PERSON_TABLE, STATED)) if PERSON_TABLE in self.dictionary.tables else {}

    @cached_property
    def coverage(self) -> pa.Table:
        """What the batches cover, once it is known who is who."""
        told = [batch.coverage() for batch in self.batches]
        of = {name for each in told for name in each.column("table").unique().to_pylist()}
        named = {
            name: apply_links(self.columns(name, (PERSON, "recorded_by")), self.links)
            for name in sorted(of & self.dictionary.tables.keys())
            if PERSON in self.dictionary.tables[name].fields
        }
        return derived_coverage(usable_coverage(told, named, self.links))

    def tables(self, names: Collection[str] | None = None, persons: Persons | None = None) -> dict[str, pa.Table]:
        """Tables with what is derived.

        Args:
            names: the tables that are wanted; all if left out.
            persons: whose rows; everybody's if left out. Tables without a person, and tables in which rows of
                several persons may be one act, are whole in any case.
        """
        every = self.dictionary.tables
        wanted = [every[name] for name in (every if names is None else names)]
        derived = [table.name for table in wanted if table.derived]
        read = {table.name for table in wanted if not table.derived} | sources_of(derived)
        with some_rows(persons) as few:
            rows = {name: self._rows(every[name], few) for name in every if name in read}
        found = rows | build_derived(rows, self.dictionary, derived)
        return {table.name: found[table.name] for table in wanted}

    def columns(self, name: str, columns: Sequence[str]) -> pa.Table:
        """Some columns of all rows of a delivered table, as they were delivered."""
        table = self.dictionary.tables[name]
        schema = pa.schema([table.schema().field(column) for column in columns])
        return _together(schema, [batch.columns(name, columns) for batch in self.of(name)])

    def persons_of(self, name: str, row_ids: pa.Array) -> pa.Array | None:
        """Whose some rows are, by any key of theirs; None where that cannot be told without deriving the table."""
        if name in NAMED_BY_PERSON:
            return pc.list_element(pc.split_pattern(row_ids, NAMED_BY_PERSON[name], max_splits=1, reverse=True), 0)
        if self.dictionary.tables[name].derived:
            return None
        if name not in self._owners:
            self._owners[name] = self.columns(name, ("row_id", PERSON))
        rows = self._owners[name]
        return rows[PERSON].take(pc.index_in(row_ids, value_set=rows["row_id"])).combine_chunks()

    def of(self, name: str) -> list[Batch]:
        """The batches that hold rows of a table."""
        return [batch for batch in self.batches if name in batch.manifest.tables]

    def _rows(self, table: Table, few: Few | None) -> pa.Table:
        schema, whole = table.schema(), few is None or several_persons(table)
        batches = self.of(table.name)
        parts = [batch.table(table.name) if whole or few is None else few.rows(batch, table.name) for batch in batches]
        linked = apply_links(_together(schema, parts), self.links)
        rows = without_duplicates(linked, table)
        if whole and (lost := linked.num_rows - rows.num_rows):
            self.left_out[table.name] = lost
        return rows


def several_persons(table: Table) -> bool:
    """Whether rows that belong together need not be one person's: no person is told, or the act's key names none."""
    return PERSON not in table.fields or (bool(table.key) and PERSON not in table.key)


def _together(schema: pa.Schema, parts: Iterable[pa.Table]) -> pa.Table:
    """The rows of all batches in the order of the batches, in the dictionary's schema."""
    fitted = [_fit(rows, schema) for rows in parts]
    return pa.concat_tables(fitted).combine_chunks() if fitted else schema.empty_table()


def _fit(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Rows of an older dictionary: a column that it did not have is null, one that is gone is left out."""
    columns = [
        rows[kind.name].cast(kind.type) if kind.name in rows.column_names else pa.nulls(rows.num_rows, kind.type)
        for kind in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)
