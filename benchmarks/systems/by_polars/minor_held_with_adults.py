"""The same place at the same time: a minor and an adult in one cell."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
from polars import col, when

from benchmarks.systems.by_polars.days import covered, known_by, month_later, possible, sure


def query(given: dict[str, pl.LazyFrame], as_of: date) -> pl.LazyFrame:
    """The answer to every act."""
    today = pl.lit(as_of)
    cells = (
        given["cell_stay"]
        .filter(possible(col("from_on") <= today))
        .select("origin", "cell", "from_on", until_on=known_by(col("until_on"), today),
                grown_on=month_later(col("birth_on"), 216))
    )  # fmt: skip
    minors = _minors(given["assignment"], cells, as_of)
    held = when(col("cell").is_null()).then(None).when(col("adults") > 0).then(True)
    held = held.when(col("possible") > 0).then(None)
    held = held.when(col("covered_until") >= pl.min_horizontal("until_on", today)).then(False)
    answer = when(~col("sure") | col("held").is_null()).then(pl.lit("undetermined"))
    answer = answer.when("held").then(pl.lit("unlawful")).otherwise(pl.lit("lawful"))
    found = when(col("sure") & col("held")).then(pl.lit("held_with_adults")).otherwise(pl.lit(""))
    return (
        minors.join(_together(minors, cells), on="row_id", how="left")
        .join(covered(given["coverage"], "cell_stay"), left_on="kept_by", right_on="unit", how="left")
        .with_columns(held=held)
        .select("row_id", answer=answer, findings=found)
    )


def _minors(assignments: pl.LazyFrame, cells: pl.LazyFrame, as_of: date) -> pl.LazyFrame:
    """Who certainly or possibly is one; the days as a minor, and the day of leaving the cell."""
    today = pl.lit(as_of)
    left = known_by(col("until_on"), today)
    minor = (col("kind") == "cell") & (col("place_kind") == "detention_centre") & (col("from_on") <= col("grown_on"))
    return (
        assignments.filter(possible(col("from_on") <= today))
        .join(cells.select("origin", "cell", "grown_on"), left_on="row_id", right_on="origin", how="left")
        .filter(possible(minor))
        .select("row_id", "kept_by", "from_on", "cell", sure=sure(minor),
                leaves=left.fill_null(as_of + timedelta(days=1)),
                until_on=pl.min_horizontal(left.fill_null(today), "grown_on"))
    )  # fmt: skip


def _together(minors: pl.LazyFrame, cells: pl.LazyFrame) -> pl.LazyFrame:
    """Who moves out as the other moves in may never have met."""
    end = pl.min_horizontal(col("other_until").fill_null(col("until_on")), "until_on")
    adult = (
        (col("other_from") <= col("until_on"))
        & (col("other_from") < col("leaves"))
        & possible(col("other_until") > col("from_on"))
        & (col("grown_on") < end)
    )
    others = cells.select("cell", "grown_on", other_from="from_on", other_until="until_on")
    return (
        minors.select("row_id", "cell", "from_on", "until_on", "leaves")
        .join(others, on="cell")
        .group_by("row_id")
        .agg(adults=sure(adult).sum(), possible=adult.is_null().sum())
    )
