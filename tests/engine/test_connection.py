"""The engine reaches nothing outside, and what it runs cannot loosen that."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jianheng.engine.duckdb.connection import open_engine


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    opened = open_engine(threads=1)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('{folder}/rows.csv')",
        "SELECT * FROM '{folder}/rows.parquet'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('{folder}/*')",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "COPY (SELECT 1) TO '{folder}/out.parquet' (FORMAT parquet)",
        "EXPORT DATABASE '{folder}/all'",
        "ATTACH '{folder}/other.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_csv('https://example.org/rows.csv')",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "RESET enable_external_access",
        "SET memory_limit = '1GB'",
        "SET threads = 4",
        "PRAGMA enable_profiling",
    ],
)
def test_nothing_outside_can_be_reached_or_unlocked(
    con: duckdb.DuckDBPyConnection, statement: str, tmp_path: Path
) -> None:
    (tmp_path / "rows.csv").write_text("a\n1\n", encoding="utf-8")
    pq.write_table(pa.table({"a": [1]}), tmp_path / "rows.parquet")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(duckdb.Error):
        con.execute(statement.format(folder=tmp_path)).fetchall()
    assert sorted(tmp_path.iterdir()) == before


def test_registered_tables_are_read(con: duckdb.DuckDBPyConnection) -> None:
    con.register("given", pa.table({"a": [1, 2]}))
    assert con.execute("SELECT sum(a) FROM given").fetchall() == [(3,)]


def test_what_does_not_fit_in_memory_goes_to_the_folder_named(tmp_path: Path) -> None:
    con = open_engine(spill=tmp_path / "spill", memory="60MB", threads=1)
    (count,) = con.execute(
        "SELECT count(*) FROM (SELECT i, md5(i::VARCHAR) AS h FROM range(2000000) t(i) ORDER BY h)"
    ).fetchall()
    con.close()
    assert count == (2_000_000,)
