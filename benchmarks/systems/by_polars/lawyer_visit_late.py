"""Moments told to the minute, the hour or the day: the lawyer's visit within forty-eight hours."""

from __future__ import annotations

from datetime import date

import polars as pl
from polars import col, when

from benchmarks.systems.by_polars.days import possible, sure

# The article before was not read.
FIRST_KNOWN = date(2013, 1, 1)
MINUTES = {"minute": 0, "hour": 59}
OTHERWISE = 1439


def query(given: dict[str, pl.LazyFrame], as_of: date) -> pl.LazyFrame:
    """The answer to every act."""
    today = pl.lit(as_of)
    asked = _asked(given["contact"], today)
    everywhere = given["coverage"].filter(
        col("tbl") == "detention_stay", col("unit") == "*", col("person").is_null(), col("from_on").is_null(),
        possible(col("until_on") >= today),
    ).select(everywhere=pl.len() > 0)  # fmt: skip
    told = col("everywhere") & sure(col("person").str.starts_with("id:")) & col("kept_by").is_not_null()
    later = _status(col("late"), col("free") | col("chosen_later"), col("due_hi"), col("due_hi"), today)
    latest = pl.coalesce("latest_hi", "latest_lo")
    not_arranged = _status(col("refused"), col("free") | col("took_place"), latest, col("latest_hi"), today)
    either = {
        word: pl.any_horizontal(col("later_than_48_hours", "not_arranged") == word)
        for word in ("hit", "unsure", "waiting", "excused")
    }
    answer = when("scope_unknown").then(pl.lit("undetermined")).when(either["hit"]).then(pl.lit("unlawful"))
    answer = answer.when(either["unsure"]).then(pl.lit("undetermined")).when(either["waiting"]).then(pl.lit("pending"))
    answer = answer.when(either["excused"]).then(pl.lit("exempt")).otherwise(pl.lit("lawful"))
    hits = [when(col(code) == "hit").then(pl.lit(code)) for code in ("later_than_48_hours", "not_arranged")]
    return (
        asked.join(_stay(asked, given["detention_stay"], today), on="row_id", how="left")
        .join(everywhere, how="cross")
        .filter(col("found").is_not_null() | ~told)
        .pipe(_judged)
        .with_columns(later_than_48_hours=later, not_arranged=not_arranged)
        .select("row_id", answer=answer, findings=pl.concat_str(*hits, separator=",", ignore_nulls=True))
    )


def _asked(contacts: pl.LazyFrame, today: pl.Expr) -> pl.LazyFrame:
    """Each request with the first and the last minute of its moments."""
    asked_on = col("requested_at").dt.date()
    known = asked_on >= FIRST_KNOWN
    return contacts.filter(possible(asked_on <= today), possible(col("kind") == "lawyer_visit")).select(
        "row_id", "person", "kept_by", "kind", "granted", "papers_complete", "permission_needed", asked_on=asked_on,
        **_bounds("asked", "requested_at", known),
        **_bounds("agreed", "agreed_for", pl.lit(True)),
        **_bounds("held", "held_from", col("held_from").dt.date() <= today),
        **_bounds("withdrawn", "withdrawn_at", col("withdrawn_at").dt.date() <= today),
    )  # fmt: skip


def _bounds(name: str, field: str, known: pl.Expr) -> dict[str, pl.Expr]:
    moment, told = col(field), col(f"{field}_precision")
    first = when(told == "minute").then(moment.dt.truncate("1m")).when(told == "hour").then(moment.dt.truncate("1h"))
    first = first.otherwise(moment.dt.truncate("1d"))
    minutes = told.replace_strict(MINUTES, default=OTHERWISE, return_dtype=pl.Int64).fill_null(OTHERWISE)
    last = first + pl.duration(minutes=minutes)
    return {f"{name}_lo": when(known).then(first), f"{name}_hi": when(known).then(last)}


def _stay(asked: pl.LazyFrame, stays: pl.LazyFrame, today: pl.Expr) -> pl.LazyFrame:
    """The last stay in the centre on the day of the request."""
    admitted_on, left_on = col("admitted_at").dt.date(), col("left_at").dt.date()
    certain = col("admitted_at").is_not_null() & col("asked_on").is_not_null()
    last = pl.struct("left_lo", "left_hi").sort_by(["admitted_lo", "stay"], nulls_last=False).last()
    return (
        asked.select("row_id", "person", "kept_by", "asked_on")
        .join(
            stays.filter(possible(admitted_on <= today))
            .with_columns(left_at=when(left_on <= today).then(col("left_at")))
            .with_columns(stay="row_id", **_bounds("admitted", "admitted_at", pl.lit(True)),
                          **_bounds("left", "left_at", pl.lit(True)))
            .drop("row_id"),
            left_on=["person", "kept_by"], right_on=["person", "centre"],
        )
        .filter(possible(admitted_on <= col("asked_on")), possible(left_on >= col("asked_on")))
        .with_columns(certain=certain, vague=sure(col("admitted_lo") < col("admitted_hi")))
        .group_by("row_id")
        .agg(found=col("certain").any(), last=last,
             plain=col("certain").all() & ((pl.len() == 1) | ~col("vague").any()))
        .unnest("last")
    )  # fmt: skip


def _judged(rows: pl.LazyFrame) -> pl.LazyFrame:
    hours = {name: pl.duration(hours=number) for name, number in (("full", 48), ("due", 49), ("gone", 97))}
    ends = {f"{name}_{end}": col(f"asked_{end}") + long for name, long in hours.items() for end in ("lo", "hi")}
    withdrawn = col("withdrawn_lo").is_not_null() & _before("withdrawn", "due")
    chosen_later = (
        when(col("full_hi") < col("agreed_lo")).then(True).when(col("full_lo") >= col("agreed_hi")).then(False)
    )
    return rows.with_columns(**ends).with_columns(
        left_lo=pl.coalesce("left_lo", "gone_lo"), left_hi=pl.coalesce("left_hi", "gone_hi"),
    ).with_columns(
        scope_unknown=col("kind").is_null() | ~sure(col("found")),
        latest_lo=pl.max_horizontal("due_lo", "agreed_lo"),
        latest_hi=when(col("due_hi").is_not_null()).then(pl.max_horizontal("due_hi", "agreed_hi")),
        late=when(col("due_hi") < col("held_lo")).then(True).when(col("due_lo") >= col("held_hi")).then(False),
        refused=~col("granted"),
        free=~col("papers_complete") | col("permission_needed") | withdrawn
        | when(sure(col("plain"))).then(_before("left", "due")),
        chosen_later=col("agreed_lo").is_not_null() & chosen_later,
        took_place=~col("granted") & sure(col("held_lo") == col("held_hi")),
    )  # fmt: skip


def _before(one: str, other: str) -> pl.Expr:
    """Certainly before, certainly not before, or unknown."""
    before = when(col(f"{one}_hi") < col(f"{other}_lo")).then(True)
    return before.when(col(f"{one}_lo") >= col(f"{other}_hi")).then(False)


def _status(holds: pl.Expr, excused: pl.Expr, last: pl.Expr, due: pl.Expr, today: pl.Expr) -> pl.Expr:
    status = when(~holds).then(pl.lit("clear")).when(excused).then(pl.lit("excused"))
    status = status.when("scope_unknown").then(pl.lit("unsure")).when(last.dt.date() >= today).then(pl.lit("waiting"))
    unknown = pl.any_horizontal(holds.is_null(), excused.is_null(), due.is_null())
    return status.when(unknown).then(pl.lit("unsure")).otherwise(pl.lit("hit"))
