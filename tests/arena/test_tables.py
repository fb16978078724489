"""Tables that are written without the way through files."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from jianheng.arena import Plan, live, write_tables
from jianheng.arena.files import tables
from jianheng.dictionary import load_dictionary

PERSONS = 60
DICTIONARY = load_dictionary()


def test_blocks_and_processes_change_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_BLOCK", 25)
    known = write_tables(tmp_path / "one", Plan(PERSONS, 5), DICTIONARY)
    assert write_tables(tmp_path / "two", Plan(PERSONS, 5), DICTIONARY, jobs=2) == known
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_each_table_has_the_schema_of_the_dictionary_and_all_rows(tmp_path: Path) -> None:
    write_tables(tmp_path / "made", Plan(PERSONS, 5), DICTIONARY)
    lives = [live(5, number) for number in range(PERSONS)]
    for table in DICTIONARY.tables.values():
        if not table.derived:
            rows = pq.read_table(tmp_path / "made" / f"{table.name}.parquet")
            assert rows.cast(table.schema()).schema.names == rows.schema.names, table.name  # Parquet knows no seconds
            assert rows.num_rows == sum(len(life.rows.get(table.name, ())) for life in lives), table.name


def test_what_is_kept_is_covered_from_the_beginning_on(tmp_path: Path) -> None:
    write_tables(tmp_path / "made", Plan(1, 5), DICTIONARY)
    rows = pq.read_table(tmp_path / "made/coverage.parquet").to_pylist()
    assert {"commutation_ruling", "judgment_person", "prison_stay"} <= {row["tbl"] for row in rows}
    assert all(row["from_on"] is None and row["person"] is None for row in rows)
