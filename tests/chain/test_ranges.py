"""A work that goes through the persons in ranges gives the rows, in the order, of one that takes all at once."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.arena import Plan, write_tables
from jianheng.chain import build_derived, derive
from jianheng.chain.derive import RECITALS, SOURCES
from jianheng.chain.ranges import Range, person_ranges
from jianheng.dictionary import load_dictionary

DICTIONARY = load_dictionary()


@given(st.lists(st.one_of(st.none(), st.text(max_size=3)), max_size=40), st.integers(1, 12))
def test_every_row_lies_in_one_range(persons: list[str | None], at_once: int) -> None:
    ranges = person_ranges({"stay": pa.table({"person": pa.array(persons, pa.string())})}, at_once)
    last = ranges[-1]

    def holds(part: Range, person: str | None) -> bool:
        if person is None:
            return part is last
        return part.low <= person and (part.high is None or person < part.high)

    assert all(sum(holds(part, person) for part in ranges) == 1 for person in persons)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pa.Table]:
    """A small county, in which a ruling recites a reduction of another person, and another one of nobody."""
    folder = tmp_path_factory.mktemp("county")
    write_tables(folder / "county", Plan(120, 7), DICTIONARY)
    tables = {name: pq.read_table(folder / "county" / f"{name}.parquet") for name in SOURCES}
    tables = {name: rows.cast(DICTIONARY.tables[name].schema()) for name, rows in tables.items()}
    rulings = tables["commutation_ruling"].slice(0, 3).to_pylist()
    recited = [
        dict.fromkeys(tables[RECITALS].schema.names)
        | {"row_id": f"x{n}", "ruling": rulings[0]["row_id"], "position": 1 + n, "person": person, "reduction_m": 6}
        | {"reduction_y": 0, "reduction_d": 0, "raw": "{}"}
        for n, person in enumerate([rulings[2]["person"], None, rulings[0]["person"]])
    ]
    extra = pa.Table.from_pylist(recited, tables[RECITALS].schema)
    return tables | {RECITALS: pa.concat_tables([tables[RECITALS], extra])}


@pytest.mark.parametrize("at_once", [30, 100, 700])
def test_what_is_derived_in_parts_is_what_is_derived_at_once(
    county: dict[str, pa.Table], monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    whole = build_derived(county)
    assert min(rows.num_rows for rows in whole.values()) > 0
    monkeypatch.setattr(derive, "ROWS_AT_ONCE", at_once)
    assert len(person_ranges(county, at_once)) > 1
    parts = build_derived(county)
    assert {name: parts[name].equals(rows) for name, rows in whole.items()} == dict.fromkeys(whole, True)
