"""A duty that comes again every three months: the re-examination on medical release."""

from __future__ import annotations

from datetime import date

import polars as pl
from polars import col, when

from benchmarks.systems.by_polars.days import covered, known_by, month_later, possible, sure

MONTHS = 3
FIRST_KNOWN = date(2014, 12, 1)
ACT = ["row_id", "slot"]
RECHECKS = ["recheck", "extension", "recall"]


def query(given: dict[str, pl.LazyFrame], as_of: date) -> pl.LazyFrame:
    """The answer to every period of every act."""
    today = pl.lit(as_of)
    acts = _acts(given["temporary_release_decision"], as_of)
    last = pl.min_horizontal("slot_to", today)
    admitted, left, died = (col(name).dt.date() for name in ("admitted_at", "left_at", "died_at"))
    there = (admitted <= last) & (left.is_null() | (left > today) | (left >= col("slot_from")))
    missed = when(col("person").is_null()).then(None).when(col("done") > 0).then(False)
    missed = missed.when(col("possible") > 0).then(None)
    missed = missed.when((col("covered_until") >= last) & col("person").str.starts_with("id:")).then(True)
    excused = col("cut") | col("in_custody").is_not_null() | col("died").is_not_null()
    status = when(~missed).then(pl.lit("clear")).when(excused).then(pl.lit("excused"))
    status = status.when(today <= col("slot_to")).then(pl.lit("waiting"))
    status = status.when(missed.is_null() | col("slot_to").is_null()).then(pl.lit("unsure")).otherwise(pl.lit("hit"))
    answer = when(col("scope_unknown") | (col("status") == "unsure")).then(pl.lit("undetermined"))
    answer = answer.when(col("status") == "hit").then(pl.lit("unlawful"))
    answer = answer.when(col("status") == "waiting").then(pl.lit("pending"))
    answer = answer.when((col("status") == "excused") | excused).then(pl.lit("exempt")).otherwise(pl.lit("lawful"))
    found = when((col("status") == "hit") & ~col("scope_unknown")).then(pl.lit("missed")).otherwise(pl.lit(""))
    return (
        acts.join(_done(acts, given["medical_diagnosis"], today), on=ACT, how="left", nulls_equal=True)
        .join(_seen(acts, given["detention_stay"], there).with_columns(in_custody=True), on=ACT, how="left")
        .join(_seen(acts, given["death"], died <= last).with_columns(died=True), on=ACT, how="left")
        .join(covered(given["coverage"], "medical_diagnosis"), left_on="handed_to", right_on="unit", how="left")
        .with_columns(status=status)
        .select("row_id", "slot", answer=answer, findings=found)
    )


def _acts(decisions: pl.LazyFrame, as_of: date) -> pl.LazyFrame:
    """One for each period that has begun; one for a decision of which no period is known."""
    today = pl.lit(as_of)
    medical = possible(col("kind") == "medical") & possible(col("result").is_in(["granted", "extended"]))
    decisions = decisions.filter(possible(col("decided_on") <= today), medical).select(
        "row_id", "person", "handed_to", "from_on", scope_unknown=col("kind").is_null() | col("result").is_null(),
        over_on=pl.min_horizontal("until_on", known_by(col("ended_on"), today)),
    )  # fmt: skip
    known = sure(col("from_on") >= FIRST_KNOWN)
    begun = 12 * (as_of.year - col("from_on").dt.year()) + as_of.month - col("from_on").dt.month().cast(pl.Int32)
    periods = (
        decisions.filter(known)
        .with_columns(slot=pl.int_ranges(0, begun // MONTHS + 1))
        .explode("slot")
        .with_columns(slot_from=month_later(col("from_on"), col("slot") * MONTHS),
                      slot_to=month_later(col("from_on"), (col("slot") + 1) * MONTHS))
        .filter(col("slot_from") <= today, possible(col("slot_from") < col("over_on")))
        .with_columns(cut=sure(col("over_on") < col("slot_to")))
    )  # fmt: skip
    others = decisions.filter(~known).with_columns(scope_unknown=pl.lit(True), cut=pl.lit(False))
    return pl.concat([periods, others], how="diagonal")


def _done(acts: pl.LazyFrame, diagnoses: pl.LazyFrame, today: pl.Expr) -> pl.LazyFrame:
    """Re-examinations in the period, and those that may be."""
    within = (col("issued_on") >= col("slot_from")) & (col("issued_on") <= col("slot_to"))
    mark = col("purpose").is_in(RECHECKS) & within
    return (
        acts.select(*ACT, "person", "slot_from", "slot_to")
        .join(diagnoses.filter(possible(col("issued_on") <= today)), on="person")
        .group_by(ACT)
        .agg(done=sure(mark).sum(), possible=mark.is_null().sum())
    )


def _seen(acts: pl.LazyFrame, rows: pl.LazyFrame, condition: pl.Expr) -> pl.LazyFrame:
    """Periods for which a row of the same person is known."""
    return acts.join(rows, on="person").filter(condition).select(ACT).unique()
