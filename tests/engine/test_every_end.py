"""Every start day of forty years, with every term up to twenty-five years: the engine against the plain law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp

from jianheng.engine.duckdb import terms
from jianheng.engine.duckdb.connection import open_engine
from jianheng.engine.lowering.dates import months_after
from jianheng.engine.sql import alias, col, num
from jianheng.engine.value import exact
from jianheng.language.types import DATE, INT
from jianheng.law import Term, dates

FIRST, LAST = date(2000, 1, 1), date(2040, 12, 31)
TERMS = [Term(years, months) for years in range(26) for months in range(12)][1:301]
MONTHS = range(1, 37)
EPOCH = date(1970, 1, 1).toordinal()


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return open_engine(threads=1)


def starts() -> list[date]:
    return [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


def by_engine(con: duckdb.DuckDBPyConnection, days: list[date], value: exp.Expression) -> list[int]:
    """The expression over `x0`, for every day, as days since 1970."""
    con.register("given", pa.table({"x0": pa.array(days, pa.date32())}))
    query = exp.select(alias(value, "y")).from_(exp.to_table("given"))
    column = con.sql(query.sql(dialect="duckdb")).to_arrow_table().column("y")
    return list(column.cast(pa.int32()).to_pylist())


def test_every_term_end(con: duckdb.DuckDBPyConnection) -> None:
    days = starts()
    assert len(TERMS) * len(days) > 4_000_000
    for term in TERMS:
        found = by_engine(con, days, terms.term_end(col("x0"), num(terms.number(term)), num(0)))
        wanted = [dates.term_end(day, term).toordinal() - EPOCH for day in days]
        assert found == wanted, str(term)


SENTENCES = st.tuples(
    st.dates(date(1979, 1, 1), date(2060, 12, 31)),
    st.builds(Term, st.integers(0, 25), st.integers(0, 36), st.integers(0, 800)),
    st.integers(0, 4000),
)


@given(st.lists(SENTENCES, min_size=1, max_size=200))
@settings(max_examples=25)
def test_years_months_days_and_credit_together(
    con: duckdb.DuckDBPyConnection, sentences: list[tuple[date, Term, int]]
) -> None:
    starts_, lengths, credits_ = zip(*sentences, strict=True)
    columns = {
        "x0": pa.array(starts_, pa.date32()),
        "x1": pa.array([terms.number(length) for length in lengths], pa.int64()),
        "x2": pa.array(credits_, pa.int64()),
    }
    con.register("given", pa.table(columns))
    value = terms.term_end(col("x0"), col("x1"), col("x2"))
    query = exp.select(alias(value, "y")).from_(exp.to_table("given"))
    found = con.sql(query.sql(dialect="duckdb")).to_arrow_table().column("y").to_pylist()
    assert found == [dates.term_end(*sentence) for sentence in sentences]


def differing(days: list[date], n: int, by: dates.Convention, found: list[int]) -> Iterator[date]:
    for day, last in zip(days, found, strict=True):
        if dates.months_after(day, n, by).toordinal() - EPOCH != last:
            yield day


@pytest.mark.parametrize("by", dates.CONVENTIONS)
def test_every_period_of_months(con: duckdb.DuckDBPyConnection, by: dates.Convention) -> None:
    days = starts()
    for n in MONTHS:
        found = by_engine(con, days, months_after(exact(DATE, col("x0")), exact(INT, num(n)), by).lo)
        assert list(differing(days, n, by, found)) == []
