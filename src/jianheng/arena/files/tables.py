"""The county as one Parquet file a table, for sizes that no unit's files would have."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.arena.act import Act
from jianheng.arena.files.arrow import arrow_tables
from jianheng.arena.plan import Plan
from jianheng.arena.world.life import LAST_DAY
from jianheng.dictionary import Dictionary, load_dictionary

_BLOCK = 2500
_BATCH = "arena"
COVERAGE = pa.schema(
    [
        ("tbl", pa.string()),
        ("unit", pa.string()),
        ("person", pa.string()),
        ("from_on", pa.date32()),
        ("until_on", pa.date32()),
    ]
)


def write_tables(folder: Path, plan: Plan, dictionary: Dictionary, jobs: int = 1) -> tuple[Act, ...]:
    """Write every table that is delivered, and what the units' deliveries cover.

    Args:
        folder: where to.
        plan: the county.
        dictionary: the tables.
        jobs: processes that work side by side; the files are the same for any number.

    Returns:
        What is known about the county.
    """
    folder.mkdir(parents=True)
    known: list[Act] = []
    writers = {
        table.name: pq.ParquetWriter(folder / f"{table.name}.parquet", table.schema(), compression="zstd")
        for table in dictionary.tables.values()
        if not table.derived
    }
    for tables, acts in _blocks(plan, jobs):
        known.extend(acts)
        for name, rows in tables.items():
            writers[name].write_table(rows)
    for writer in writers.values():
        writer.close()
    pq.write_table(coverage(plan, dictionary), folder / "coverage.parquet")
    return tuple(known)


def coverage(plan: Plan, dictionary: Dictionary) -> pa.Table:
    """What the units state to be complete: everything that they keep, from the beginning to the last day."""
    rows = [
        {"tbl": table, "unit": unit, "until_on": LAST_DAY}
        for unit, tables in plan.units(dictionary).items()
        for table in tables
    ]
    return pa.Table.from_pylist(rows, COVERAGE)


def _blocks(plan: Plan, jobs: int) -> Iterator[tuple[dict[str, pa.Table], list[Act]]]:
    """The blocks in their order, whoever makes them."""
    starts = range(0, plan.persons, _BLOCK)
    make = partial(_block, plan=plan)
    if jobs == 1:
        yield from map(make, starts)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(make, starts)


def _block(start: int, plan: Plan) -> tuple[dict[str, pa.Table], list[Act]]:
    dictionary = load_dictionary()
    lives = [*plan.lives(dictionary, range(start, min(start + _BLOCK, plan.persons)))]
    return arrow_tables(lives, dictionary, _BATCH), [act for life in lives for act in life.acts]
