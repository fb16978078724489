"""Moments told to the minute, the hour or the day: the lawyer's visit within forty-eight hours."""

from __future__ import annotations

from datetime import date

import pandas as pd

from benchmarks.systems.by_pandas.days import (
    BOOLEAN,
    case,
    first_minute,
    greatest,
    last_minute,
    number,
    possible,
    sure,
    where,
    whole_day,
)

# The article before was not read.
FIRST_KNOWN = date(2013, 1, 1)
HOUR = 60
DAY = 24 * HOUR
MOMENTS = {"agreed": "agreed_for", "held": "held_from", "withdrawn": "withdrawn_at"}


def answer(given: dict[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """The answer to every act."""
    today = number(as_of)
    asked = _asked(given["contact"], today)
    rows = asked.merge(_stay(asked, given["detention_stay"], today), on="row_id", how="left")
    told = sure(rows["person"].str.startswith("id:")) & rows["kept_by"].notna() & _everywhere(given["coverage"], today)
    rows = rows[rows["found"].notna() | ~told]
    scope_unknown = rows["kind"].isna() | ~sure(rows["found"].astype(BOOLEAN))
    free, chosen_later = _excuses(rows)
    due_lo, due_hi = rows["asked_lo"] + 49 * HOUR, rows["asked_hi"] + 49 * HOUR
    late = case(rows, [(due_hi < rows["held_lo"], True), (due_lo >= rows["held_hi"], False)], BOOLEAN)
    later = _status(rows, scope_unknown, late, free | chosen_later, due_hi, due_hi, today)
    latest_lo = greatest(due_lo, rows["agreed_lo"])
    latest_hi = where(due_hi.notna(), greatest(due_hi, rows["agreed_hi"]))
    took_place = ~rows["granted"] & sure(rows["held_lo"] == rows["held_hi"])
    last = latest_hi.fillna(latest_lo)
    not_arranged = _status(rows, scope_unknown, ~rows["granted"], free | took_place, last, latest_hi, today)
    either = {word: (later == word) | (not_arranged == word) for word in ("hit", "unsure", "waiting", "excused")}
    said = case(
        rows,
        [
            (scope_unknown, "undetermined"), (either["hit"], "unlawful"), (either["unsure"], "undetermined"),
            (either["waiting"], "pending"), (either["excused"], "exempt"),
        ],
        otherwise="lawful",
    )  # fmt: skip
    first, second = later == "hit", not_arranged == "hit"
    findings = [
        (first & second, "later_than_48_hours,not_arranged"), (first, "later_than_48_hours"), (second, "not_arranged"),
    ]  # fmt: skip
    return pd.DataFrame({"row_id": rows["row_id"], "answer": said, "findings": case(rows, findings, otherwise="")})


def _asked(contacts: pd.DataFrame, today: int) -> pd.DataFrame:
    """Each request with the first and the last minute of its moments."""
    asked_on = whole_day(contacts["requested_at"])
    kept = possible(asked_on <= today) & possible(contacts["kind"] == "lawyer_visit")
    rows, asked_on = contacts[kept].copy(), asked_on[kept]
    for name, field in MOMENTS.items():
        known = rows[field].notna() if name == "agreed" else whole_day(rows[field]) <= today
        rows[f"{name}_lo"] = where(known, first_minute(rows[field], rows[f"{field}_precision"]))
        rows[f"{name}_hi"] = where(known, last_minute(rows[field], rows[f"{field}_precision"]))
    known, moment, told = asked_on >= number(FIRST_KNOWN), rows["requested_at"], rows["requested_at_precision"]
    return rows.assign(
        asked_on=asked_on,
        asked_lo=where(known, first_minute(moment, told)),
        asked_hi=where(known, last_minute(moment, told)),
    )


def _stay(asked: pd.DataFrame, stays: pd.DataFrame, today: int) -> pd.DataFrame:
    """The last stay in the centre on the day of the request."""
    admitted_on, left_on = whole_day(stays["admitted_at"]), whole_day(stays["left_at"])
    left = where(left_on <= today, stays["left_at"])
    stays = stays.assign(
        admitted_on=admitted_on, left_on=where(left_on <= today, left_on),
        admitted_lo=first_minute(stays["admitted_at"], stays["admitted_at_precision"]),
        admitted_hi=last_minute(stays["admitted_at"], stays["admitted_at_precision"]),
        left_lo=first_minute(left, stays["left_at_precision"]), left_hi=last_minute(left, stays["left_at_precision"]),
    )  # fmt: skip
    there = possible(admitted_on <= today) & stays["person"].notna() & stays["centre"].notna()
    stays = stays[there].rename(columns={"row_id": "stay", "centre": "kept_by"})
    rows = asked[["row_id", "person", "kept_by", "asked_on"]].merge(stays, on=["person", "kept_by"])
    on = rows["asked_on"]
    rows = rows[possible(rows["admitted_on"] <= on) & possible(rows["left_on"] >= on)]
    rows = rows.assign(
        certain=(rows["admitted_on"].notna() & rows["asked_on"].notna()).astype(bool),
        vague=sure(rows["admitted_lo"] < rows["admitted_hi"]).astype(bool),
    ).sort_values(["admitted_lo", "stay"], na_position="first")
    each = rows.groupby("row_id")
    found = rows.drop_duplicates("row_id", keep="last").set_index("row_id")[["left_lo", "left_hi"]]
    plain = each["certain"].all() & ((each.size() == 1) | ~each["vague"].any())
    return found.assign(found=each["certain"].any(), plain=plain).reset_index()


def _excuses(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """What excuses both findings, and the later time that the lawyer chose."""
    due_lo, due_hi = rows["asked_lo"] + 49 * HOUR, rows["asked_hi"] + 49 * HOUR
    left_lo = rows["left_lo"].fillna(rows["asked_lo"] + 97 * HOUR)
    left_hi = rows["left_hi"].fillna(rows["asked_hi"] + 97 * HOUR)
    plain = sure(rows["plain"].astype(BOOLEAN))
    left = case(rows, [(plain & (left_hi < due_lo), True), (plain & (left_lo >= due_hi), False)], BOOLEAN)
    gone = [(rows["withdrawn_hi"] < due_lo, True), (rows["withdrawn_lo"] >= due_hi, False)]
    withdrawn = rows["withdrawn_lo"].notna() & case(rows, gone, BOOLEAN)
    full_lo, full_hi = rows["asked_lo"] + 48 * HOUR, rows["asked_hi"] + 48 * HOUR
    chosen = [(full_hi < rows["agreed_lo"], True), (full_lo >= rows["agreed_hi"], False)]
    free = ~rows["papers_complete"] | rows["permission_needed"] | withdrawn | left
    return free, rows["agreed_lo"].notna() & case(rows, chosen, BOOLEAN)


def _status(
    rows: pd.DataFrame,
    scope_unknown: pd.Series,
    holds: pd.Series,
    excused: pd.Series,
    last: pd.Series,
    due: pd.Series,
    today: int,
) -> pd.Series:
    return case(
        rows,
        [
            (~holds, "clear"), (excused, "excused"), (scope_unknown, "unsure"), (last >= today * DAY, "waiting"),
            (holds.isna() | excused.isna() | due.isna(), "unsure"),
        ],
        otherwise="hit",
    )  # fmt: skip


def _everywhere(coverage: pd.DataFrame, today: int) -> bool:
    whole = (coverage["tbl"] == "detention_stay") & (coverage["unit"] == "*") & coverage["person"].isna()
    return bool((sure(whole) & coverage["from_on"].isna() & possible(coverage["until_on"] >= today)).any())
