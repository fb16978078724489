"""The Parquet files that every system reads: the same rows, with cells here and there that nobody filled in."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.deliveries import deliveries
from benchmarks.library.county import county
from benchmarks.systems.rules import COUNTY, RULES, RULINGS
from jianheng.law.calendar import own_calendar

# One ruling, and so many reductions and spans of sentence, for each person.
RELATED = 10
# Of the cells that a rule needs, one in so many is empty.
HOLES = 200
FILLED = {"row_id", "recorded_by", "raw", "origin"}
# Not of the county, and without holes; a duty that comes again has fewer periods than there are numbers.
GIVEN = ("calendar", "coverage", "slot_number")
SLOTS = 200
CALENDAR = ("day", "rolled")
ROW_GROUP = 122_880


def data(persons: int, cache: Path) -> Path:
    """The folder of a size; made where it is missing.

    Args:
        persons: of the county, and number of the invented rulings.
        cache: where counties of every size are kept.
    """
    folder = cache / f"systems-{persons}-{_version()}"
    if not folder.exists():
        work = folder.with_suffix(".part")
        shutil.rmtree(work, ignore_errors=True)
        _rulings(persons, work / RULINGS)
        _county(persons, cache, work / COUNTY)
        work.rename(folder)
    return folder


def needed(source: str) -> dict[str, list[str]]:
    """The columns that the rules of one source need, by table."""
    columns: dict[str, set[str]] = {}
    for rule in RULES:
        for table, names in rule.tables.items() if rule.source == source else ():
            columns.setdefault(table, set()).update(names)
    return {table: sorted(names) for table, names in sorted(columns.items())}


def _version() -> str:
    """What the files hold, in a few letters: other columns are other files."""
    told = json.dumps([needed(RULINGS), needed(COUNTY), RELATED, HOLES, SLOTS])
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _rulings(number: int, folder: Path) -> None:
    folder.mkdir(parents=True)
    given = deliveries(number, RELATED * number)
    for name, table in (given.tables | {"coverage": given.coverage}).items():
        _write(folder / f"{name}.parquet", table)


def _county(persons: int, cache: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    tables, coverage = county(persons, cache)
    con = duckdb.connect()
    con.register(
        "calendar", pa.table({name: [getattr(each, name) for each in own_calendar().days] for name in CALENDAR})
    )
    con.register("coverage", coverage)
    con.execute(f"CREATE VIEW slot_number AS SELECT range AS slot FROM range({SLOTS})")
    for name in GIVEN:
        _write(folder / f"{name}.parquet", con.sql(f'FROM "{name}"').to_arrow_table())
    for name, columns in needed(COUNTY).items():
        if name not in GIVEN:
            con.register(name, tables[name])
            _write(folder / f"{name}.parquet", con.sql(_holed(name, columns)).to_arrow_table())


def _holed(table: str, columns: list[str]) -> str:
    """The rows in their order; which cells are empty follows from the row's name alone."""
    cells = [_cell(name, number) for number, name in enumerate(columns)]
    kept = [name for name in ("row_id", "recorded_by", "raw") if name not in columns]
    return f'SELECT {", ".join([*kept, *cells])} FROM "{table}"'


def _cell(name: str, number: int) -> str:
    """A column in which some cells are empty, and some moments are told to the hour or to the day alone."""
    draw = f"hash(row_id, {number}) % {HOLES}"
    if name in FILLED:
        return name
    if name.endswith("_precision"):
        return f"CASE {draw} WHEN 0 THEN 'day' WHEN 1 THEN 'hour' ELSE {name} END AS {name}"
    return f"CASE WHEN {draw} > 0 THEN {name} END AS {name}"


def _write(path: Path, table: pa.Table) -> None:
    pq.write_table(table, path, row_group_size=ROW_GROUP)


def read(folder: Path, table: str, columns: tuple[str, ...]) -> pa.Table:
    """Columns of a table, read into memory."""
    return pq.read_table(folder / f"{table}.parquet", columns=list(columns))
