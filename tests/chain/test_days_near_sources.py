"""A day that a derived row says has come lies near a day of the same person's delivered rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jianheng.arena import Plan, write_tables
from jianheng.chain import build_derived
from jianheng.chain.derive import DERIVED, SOURCES
from jianheng.chain.touched import NEAR
from jianheng.dictionary import Table, load_dictionary

DICTIONARY = load_dictionary()
PERSONS = 150


def days(table: Table, rows: pa.Table, *, occurred: bool) -> Iterator[tuple[str, str, date]]:
    """Whose day, which, and when."""
    for field in table.fields.values():
        if field.type in {"date", "moment"} and (field.time == "occurred" or not occurred):
            for column in (name for name, _ in field.columns() if not name.endswith("_precision")):
                for person, day in zip(rows["person"].to_pylist(), rows[column].to_pylist(), strict=True):
                    if day is not None:
                        yield person, column, day.date() if isinstance(day, datetime) else day


def damaged(rows: pa.Table, table: Table, random: Random) -> pa.Table:
    """Some days are not told, and some are another row's."""
    told = rows.to_pylist()
    for field in table.fields.values():
        if field.type in {"date", "moment"}:
            columns = [name for name, _ in field.columns()]
            for row in told:
                if random.random() < 0.1:
                    other = random.choice(told)
                    row.update({name: random.choice([None, other[name]]) for name in columns})
    return pa.Table.from_pylist(told, rows.schema)


@pytest.mark.parametrize("seed", range(3))
def test_a_derived_day_is_near_a_delivered_one(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    write_tables(tmp_path / "county", Plan(PERSONS, seed), DICTIONARY)
    tables = {name: pq.read_table(tmp_path / "county" / f"{name}.parquet") for name in SOURCES}
    tables = {name: rows.cast(DICTIONARY.tables[name].schema()) for name, rows in tables.items()}
    if seed:
        tables = {name: damaged(rows, DICTIONARY.tables[name], random) for name, rows in tables.items()}
    known: dict[str, set[int]] = {}
    for name in SOURCES:
        for person, _, day in days(DICTIONARY.tables[name], tables[name], occurred=False):
            known.setdefault(person, set()).add(day.toordinal())
    seen = 0
    for name, rows in build_derived(tables).items():
        for person, column, day in days(DICTIONARY.tables[name], rows, occurred=True):
            near = {day.toordinal() + shift for shift in range(-NEAR.days, NEAR.days + 1)}
            assert near & known.get(person, set()), (name, column, person, day)
            seen += 1
    assert seen > PERSONS * len(DERIVED)
