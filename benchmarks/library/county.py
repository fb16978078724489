"""The invented county as Arrow files, made in blocks by every processor and kept for the next measurement."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path

import pyarrow as pa

from jianheng.arena import LAST_DAY, arrow_tables, kept_by, live
from jianheng.chain import build_derived
from jianheng.chain.coverage import SCHEMA, derived_coverage
from jianheng.dictionary import load_dictionary

SEED = 1
BLOCK = 5_000
DONE = "done"


def county(persons: int, cache: Path) -> dict[str, pa.Table]:
    """The county's tables with the derived ones, mapped into memory from files.

    Args:
        persons: how many.
        cache: where counties of every size are kept.
    """
    folder = cache / f"county-{persons}"
    if not (folder / DONE).exists():
        _make(persons, folder)
    return {path.stem: _mapped(path) for path in sorted(folder.glob("*.arrow"))}


def coverage(tables: dict[str, pa.Table]) -> pa.Table:
    """Every unit has handed over everything that it keeps."""
    rows = [
        {"tbl": table, "unit": unit, "person": None, "from_on": None, "until_on": LAST_DAY}
        for unit, kept in kept_by().items()
        for table in kept
        if table in tables
    ]
    return derived_coverage(pa.Table.from_pylist(rows, SCHEMA))


def as_of() -> date:
    """The last day of the county."""
    return LAST_DAY


def _make(persons: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    dictionary = load_dictionary()
    files: dict[str, pa.RecordBatchFileWriter] = {}
    starts = range(0, persons, BLOCK)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for block in pool.map(partial(_block, persons=persons), starts):
            for name, table in block.items():
                if name not in files:
                    files[name] = pa.ipc.new_file(str(folder / f"{name}.arrow"), table.schema)
                files[name].write_table(table)
    for file in files.values():
        file.close()
    made = {path.stem: _mapped(path) for path in folder.glob("*.arrow")}
    for name, table in build_derived(made, dictionary).items():
        with pa.ipc.new_file(str(folder / f"{name}.arrow"), table.schema) as file:
            file.write_table(table)
    (folder / DONE).touch()


def _block(start: int, persons: int) -> dict[str, pa.Table]:
    lives = [live(SEED, number) for number in _numbers(start, persons)]
    return arrow_tables(lives, load_dictionary(), f"b{start}")


def _numbers(start: int, persons: int) -> Iterator[int]:
    return iter(range(start, min(start + BLOCK, persons)))


def _mapped(path: Path) -> pa.Table:
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()
