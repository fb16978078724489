"""The interval between two commutations."""

from __future__ import annotations

from datetime import date

import polars as pl
from polars import col, when

from benchmarks.systems.by_polars.days import known_by, month_later, possible, sure

ERAS = [date(1991, 10, 8), date(1997, 11, 8), date(2012, 7, 1), date(2014, 1, 21), date(2015, 11, 1)]
ERAS += [date(2017, 1, 1), date(2019, 6, 1)]
ORDINARY = "general strict unstated bribery"
# Months of the term: at least, and less than; 121 stands for "up to ten years inclusive".
LAW = [
    (6, 7, 0, 60, "general unstated", 12, True), (6, 7, 60, 120, "general unstated", 12, True),
    (6, 7, 120, 9999, "general unstated", 18, True),
    (6, 7, 0, 121, "strict unstated", 12, True), (6, 7, 120, 9999, "strict unstated", 18, True),
    (6, 6, 0, 121, "bribery", 12, True), (6, 6, 120, 9999, "bribery", 18, True),
    (7, 7, 0, 120, "bribery", 18, True), (7, 7, 120, 9999, "bribery", 24, True),
    (5, 7, None, None, "no_commutation", None, True),
    (3, 5, 0, 60, ORDINARY, 0, True), (3, 5, 60, 9999, ORDINARY, 12, True),
    (4, 5, 0, 121, "strict unstated bribery", 12, False), (4, 5, 120, 9999, "strict unstated bribery", 18, False),
    (2, 2, 0, 9999, ORDINARY, 0, False), (1, 1, 0, 9999, ORDINARY, 0, False),
]  # fmt: skip
COLUMNS = ["first_era", "last_era", "least_term", "beyond", "classes", "rule_months", "confirmed"]


def query(given: dict[str, pl.LazyFrame], as_of: date) -> pl.LazyFrame:
    """The answer to every act."""
    today = pl.lit(as_of)
    acts = (
        given["commutation_ruling"]
        .filter(possible(col("ruled_on") <= today), possible(col("result") == "granted"))
        .with_columns(proposed_on=known_by(col("proposed_on"), today))
    )
    covered = _covered(given["coverage"])
    facts = (
        acts.join(_previous(acts, given["reduction"], today), on="row_id", how="left")
        .join(_sentence(acts, given["sentence_state"], today), on="row_id", how="left")
        .join(covered, left_on="court", right_on="unit", how="left")
        .with_columns(
            has_previous=when(col("person").is_null()).then(None).when(col("p_sure") > 0).then(True)
            .when(col("p_possible") > 0).then(None)
            .when(col("covered_until") >= pl.min_horizontal("ruled_on", today)).then(False),
            era=sum((col("ruled_on") >= day).cast(pl.Int64) for day in ERAS),
        )
    )  # fmt: skip
    early_hi, by_cut = month_later(col("served_on"), col("most")), month_later(col("served_on"), col("cut"))
    limit = pl.max_horizontal(month_later(col("served_on"), col("least")), by_cut)
    first, major = ~col("has_previous"), col("ground") == "major_merit"
    early = (
        when(first).then(False)
        .when(col("has_previous") & (col("proposed_on") < limit)).then(True)
        .when(col("has_previous") & (col("proposed_on") >= early_hi) & (col("proposed_on") >= by_cut)).then(False)
    )  # fmt: skip
    unknown = pl.any_horizontal(col("result").is_null(), early.is_null(), first.is_null(), major.is_null())
    status = when(~early).then(pl.lit("clear")).when(first | major).then(pl.lit("excused"))
    status = status.when(unknown).then(pl.lit("unsure")).otherwise(pl.lit("hit"))
    answer = when(col("result").is_null() | (col("status") == "unsure")).then(pl.lit("undetermined"))
    answer = answer.when(col("status") == "hit").then(pl.lit("unlawful"))
    answer = answer.when((col("status") == "excused") | first | major).then(pl.lit("exempt"))
    return (
        facts.join(_required(facts), on=["era", "term", "class"], how="left", nulls_equal=True)
        .with_columns(status=status)
        .select("row_id", answer=answer.otherwise(pl.lit("lawful")),
                findings=when(col("status") == "hit").then(pl.lit("too_early")).otherwise(pl.lit("")))
    )  # fmt: skip


