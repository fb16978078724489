"""The tables of a workspace as models see them: all batches together, and what follows from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from jianheng.chain.coverage import derived_coverage, usable_coverage
from jianheng.chain.derive import build_derived
from jianheng.chain.duplicates import without_duplicates
from jianheng.dictionary import Dictionary, Table, load_dictionary
from jianheng.identity.linkage import apply_links, number_links
from jianheng.intake.store import Batch, list_batches, standing_batches
from jianheng.workspace import Workspace

PERSON_TABLE = "person_statement"


@dataclass(frozen=True)
class Loaded:
    """What a workspace holds.

    Args:
        tables: canonical tables by name, derived ones among them.
        coverage: columns `tbl, unit, person, from_on, until_on`; unit `*` means every unit, an empty person
            everybody, an empty `from_on` the complete history.
        left_out: by table, rows that say the same as another row in every field.
        batches: ids of the batches from which it comes.
        elsewhere: what the run's manifest says of data that lie in no batch; then no batch counts.
    """

    tables: dict[str, pa.Table]
    coverage: pa.Table
    left_out: dict[str, int]
    batches: tuple[str, ...] = ()
    elsewhere: dict[str, Any] | None = None


def load_workspace_tables(
    workspace: Workspace, dictionary: Dictionary | None = None, batches: Collection[str] | None = None
) -> Loaded:
    """Load all batches of a workspace.

    A person's own number in a unit and the ID number that the same unit stated with it are one person. A row
    that was delivered twice counts once.

    Args:
        workspace: the workspace.
        dictionary: the dictionary; the package's own if left out.
        batches: ids of the batches to load; all that are not withdrawn if left out.

    Returns:
        The tables with their derived ones, and what is covered.

    Raises:
        IntakeError: a batch cannot be read.
    """
    dictionary = dictionary or load_dictionary()
    every = standing_batches(workspace) if batches is None else list_batches(workspace)
    found = [batch for batch in every if batches is None or batch.id in batches]
    delivered = [table for table in dictionary.tables.values() if not table.derived]
    tables = {table.name: _union(table, found) for table in delivered}
    links = number_links(tables[PERSON_TABLE])
    left_out = {}
    for table in delivered:
        linked = apply_links(tables[table.name], links)
        tables[table.name] = without_duplicates(linked, table)
        if lost := linked.num_rows - tables[table.name].num_rows:
            left_out[table.name] = lost
    coverage = usable_coverage([batch.coverage() for batch in found], tables, links)
    tables |= build_derived(tables, dictionary)
    return Loaded(tables, derived_coverage(coverage), left_out, tuple(batch.id for batch in found))


def _union(table: Table, batches: Iterable[Batch]) -> pa.Table:
    """The rows of all batches in the order of the batches, in the dictionary's schema."""
    schema = table.schema()
    parts = [_fit(batch.table(table.name), schema) for batch in batches if table.name in batch.manifest.tables]
    return pa.concat_tables(parts).combine_chunks() if parts else schema.empty_table()


def _fit(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Rows of an older dictionary: a column that it did not have is null, one that is gone is left out."""
    columns = [
        rows[kind.name].cast(kind.type) if kind.name in rows.column_names else pa.nulls(rows.num_rows, kind.type)
        for kind in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)
