"""An absence with a deadline that moves past holidays: papers sent to the executing organ."""

from __future__ import annotations

from datetime import date

import pandas as pd

from benchmarks.systems.by_pandas.days import BOOLEAN, case, count, covered, matched, number, possible, sure, where

CUSTODIAL = ["criminal_detention", "fixed_term", "life", "death_reprieve"]
FIRST_KNOWN = date(2013, 1, 1)


def answer(given: dict[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """The answer to every act."""
    today = number(as_of)
    acts = _acts(given, today)
    acts = acts.merge(_found(acts, given["execution_order"], today), on="row_id", how="left")
    for name in ("done_sure", "done_possible", "late_sure", "late_possible", "sent_sure", "sent_possible"):
        acts[name] = acts[name].fillna(0)
    acts = matched(acts, covered(given["coverage"], "execution_order"), "sender", "unit")
    named, due = sure(acts["person"].str.startswith("id:")), acts["due"]
    done_covered = sure(acts["covered_until"] >= due.clip(upper=today).fillna(today)) & named
    late_covered = sure(acts["covered_until"] >= today) & named
    nobody = acts["person"].isna()
    missing = case(
        acts,
        [(nobody, None), (acts["done_sure"] > 0, False), (acts["done_possible"] > 0, None), (done_covered, True)],
        BOOLEAN,
    )
    late = case(
        acts,
        [(nobody, None), (acts["sent_sure"] > 0, True), (acts["sent_possible"] > 0, None), (late_covered, False)],
        BOOLEAN,
    )
    free = (
        acts["probation"]
        | acts["exempt_or_acquitted"].notna()
        | (acts["instance"] == "supplementary")
        | ((acts["instance"] != "first") & (acts["earlier"] != "first"))
    )
    open_ = due.isna() | free.isna()
    excused = free | (acts["late_sure"] > 0)
    not_sent = _status(acts, missing, excused, today, open_ | (acts["late_possible"] > 0))
    sent_late = _status(acts, missing & late, free, today, open_)
    return _answers(acts, not_sent, sent_late, free)


def _acts(given: dict[str, pd.DataFrame], today: int) -> pd.DataFrame:
    """Each with the court that had to send, the judgment of first instance and the last day."""
    papers = _papers(given["judgment"], today)
    acts = given["judgment_person"]
    in_scope = possible(acts["main_penalty"].isin(CUSTODIAL) | where(acts["main_penalty"].isna(), True, False))
    acts = acts[possible(acts["judged_on"] <= today) & in_scope]
    effective = (acts["effective_on"] >= number(FIRST_KNOWN)) & (acts["effective_on"] <= today)
    acts = acts.assign(tenth=where(effective, acts["effective_on"] + 10))
    acts = matched(acts, given["calendar"].rename(columns={"rolled": "due"}), "tenth", "day")
    acts = matched(acts, papers, "judgment", "case_number")
    earlier = papers[["case_number", "instance", "court"]].set_axis(
        ["earlier_number", "earlier", "earlier_court"], axis=1
    )
    acts = matched(acts, earlier, "reviews", "earlier_number")
    first, told = acts["instance"] == "first", acts["instance"].notna()
    acts["sender"] = where(first, acts["court"], where(told, acts["earlier_court"]))
    acts["first_judgment"] = where(first, acts["judgment"], where(told, acts["reviews"]))
    return acts


def _papers(judgments: pd.DataFrame, today: int) -> pd.DataFrame:
    """Copies of one judgment that do not agree prove nothing."""
    judgments = judgments[possible(judgments["ruled_on"] <= today) & judgments["case_number"].notna()]
    copies = judgments[["case_number", "instance", "court", "reviews"]].groupby("case_number")
    found, told = copies.first(), copies["reviews"].count()
    plain = (copies.nunique() <= 1).all(axis=1) & ((told == 0) | (told == copies.size()))
    return found[plain.astype(bool)].reset_index()


def _found(acts: pd.DataFrame, orders: pd.DataFrame, today: int) -> pd.DataFrame:
    """A row is within the window where it was issued in it, and in time where it was surely sent by the last day."""
    orders = orders[possible(orders["issued_on"] <= today) & orders["person"].notna()]
    sent, received = (where(orders[name] <= today, orders[name]) for name in ("sent_on", "received_on"))
    orders = orders.assign(start=sent.fillna(orders["issued_on"]), end=sent.fillna(received))
    columns = ["row_id", "person", "judgment", "first_judgment", "judged_on", "due"]
    rows = acts[columns].merge(orders, on="person")
    start, end, due = rows["start"], rows["end"], rows["due"]
    fits = (rows["kind"] == "custodial") & (
        (rows["basis"] == rows["judgment"]) | (rows["basis"] == rows["first_judgment"])
    )
    before = sure(end <= due) & sure(start >= rows["judged_on"])
    outside = sure(start > due) | sure(end < rows["judged_on"])
    in_time = fits & (rows["issued_on"] <= due) & case(rows, [(before, True), (outside, False)], BOOLEAN)
    late = fits & case(rows, [(start > due, True), (end <= due, False)], BOOLEAN)
    # The first of them is found by the day of issue: where that is not known, which one is first is not known.
    dated = case(rows, [(rows["issued_on"].notna(), True)], BOOLEAN)
    return count(rows, ["row_id"], done=in_time, late=late, sent=late & dated)


def _status(acts: pd.DataFrame, holds: pd.Series, excused: pd.Series, today: int, unknown: pd.Series) -> pd.Series:
    return case(
        acts,
        [
            (~holds, "clear"), (excused, "excused"), (acts["due"] >= today, "waiting"),
            (holds.isna() | unknown, "unsure"),
        ],
        otherwise="hit",
    )  # fmt: skip


def _answers(acts: pd.DataFrame, not_sent: pd.Series, sent_late: pd.Series, free: pd.Series) -> pd.DataFrame:
    either = {word: (not_sent == word) | (sent_late == word) for word in ("hit", "unsure", "waiting", "excused")}
    scope_unknown = acts["main_penalty"].isna()
    said = case(
        acts,
        [
            (scope_unknown, "undetermined"), (either["hit"], "unlawful"), (either["unsure"], "undetermined"),
            (either["waiting"], "pending"), (either["excused"] | free, "exempt"),
        ],
        otherwise="lawful",
    )  # fmt: skip
    first, second = (not_sent == "hit") & ~scope_unknown, (sent_late == "hit") & ~scope_unknown
    findings = [(first & second, "not_sent,sent_late"), (first, "not_sent"), (second, "sent_late")]
    return pd.DataFrame({"row_id": acts["row_id"], "answer": said, "findings": case(acts, findings, otherwise="")})
