"""All that a workspace knows: the delivered rows of every batch, and what is derived from them."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from jianheng.chain.derive import build_derived
from jianheng.dictionary import load_dictionary
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

COVERAGE = pa.schema(
    [
        ("tbl", pa.string()),
        ("unit", pa.string()),
        ("person", pa.string()),
        ("from_on", pa.date32()),
        ("until_on", pa.date32()),
    ]
)


@dataclass(frozen=True)
class Loaded:
    """Canonical tables of a workspace.

    Args:
        tables: rows by table, derived ones included.
        coverage: columns `tbl, unit, person, from_on, until_on`.
    """

    tables: dict[str, pa.Table]
    coverage: pa.Table


def load_workspace_tables(workspace: Workspace) -> Loaded:
    """Read every batch and build the derived tables.

    Args:
        workspace: the workspace.

    Returns:
        The tables in their dictionary form, in the order of batches.
    """
    dictionary = load_dictionary()
    batches = list_batches(workspace)
    tables: dict[str, pa.Table] = {}
    for table in dictionary.tables.values():
        parts = [batch.table(table.name) for batch in batches if table.name in batch.manifest.tables]
        if parts:
            tables[table.name] = pa.concat_tables([part.select(table.schema().names) for part in parts])
    stated = [batch.coverage() for batch in batches]
    renamed = [part.rename_columns(_names(part)).select(COVERAGE.names).cast(COVERAGE) for part in stated]
    coverage = pa.concat_tables(renamed) if renamed else COVERAGE.empty_table()
    return Loaded(tables | build_derived(tables, dictionary), coverage)


def _names(part: pa.Table) -> list[str]:
    return ["tbl" if name == "table" else "until_on" if name == "until" else "from_on" if name == "from" else name for name in part.column_names]
