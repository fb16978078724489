"""Rows that a DuckDB holds: it hears of them when something reads them, and reads those that were held last."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest
from sqlglot import parse_one

from jianheng.engine.duckdb.engine import DuckDbEngine

COUNT = parse_one("SELECT sum(day) AS sum FROM stay")


def rows(*days: int) -> pa.Table:
    return pa.table({"day": pa.array(days, pa.int64())})


@pytest.fixture
def engine() -> DuckDbEngine:
    return DuckDbEngine()


def summed(engine: DuckDbEngine) -> list[int]:
    return [int(each) for each in engine.fetch(COUNT).column("sum").to_pylist()]


def test_what_nothing_reads_the_database_does_not_hear_of(engine: DuckDbEngine) -> None:
    engine.hold("stay", rows(1, 2))

    with pytest.raises(duckdb.CatalogException):
        engine.con.sql("FROM stay")
    assert summed(engine) == [3]
    assert len(engine.con.sql("FROM stay").fetchall()) == 2


def test_a_view_over_a_view_finds_them(engine: DuckDbEngine) -> None:
    engine.hold("source", rows(4, 5))
    engine.make("stay", parse_one("SELECT day FROM source WHERE day > 4"))

    assert summed(engine) == [5]


@pytest.mark.parametrize("read_between", [False, True])
def test_those_held_last_are_read(engine: DuckDbEngine, read_between: bool) -> None:
    engine.hold("stay", rows(1))
    if read_between:
        summed(engine)
    engine.hold("stay", rows(2))

    assert summed(engine) == [2]


@pytest.mark.parametrize("read_between", [False, True])
def test_those_let_go_of_are_gone_and_others_may_take_the_name(engine: DuckDbEngine, read_between: bool) -> None:
    engine.hold("stay", rows(1))
    if read_between:
        summed(engine)
    engine.drop(["stay"])

    with pytest.raises(duckdb.CatalogException):
        engine.fetch(COUNT)
    engine.hold("stay", rows(7))
    assert summed(engine) == [7]


def test_other_statements_find_what_is_registered_for_them(engine: DuckDbEngine) -> None:
    engine.hold("stay", rows(1))
    engine.register(["stay", "nobody"])

    assert engine.con.sql("FROM stay").fetchall() == [(1,)]