def _previous(acts: pl.LazyFrame, reductions: pl.LazyFrame, today: pl.Expr) -> pl.LazyFrame:
    """Sure: granted, before the ruling; possible: one of these is unknown. The last counts where it surely is."""
    before = (col("result") == "granted") & (col("ruled_on") < col("act_on"))
    certain, rival = col("ruled_on").filter("sure"), col("ruled_on").filter(~col("sure"))
    last = pl.struct("ruled_on", "reduction", "served_on", "months").filter("sure").sort_by(
        col("ruled_on").filter("sure"), col("reduction").filter("sure")
    ).last()  # fmt: skip
    clear = (col("p_possible") == 0) | ((col("undated") == 0) & (col("rival") < col("last_on")))
    return (
        acts.select("row_id", "person", act_on="ruled_on")
        .join(reductions.rename({"row_id": "reduction"}), on="person")
        .filter(possible(col("ruled_on") <= today), possible(before))
        .with_columns(sure=sure(before), served_on=known_by(col("served_on"), today))
        .group_by("row_id")
        .agg(p_sure=col("sure").sum(), p_possible=(~col("sure")).sum(), last_on=certain.max(), rival=rival.max(),
             undated=(~col("sure") & col("ruled_on").is_null()).sum(), last=last)
        .select("row_id", "p_sure", "p_possible",
                served_on=when(clear).then(col("last").struct.field("served_on")),
                cut=when(clear).then(col("last").struct.field("months")))
    )  # fmt: skip


def _sentence(acts: pl.LazyFrame, states: pl.LazyFrame, today: pl.Expr) -> pl.LazyFrame:
    """What holds on the day of the proposal, where all that holds says the same."""
    holds = (col("from_on") <= col("proposed_on")) & (
        col("until_on").is_null() | (col("until_on") >= col("proposed_on"))
    )
    certain = {name: col(name).filter("sure") for name in ("term", "term_d", "category")}
    agree = pl.all_horizontal((each.min() == each.max()).fill_null(True) for each in certain.values())
    plain = (col("sure").sum() > 0) & col("sure").all() & agree
    return (
        acts.select("row_id", "person", "proposed_on")
        .join(states.filter(possible(col("from_on") <= today)), on="person")
        .with_columns(until_on=known_by(col("until_on"), today), term=col("term_y") * 12 + col("term_m"))
        .filter(possible(holds))
        .with_columns(sure=sure(holds))
        .group_by("row_id")
        .agg(term=when(plain).then(certain["term"].min()), **{"class": when(plain).then(certain["category"].min())})
    )


def _covered(coverage: pl.LazyFrame) -> pl.LazyFrame:
    """A history complete from the beginning; two deliveries that touch are one."""
    own = coverage.filter(col("tbl") == "reduction").select("unit", "from_on", "until_on")
    later = own.filter(col("from_on").is_not_null()).rename({"from_on": "next_on", "until_on": "next_until"})
    touches = col("next_on") <= col("until_on") + pl.duration(days=1)
    return (
        own.filter(col("from_on").is_null())
        .join(later, on="unit", how="left")
        .with_columns(reached=pl.max_horizontal("until_on", when(touches).then(col("next_until"))))
        .group_by("unit")
        .agg(covered_until=col("reached").max())
    )


def _required(facts: pl.LazyFrame) -> pl.LazyFrame:
    """The law once for each combination of facts: the months of the rows that may apply, all of them confirmed."""
    law = pl.LazyFrame(LAW, schema=COLUMNS, orient="row")
    in_range = (col("term") >= col("least_term")) & (col("term") < col("beyond"))
    months = col("rule_months")
    return (
        facts.select("era", "term", "class").unique()
        .join(law, how="cross")
        .filter(possible(col("era").is_between("first_era", "last_era")),
                col("least_term").is_null() | possible(in_range),
                possible(col("classes").str.contains(col("class"), literal=True)))
        .group_by("era", "term", "class")
        .agg(least=months.min(), most=months.max(), whole=col("confirmed").all() & months.is_not_null().all())
        .filter("whole")
    )  # fmt: skip
