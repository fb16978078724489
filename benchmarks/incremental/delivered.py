"""The invented county as batches of a workspace: everybody's rows, those of some persons apart, and a day's."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.library.county import AS_OF, county
from jianheng import __version__
from jianheng.dictionary import Dictionary
from jianheng.intake.store import SCHEMA, Manifest, TableEntry
from jianheng.intake.store.parquet import sha256_of, write_parquet
from jianheng.workspace import Workspace, create_workspace

REST, SOME, NEXT_DAY = "b1-rest", "b2-some", "b3-next-day"
# Of the rows of a person who is apart, every second is.
APART = 2
DERIVED_COVERAGE = frozenset({"reduction", "cell_stay", "custody_span"})


def delivered(persons: int, cache: Path, one_in: int, place: Path, dictionary: Dictionary) -> Workspace:
    """Make the workspace; the batch of the next day says that everything is delivered up to then.

    Args:
        persons: how many.
        cache: where counties are kept.
        one_in: of how many persons one has rows apart.
        place: a new folder.
        dictionary: canonical tables.
    """
    tables, coverage = county(persons, cache)
    workspace = create_workspace(place, "某县检察院")
    told = coverage.rename_columns(["table", "unit", "person", "from", "until"]).select(SCHEMA.names).to_pylist()
    stated = [row for row in told if row["table"] not in DERIVED_COVERAGE]
    own = pa.Table.from_pylist(stated, SCHEMA)
    next_day = AS_OF + timedelta(days=1)
    further = pa.Table.from_pylist([row | {"from": next_day, "until": next_day} for row in stated], SCHEMA)
    own_rows = {name: rows for name, rows in tables.items() if not dictionary.tables[name].derived}
    for batch, apart, covered in ((REST, False, own), (SOME, True, SCHEMA.empty_table())):
        parts = {name: _part(rows, one_in, apart=apart) for name, rows in own_rows.items()}
        _write(
            workspace.batches / batch,
            {name: rows for name, rows in parts.items() if rows.num_rows},
            covered,
            dictionary,
        )
    _write(workspace.batches / NEXT_DAY, {}, further, dictionary)
    return workspace


def _write(folder: Path, tables: dict[str, pa.Table], coverage: pa.Table, dictionary: Dictionary) -> None:
    folder.mkdir()
    entries = {}
    for name, rows in tables.items():
        path = folder / f"{name}.parquet"
        write_parquet(path, rows.cast(dictionary.tables[name].schema()))
        entries[name] = TableEntry(rows.num_rows, rows.num_rows, 0, sha256_of(path))
    write_parquet(folder / "coverage.parquet", coverage)
    manifest = Manifest(folder.name, (), entries, 0, 0, None, (), __version__, dictionary.version)
    (folder / "manifest.json").write_text(manifest.to_json(), encoding="utf-8", newline="\n")


def _part(rows: pa.Table, one_in: int, *, apart: bool) -> pa.Table:
    """The rows that lie apart, or the others; which they are follows from names alone."""
    if "person" not in rows.column_names:
        return rows.slice(0, 0) if apart else rows
    with duckdb.connect() as con:
        con.register("given", rows)
        chosen = f"(coalesce(hash(person) % {one_in} = 0, false) AND hash(row_id) % {APART} = 0)"
        return con.sql(f"SELECT * FROM given WHERE {chosen} = {apart}").to_arrow_table().cast(rows.schema)
