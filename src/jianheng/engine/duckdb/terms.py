"""Terms as DuckDB keeps them: one number that adds part by part, orders by length, and remembers its years.

The number is ((12 years + months) × DAYS + days) × YEARS + years. Its length is what stands before the years; terms
compare by that alone. The years are kept because fourteen months and a year with two months end on different days
(刑诉法解释2021#202).
"""

from __future__ import annotations

from sqlglot import exp

from jianheng.engine.duckdb.functions import (
    add_days,
    add_months,
    add_years,
    floor_division,
    plain_months,
    rounded_division,
)
from jianheng.engine.sql import E, binary, case, cast, fn, num
from jianheng.law import Term

DAYS = 100_000
YEARS = 1_000_000


def number(value: Term) -> int:
    """A term as its number."""
    months, days = value.order
    return (months * DAYS + days) * YEARS + value.years


def parts(value: int) -> tuple[int, int, int]:
    """Years as written, months in all, and days of a number; all may be negative after a subtraction.

    >>> parts(number(Term(1, 2, 7)))
    (1, 14, 7)
    """
    length = (value + YEARS // 2) // YEARS
    months = (length + DAYS // 2) // DAYS
    return value - length * YEARS, months, length - months * DAYS


def term(years: E, months: E, days: E) -> E:
    """A term from its columns."""
    whole = binary(exp.Add, binary(exp.Mul, cast(years, "BIGINT"), num(12)), months)
    return _number(whole, days, years)


def _number(months: E, days: E, years: E) -> E:
    length_ = binary(exp.Add, binary(exp.Mul, cast(months, "BIGINT"), num(DAYS)), days)
    return binary(exp.Add, binary(exp.Mul, length_, num(YEARS)), years)


def length(value: E) -> E:
    """What terms are compared by: months in all, then days."""
    return rounded_division(value, YEARS)


def term_years(value: E) -> E:
    """The years of a term as they were written."""
    return binary(exp.Sub, value, binary(exp.Mul, length(value), num(YEARS)))


def term_months(value: E) -> E:
    """Months in all; fewer days than half of DAYS are its days, whatever their number."""
    return rounded_division(length(value), DAYS)


def term_days(value: E) -> E:
    """The days of a term beyond its whole months."""
    return binary(exp.Sub, length(value), binary(exp.Mul, term_months(value), num(DAYS)))


def of_months(months: E) -> E:
    """A term that is stated in months alone."""
    return _number(months, num(0), num(0))


def as_months(value: E) -> E:
    """The same length with every year counted as twelve months: the latest reading of its end."""
    return binary(exp.Mul, length(value), num(YEARS))


def carried(value: E) -> E:
    """The same length with twelve months carried into a year, as sums and differences are: the earliest reading."""
    return binary(exp.Add, as_months(value), floor_division(term_months(value), 12))


def part_of(value: E, count: E, of: E, *, up: bool) -> E:
    """A part of a term in whole months, then half months of fifteen days; the rest is rounded down, or up.

    Nothing is divided into no parts, or into fewer.
    """
    of = of if isinstance(of, exp.Literal) else case((binary(exp.GT, of, num(0)), of))
    months = binary(exp.Mul, term_months(value), count)
    whole = floor_division(months, of)
    twice = binary(exp.Mul, num(2), binary(exp.Sub, months, binary(exp.Mul, whole, of)))
    days = binary(exp.Mul, term_days(value), count)
    if not up:
        extra = case((binary(exp.GTE, twice, of), num(15)), default=num(0))
        return carried(_number(whole, binary(exp.Add, extra, floor_division(days, of)), num(0)))
    more = case((binary(exp.GT, twice, of), num(1)), default=num(0))
    half = case((binary(exp.EQ, twice, num(0)), num(0)), (binary(exp.LTE, twice, of), num(15)), default=num(0))
    rest = floor_division(binary(exp.Mul, num(-1), days), of)
    return carried(_number(binary(exp.Add, whole, more), binary(exp.Sub, half, rest), num(0)))


def term_after(start: E, value: E, *, sticky: bool = True) -> E:
    """Years, then months, then days, all from the original start."""
    return add_days(_months_after(start, value, sticky=sticky), term_days(value))


def _months_after(start: E, value: E, *, sticky: bool) -> E:
    years, months = term_years(value), term_months(value)
    rest = binary(exp.Sub, months, binary(exp.Mul, years, num(12)))
    after = add_years(start, years)
    full = add_months(after, rest) if sticky else plain_months(after, rest)
    # Every month has the days before the 28th, so their order makes no difference: nine rows of ten go the short way.
    return case((binary(exp.LT, fn("day", start), num(28)), plain_months(start, months)), default=full)


def term_end(start: E, value: E, credit: E) -> E:
    """Last day of a sentence: start + term − 1 day − credited days (刑法 41, 44, 47)."""
    days = binary(exp.Sub, binary(exp.Sub, term_days(value), num(1)), credit)
    return add_days(_months_after(start, value, sticky=True), days)
