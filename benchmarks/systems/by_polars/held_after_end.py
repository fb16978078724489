"""Still held after the last day of the term."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
from polars import col, when

from benchmarks.systems.by_polars.days import known_by, possible, sure

TITLES = ["judgment", "period", "not_final"]


def query(given: dict[str, pl.LazyFrame], as_of: date) -> pl.LazyFrame:
    """The answer to every act."""
    today = pl.lit(as_of)
    spans = (
        given["custody_span"]
        .filter(possible(col("from_on") <= today))
        .with_columns(known_by(col("until_on"), today), known_by(col("left_on"), today))
    )
    acts = _acts(spans, today)
    beyond = acts.filter(possible(col("beyond")))
    inside = when("in_prison").then(col("still_prison")).when(~col("in_prison")).then(col("still_centre"))
    inside = inside.when(col("still_prison") == col("still_centre")).then(col("still_prison"))
    held = col("beyond") & (col("left_on").is_not_null() | inside)
    unknown = pl.any_horizontal(col("status").is_null(), col("held").is_null(), col("other_title").is_null())
    finding = (
        when(~col("held")).then(pl.lit("clear")).when(col("other_title") | col("released")).then(pl.lit("excused"))
    )
    finding = finding.when(unknown).then(pl.lit("unsure")).otherwise(pl.lit("hit"))
    answer = when(col("status").is_null() | (col("finding") == "unsure")).then(pl.lit("undetermined"))
    answer = answer.when(col("finding") == "hit").then(pl.lit("unlawful"))
    answer = answer.when(col("finding") == "excused").then(pl.lit("exempt")).otherwise(pl.lit("lawful"))
    found = when(col("finding") == "hit").then(pl.lit("held_after_end")).otherwise(pl.lit(""))
    return (
        acts.join(_next_day(beyond, spans), on="row_id", how="left")
        .join(_released(beyond, given["release"], today), on="row_id", how="left")
        .pipe(_still, "prison", beyond, _prison_stays(given["prison_stay"]), given["coverage"], as_of)
        .pipe(_still, "centre", beyond, _centre_stays(given["detention_stay"]), given["coverage"], as_of)
        .with_columns(held=held, released=sure(col("released")) & col("left_on").is_null())
        .with_columns(finding=finding)
        .select("row_id", answer=answer, findings=found)
    )


def _acts(spans: pl.LazyFrame, today: pl.Expr) -> pl.LazyFrame:
    """Who has no end of the term cannot be held after it."""
    end = pl.max_horizontal("title_until", "end_stated")
    beyond = (
        col("title_until").is_not_null()
        & (col("title_until") >= col("from_on"))
        & possible(col("until_on") >= col("title_until"))
        & (col("left_on").fill_null(today) > end)
    )
    return spans.filter(possible(col("status").is_in(["serving", "awaiting_delivery"]))).select(
        "row_id", "person", "unit", "status", "in_prison", "from_on", "left_on",
        end_on=end, after_on=end + timedelta(days=1), beyond=beyond,
    )  # fmt: skip


def _next_day(beyond: pl.LazyFrame, spans: pl.LazyFrame) -> pl.LazyFrame:
    """Whether another title holds on the next day, where all that holds says the same."""
    rows = spans.select("person", "title", start="from_on", end="until_on")
    holds = (col("start") <= col("after_on")) & possible(col("end") >= col("after_on"))
    title = col("title").filter(sure(holds))
    clear = holds.is_not_null().all() & (title.drop_nulls().n_unique() <= 1)
    return (
        beyond.select("row_id", "person", "after_on")
        .join(rows, on="person")
        .filter(possible(holds))
        .group_by("row_id")
        .agg(other_title=when(clear).then(title.min().is_in(TITLES)))
    )


def _released(beyond: pl.LazyFrame, releases: pl.LazyFrame, today: pl.Expr) -> pl.LazyFrame:
    left = col("left_at").dt.date()
    return (
        beyond.select("row_id", "person", "from_on", "end_on")
        .join(releases, on="person")
        .filter(left.is_between(col("from_on"), col("end_on")), left <= today)
        .select("row_id", released=pl.lit(True))
        .unique()
    )


def _still(
    rows: pl.LazyFrame, kind: str, beyond: pl.LazyFrame, stays: pl.LazyFrame, coverage: pl.LazyFrame, as_of: date
) -> pl.LazyFrame:
    """Whether no stay of this kind reaches the last day without going on to the next."""
    today, table = pl.lit(as_of), {"prison": "prison_stay", "centre": "detention_stay"}[kind]
    end = known_by(col("end"), today)
    begun = col("start") <= col("after_on")
    left = (col("place") == col("unit")) & ~(begun & possible(end >= col("after_on"))) & begun & possible(
        end >= col("end_on")
    )  # fmt: skip
    counted = (
        beyond.select("row_id", "person", "unit", "after_on", "end_on")
        .join(stays.filter(possible(col("start") <= today)), on="person")
        .group_by("row_id")
        .agg(left=sure(left).sum(), possible=left.is_null().sum())
    )
    whole = coverage.filter(
        col("tbl") == table, col("unit") == "*", col("person").is_null(), col("from_on").is_null(),
        possible(col("until_on") >= today),
    ).select(covered=pl.len() > 0)  # fmt: skip
    still = when(col("person").is_null() | col("unit").is_null()).then(None).when(col("left") > 0).then(False)
    still = still.when(col("possible") > 0).then(None)
    still = still.when(col("covered") & col("person").str.starts_with("id:")).then(True)
    return (
        rows.join(counted, on="row_id", how="left")
        .join(whole, how="cross")
        .with_columns(still.alias(f"still_{kind}"))
        .drop("left", "possible", "covered")
    )


def _prison_stays(stays: pl.LazyFrame) -> pl.LazyFrame:
    return stays.select("person", place="prison", start="admitted_on", end="left_on")


def _centre_stays(stays: pl.LazyFrame) -> pl.LazyFrame:
    return stays.select("person", place="centre", start=col("admitted_at").dt.date(), end=col("left_at").dt.date())
