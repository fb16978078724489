"""The invented county as Arrow files, mapped into memory and kept for the next measurement."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.arena import LAST_DAY, Plan, write_tables
from jianheng.chain import build_derived
from jianheng.chain.coverage import derived_coverage
from jianheng.dictionary import load_dictionary

SEED = 1
AS_OF = LAST_DAY
COVERAGE = "coverage"


def county(persons: int, cache: Path) -> tuple[dict[str, pa.Table], pa.Table]:
    """The county's tables with the derived ones, and what the deliveries cover.

    Args:
        persons: how many.
        cache: where counties of every size are kept.
    """
    folder = cache / f"county-{persons}"
    if not folder.exists():
        _make(persons, folder)
    tables = {path.stem: _mapped(path) for path in sorted(folder.glob("*.arrow"))}
    return tables, derived_coverage(tables.pop(COVERAGE))


def _make(persons: int, folder: Path) -> None:
    work = folder.with_suffix(".part")
    shutil.rmtree(work, ignore_errors=True)
    dictionary = load_dictionary()
    write_tables(work, Plan(persons, SEED), dictionary, jobs=os.cpu_count() or 1)
    for path in work.glob("*.parquet"):
        _write(work / f"{path.stem}.arrow", pq.read_table(path))
        path.unlink()
    made = {path.stem: _mapped(path) for path in work.glob("*.arrow")}
    for name, table in build_derived(made, dictionary).items():
        _write(work / f"{name}.arrow", table)
    work.rename(folder)


def _write(path: Path, table: pa.Table) -> None:
    with pa.ipc.new_file(str(path), table.schema) as file:
        file.write_table(table)


def _mapped(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()
