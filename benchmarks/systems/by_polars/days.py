"""Days, months and what is certain of them, as expressions."""

from __future__ import annotations

from datetime import date

import polars as pl
from polars import col


def month_later(day: pl.Expr, months: pl.Expr | int) -> pl.Expr:
    """So many months later; the last day of a month leads to the last day of a month."""
    total = day.dt.year().cast(pl.Int64) * 12 + day.dt.month() - 1 + months
    first = pl.date(total // 12, total % 12 + 1, 1)
    last = first.dt.month_end()
    same = first + pl.duration(days=day.dt.day().cast(pl.Int64) - 1)
    return pl.when(day == day.dt.month_end()).then(last).otherwise(pl.min_horizontal(same, last))


def sure(condition: pl.Expr) -> pl.Expr:
    """Certainly so."""
    return condition.fill_null(False)


def possible(condition: pl.Expr) -> pl.Expr:
    """Not certainly otherwise."""
    return condition.fill_null(True)


def known_by(day: pl.Expr, as_of: pl.Expr) -> pl.Expr:
    """A day that has come; one still to come reads as not there."""
    return pl.when(day <= as_of).then(day)


def covered(coverage: pl.LazyFrame, table: str) -> pl.LazyFrame:
    """Until when the whole history of a table was delivered, by unit."""
    whole = coverage.filter(col("tbl") == table, col("person").is_null(), col("from_on").is_null(), col("unit") != "*")
    return whole.group_by("unit").agg(covered_until=col("until_on").fill_null(date.max).max())
