"""An absence with a deadline that moves past holidays: papers sent to the executing organ."""

from __future__ import annotations

from datetime import date

import polars as pl
from polars import col, when

from benchmarks.systems.by_polars.days import covered, known_by, possible, sure

CUSTODIAL = ["criminal_detention", "fixed_term", "life", "death_reprieve"]
FIRST_KNOWN = date(2013, 1, 1)


def query(given: dict[str, pl.LazyFrame], as_of: date) -> pl.LazyFrame:
    """The answer to every act."""
    today = pl.lit(as_of)
    acts = _acts(given, today)
    missing = when(col("person").is_null()).then(None).when(col("done_sure") > 0).then(False)
    missing = missing.when(col("done_possible") > 0).then(None).when("done_covered").then(True)
    late = when(col("person").is_null()).then(None).when(col("sent_sure") > 0).then(True)
    late = late.when(col("sent_possible") > 0).then(None).when("late_covered").then(False)
    free = (
        col("probation")
        | col("exempt_or_acquitted").is_not_null()
        | (col("instance") == "supplementary")
        | ((col("instance") != "first") & (col("earlier") != "first"))
    )
    both, open_ = col("missing") & col("late"), col("due").is_null() | col("free").is_null()
    not_sent = _status(col("missing"), col("free") | (col("late_sure") > 0), today, open_ | (col("late_possible") > 0))
    sent_late = _status(both, col("free"), today, open_)
    named = col("person").str.starts_with("id:")
    return (
        acts.join(_found(acts, given["execution_order"], today), on="row_id", how="left")
        .join(covered(given["coverage"], "execution_order"), left_on="sender", right_on="unit", how="left")
        .with_columns(
            col("done_sure", "done_possible", "late_sure", "late_possible", "sent_sure", "sent_possible").fill_null(0)
        )
        .with_columns(
            done_covered=sure(col("covered_until") >= pl.min_horizontal("due", today)) & named,
            late_covered=sure(col("covered_until") >= today) & named,
        )
        .with_columns(missing=missing, late=late, free=free)
        .with_columns(not_sent=not_sent, sent_late=sent_late)
        .select("row_id", answer=_answer(), findings=_findings())
    )


def _acts(given: dict[str, pl.LazyFrame], today: pl.Expr) -> pl.LazyFrame:
    """Each with the court that had to send, the judgment of first instance and the last day."""
    papers = _papers(given["judgment"], today)
    first = col("instance") == "first"
    effective = col("effective_on").is_between(FIRST_KNOWN, today)
    return (
        given["judgment_person"]
        .filter(possible(col("judged_on") <= today), possible(col("main_penalty").is_in(CUSTODIAL)))
        .with_columns(tenth=when(effective).then(col("effective_on").dt.offset_by("10d")))
        .join(given["calendar"], left_on="tenth", right_on="day", how="left")
        .join(papers, left_on="judgment", right_on="case_number", how="left")
        .join(papers.rename({"instance": "earlier", "court": "earlier_court", "reviews": "_"}),
              left_on="reviews", right_on="case_number", how="left")
        .select("row_id", "person", "judgment", "judged_on", "probation", "exempt_or_acquitted", "instance", "earlier",
                scope_unknown=col("main_penalty").is_null(), due="rolled",
                sender=when(first).then(col("court")).when(col("instance").is_not_null()).then(col("earlier_court")),
                first_judgment=when(first).then(col("judgment"))
                .when(col("instance").is_not_null()).then(col("reviews")))
    )  # fmt: skip


def _papers(judgments: pl.LazyFrame, today: pl.Expr) -> pl.LazyFrame:
    """Copies of one judgment that do not agree prove nothing."""
    parts = ["instance", "court", "reviews"]
    agree = [col(name).drop_nulls().n_unique() <= 1 for name in parts]
    counted = col("reviews").count()
    return (
        judgments.filter(possible(col("ruled_on") <= today), col("case_number").is_not_null())
        .group_by("case_number")
        .agg(
            *(col(name).min() for name in parts),
            plain=pl.all_horizontal(*agree, (counted == 0) | (counted == pl.len())),
        )
        .filter("plain")
        .drop("plain")
    )


def _found(acts: pl.LazyFrame, orders: pl.LazyFrame, today: pl.Expr) -> pl.LazyFrame:
    """A row is within the window where it was issued in it, and in time where it was surely sent by the last day."""
    fits = (col("kind") == "custodial") & ((col("basis") == col("judgment")) | (col("basis") == col("first_judgment")))
    start, end = pl.coalesce("sent_on", "issued_on"), pl.coalesce("sent_on", "received_on")
    sent = when((end <= col("due")) & (start >= col("judged_on"))).then(True)
    sent = sent.when((start > col("due")) | (end < col("judged_on"))).then(False)
    after = when(start > col("due")).then(True).when(end <= col("due")).then(False)
    # The first of them is found by the day of issue: where that is not known, which one is first is not known.
    dated = when(col("issued_on").is_not_null()).then(True)
    marks = {"done": fits & (col("issued_on") <= col("due")) & sent, "late": fits & after, "sent": fits & after & dated}
    counts = {f"{name}_sure": sure(mark).sum() for name, mark in marks.items()}
    counts |= {f"{name}_possible": mark.is_null().sum() for name, mark in marks.items()}
    return (
        acts.select("row_id", "person", "judgment", "first_judgment", "judged_on", "due")
        .join(orders.filter(possible(col("issued_on") <= today)), on="person")
        .with_columns(known_by(col("sent_on"), today), known_by(col("received_on"), today))
        .group_by("row_id")
        .agg(**counts)
    )


def _status(holds: pl.Expr, excused: pl.Expr, today: pl.Expr, unknown: pl.Expr) -> pl.Expr:
    status = when(~holds).then(pl.lit("clear")).when(excused).then(pl.lit("excused"))
    status = status.when(today <= col("due")).then(pl.lit("waiting"))
    return status.when(holds.is_null() | unknown).then(pl.lit("unsure")).otherwise(pl.lit("hit"))


def _answer() -> pl.Expr:
    either = {
        word: pl.any_horizontal(col("not_sent", "sent_late") == word)
        for word in ("hit", "unsure", "waiting", "excused")
    }
    answer = when("scope_unknown").then(pl.lit("undetermined")).when(either["hit"]).then(pl.lit("unlawful"))
    answer = answer.when(either["unsure"]).then(pl.lit("undetermined")).when(either["waiting"]).then(pl.lit("pending"))
    return answer.when(either["excused"] | sure(col("free"))).then(pl.lit("exempt")).otherwise(pl.lit("lawful"))


def _findings() -> pl.Expr:
    hits = [when((col(code) == "hit") & ~col("scope_unknown")).then(pl.lit(code)) for code in ("not_sent", "sent_late")]
    return pl.concat_str(*hits, separator=",", ignore_nulls=True)
