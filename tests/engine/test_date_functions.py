"""Every date and term function of the engine, in bulk, against the plain law in Python."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlglot import exp

from jianheng.engine.duckdb import functions as f
from jianheng.engine.duckdb import terms
from jianheng.engine.duckdb.connection import open_engine
from jianheng.engine.lowering.dates import DATE_RULES, months_after, term_after
from jianheng.engine.sql import E, alias, col, num
from jianheng.engine.value import Value, exact
from jianheng.language.types import DATE, INT, TERM
from jianheng.law import Term, dates

# Those whose arguments are a day and a day or a number; moments and working days are tried with whole expressions.
ON_DAYS = sorted(name for name in DATE_RULES if hasattr(dates, name) and name not in {"term_end", "part_of"})
EDGES = [
    date(year, month, day)
    for year in (1999, 2000, 2023, 2024)
    for month, day in ((1, 28), (1, 29), (1, 30), (1, 31), (2, 27), (2, 28), (3, 1), (3, 31), (4, 30), (12, 31))
] + [date(2000, 2, 29), date(2024, 2, 29)]
MONTHS = [*range(-30, 31), 120, 240, 300]


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return open_engine(threads=1)


def computed(
    con: duckdb.DuckDBPyConnection, rows: list[tuple[Any, ...]], types: list[pa.DataType], sql: E
) -> list[Any]:
    """An expression over columns `x0`, `x1` … for every row."""
    arrays = [pa.array([row[n] for row in rows], kind) for n, kind in enumerate(types)]
    con.register("given", pa.table(dict(zip([f"x{n}" for n in range(len(types))], arrays, strict=True))))
    query = exp.select(alias(sql, "y")).from_(exp.to_table("given"))
    return con.sql(query.sql(dialect="duckdb")).to_arrow_table().column("y").to_pylist()


def differing(rows: list[Any], got: list[Any], wanted: Callable[..., Any]) -> list[tuple[Any, Any, Any]]:
    both = ((row, engine, wanted(*row)) for row, engine in zip(rows, got, strict=True))
    return [(row, engine, law) for row, engine, law in both if engine != law][:5]


def random_days(random: Random, count: int) -> list[date]:
    first = date(1950, 1, 1)
    return [first + timedelta(days=random.randrange(40_000)) for _ in range(count)]


def random_term(random: Random) -> Term:
    return Term(
        random.randrange(26), random.randrange(14), random.choice([0, 0, 0, 1, 10, 15, 29, 31, 180, 365, 499, 700])
    )


def number(term: Term) -> int:
    """The number in which the engine keeps a term."""
    return terms.number(term)


X, Y, Z = (col(f"x{n}") for n in range(3))
D, I32, I64 = pa.date32(), pa.int32(), pa.int64()


@pytest.mark.parametrize("by", dates.CONVENTIONS)
def test_months_after_agrees_at_every_edge_of_a_month(con: duckdb.DuckDBPyConnection, by: dates.Convention) -> None:
    rows = [*product(EDGES, MONTHS), *product(random_days(Random(1), 400), [-7, -1, 0, 1, 2, 6, 12, 18])]
    value = months_after(exact(DATE, X), exact(INT, Y), by)
    got = computed(con, rows, [D, I64], value.lo)
    assert not differing(rows, got, lambda day, n: dates.months_after(day, n, by))


def test_any_convention_gives_the_earliest_and_the_latest(con: duckdb.DuckDBPyConnection) -> None:
    rows = list(product(EDGES, MONTHS))
    value = months_after(exact(DATE, X), exact(INT, Y), "any")
    ends = zip(computed(con, rows, [D, I64], value.lo), computed(con, rows, [D, I64], value.hi), strict=True)
    assert not differing(rows, list(ends), lambda day, n: dates.months_after(day, n, "any"))


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("days_between", dates.days_between),
        ("days_counted", dates.days_counted),
        ("full_months", dates.full_months),
        ("full_years", dates.full_years),
    ],
)
def test_what_lies_between_two_days(con: duckdb.DuckDBPyConnection, name: str, reference: Callable[..., int]) -> None:
    random = Random(2)
    rows = [*product(EDGES, EDGES), *zip(random_days(random, 4000), random_days(random, 4000), strict=True)]
    got = computed(con, rows, [D, D], DATE_RULES[name]([exact(DATE, X), exact(DATE, Y)]).lo)
    assert not differing(rows, got, reference)


def test_ages_are_reached_the_day_after_the_birthday(con: duckdb.DuckDBPyConnection) -> None:
    rows = [
        (birth, birth + timedelta(days=n)) for birth in EDGES for n in [*range(3), *range(360, 370), 6574, 6575, 6576]
    ]
    got = computed(con, rows, [D, D], DATE_RULES["age_on"]([exact(DATE, X), exact(DATE, Y)]).lo)
    assert not differing(rows, got, dates.age_on)


@pytest.mark.parametrize(("name", "reference"), [("days_after", dates.days_after), ("years_after", dates.years_after)])
def test_days_and_years_after(con: duckdb.DuckDBPyConnection, name: str, reference: Callable[..., date]) -> None:
    rows = list(product(EDGES, [-25, -4, -1, 0, 1, 4, 5, 28, 100]))
    got = computed(con, rows, [D, I64], DATE_RULES[name]([exact(DATE, X), exact(INT, Y)]).lo)
    assert not differing(rows, got, reference)


def random_terms_and_days(seed: int, count: int) -> list[tuple[date, Term, int]]:
    random = Random(seed)
    starts = EDGES + random_days(random, count)
    return [(start, random_term(random), random.randrange(400)) for start in starts for _ in range(5)]


def test_a_sentence_ends_on_the_day_that_the_law_computes(con: duckdb.DuckDBPyConnection) -> None:
    rows = random_terms_and_days(3, 400)
    numbers = [(start, number(term), credit) for start, term, credit in rows]
    got = computed(con, numbers, [D, I64, I64], terms.term_end(X, Y, Z))
    assert not differing(rows, got, dates.term_end)


@pytest.mark.parametrize("by", dates.CONVENTIONS)
def test_a_term_after_a_day(con: duckdb.DuckDBPyConnection, by: dates.Convention) -> None:
    rows = [(start, term) for start, term, _ in random_terms_and_days(4, 400)]
    numbers = [(start, number(term)) for start, term in rows]
    got = computed(con, numbers, [D, I64], term_after(exact(DATE, X), exact(TERM, Y), by).lo)
    assert not differing(rows, got, lambda start, term: dates.term_after(start, term, by))


def test_term_numbers_hold_the_parts_and_order_like_terms(con: duckdb.DuckDBPyConnection) -> None:
    random = Random(5)
    written = [random_term(random) for _ in range(2000)]
    parts = [(t.years, t.months, t.days) for t in written]
    numbers = computed(con, parts, [I32] * 3, terms.term(X, Y, Z))
    assert numbers == [number(t) for t in written]
    rows = [(n,) for n in numbers]
    months, days = computed(con, rows, [I64], terms.term_months(X)), computed(con, rows, [I64], terms.term_days(X))
    assert list(zip(months, days, strict=True)) == [t.order for t in written]
    assert [terms.parts(n)[1:] for n in sorted(numbers)] == [t.order for t in sorted(written)]


def test_subtracted_terms_keep_days_below_zero_apart_from_months(con: duckdb.DuckDBPyConnection) -> None:
    rows = [(number(Term(5, 0, 0)) - number(Term(0, 6, 15)),), (number(Term(0, 1, 0)) - number(Term(0, 3, 10)),)]
    assert computed(con, rows, [I64], terms.term_months(X)) == [54, -2]
    assert computed(con, rows, [I64], terms.term_days(X)) == [-15, -10]
    start = [(date(2024, 3, 31), n) for (n,) in rows]
    after = computed(con, start, [D, I64], terms.term_after(X, Y))
    assert after == [date(2028, 9, 30) - timedelta(days=15), date(2024, 1, 31) - timedelta(days=10)]


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, 40), st.integers(0, 4), st.integers(1, 5)),
        min_size=1,
        max_size=60,
    )
)
@settings(max_examples=20)
def test_a_part_of_a_term_lies_between_its_bounds(
    con: duckdb.DuckDBPyConnection, rows: list[tuple[int, int, int, int]]
) -> None:
    """Exact where months and half months come out even, and never further apart than half a month and a day."""
    given_ = [(number(Term(0, months, days)), n, m) for months, days, n, m in rows]
    value = DATE_RULES["part_of"]([exact(TERM, X), exact(INT, Y), exact(INT, Z)])
    lows, highs = (computed(con, given_, [I64] * 3, end) for end in (value.lo, value.hi))
    for (months, days, n, m), lo, hi in zip(rows, lows, highs, strict=True):
        assert (lo, hi) == tuple(number(end) for end in dates.part_of(Term(0, months, days), n, m))
        low, high = terms.parts(lo)[1:], terms.parts(hi)[1:]
        truth = Fraction(months * n, m)
        floor = Fraction(low[0]) + Fraction(1, 2) * (low[1] - days * n // m >= 15)
        ceiling = Fraction(high[0]) + Fraction(1, 2) * (high[1] - -(-days * n // m) >= 15)
        assert floor <= truth <= ceiling < floor + 1, (months, days, n, m)
        assert (lo == hi) == (truth * 2 == int(truth * 2) and days * n % m == 0)


@given(
    st.lists(st.tuples(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-400, 400)), min_size=1, max_size=300)
)
@settings(max_examples=20)
def test_months_hold_for_any_day(con: duckdb.DuckDBPyConnection, rows: list[tuple[date, int]]) -> None:
    got = computed(con, rows, [D, I64], f.add_months(X, Y))
    assert not differing(rows, got, dates.add_months)


@pytest.mark.parametrize("name", ON_DAYS)
def test_bounds_of_the_arguments_give_bounds_of_the_result(con: duckdb.DuckDBPyConnection, name: str) -> None:
    """Whatever the true facts between the bounds are, the true result lies between the bounds of the result."""
    random = Random(6)
    second = DATE if name in {"days_between", "days_counted", "full_months", "full_years", "age_on"} else INT
    rows, inside = [], []
    for start in EDGES + random_days(random, 300):
        width = random.randrange(40)
        if second is DATE:
            low: Any = start + timedelta(days=random.randrange(40, 800))
            high: Any = low + timedelta(days=random.randrange(40))
            choice: Any = low + timedelta(days=random.randrange((high - low).days + 1))
        else:
            low, high = random.randrange(12), random.randrange(12, 30)
            choice = random.randrange(low, high + 1)
        rows.append((start, start + timedelta(days=width), low, high))
        inside.append((start + timedelta(days=random.randrange(width + 1)), choice))
    kind = D if second is DATE else I64
    value = DATE_RULES[name]([Value(DATE, X, Y), Value(second, Z, col("x3"))])
    lows, highs = (computed(con, rows, [D, D, kind, kind], end) for end in (value.lo, value.hi))
    truth = [getattr(dates, name)(*pair) for pair in inside]
    wrong = [r for r, lo, t, hi in zip(rows, lows, truth, highs, strict=True) if not lo <= t <= hi]
    assert not wrong[:3]


def test_an_unknown_argument_gives_an_unknown_result(con: duckdb.DuckDBPyConnection) -> None:
    for name in ON_DAYS:
        rule = DATE_RULES[name]
        second = DATE if name in {"days_between", "days_counted", "full_months", "full_years", "age_on"} else INT
        kind = D if second is DATE else I64
        some: Any = date(2024, 1, 1) if second is DATE else 3
        value = rule([exact(DATE, X), exact(second, Y)])
        assert computed(con, [(None, some), (date(2023, 1, 1), None)], [D, kind], value.lo) == [None, None], name
    assert computed(con, [(None,)], [I64], num(1)) == [1]


def test_months_beyond_the_years_are_counted_as_months(con: duckdb.DuckDBPyConnection) -> None:
    start, term = date(2023, 2, 28), Term(0, 14, 0)
    got = computed(con, [(start, number(term), 0)], [D, I64, I64], terms.term_end(X, Y, Z))
    assert got == [dates.term_end(start, term)]
