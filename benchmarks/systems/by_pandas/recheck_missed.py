"""A duty that comes again every three months: the re-examination on medical release."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from benchmarks.systems.by_pandas.days import (
    BOOLEAN,
    NUMBER,
    case,
    count,
    covered,
    least,
    matched,
    month_later,
    number,
    possible,
    sure,
    where,
    whole_day,
)  # fmt: skip

MONTHS = 3
FIRST_KNOWN = date(2014, 12, 1)
ACT = ["row_id", "slot"]
RECHECKS = ["recheck", "extension", "recall"]


def answer(given: dict[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """The answer to every period of every act."""
    today = number(as_of)
    acts = _acts(given["temporary_release_decision"], as_of)
    rows = acts.merge(_done(acts, given["medical_diagnosis"], today), on=ACT, how="left")
    rows = matched(rows, covered(given["coverage"], "medical_diagnosis"), "handed_to", "unit")
    excused = (
        rows["cut"]
        | _seen(rows, _detained(acts, given["detention_stay"], today))
        | _seen(rows, _dead(acts, given["death"], today))
    )
    nothing = rows["covered_until"] >= least(rows["slot_to"], today)
    missed = case(
        rows,
        [
            (rows["person"].isna(), None), (rows["done_sure"] > 0, False), (rows["done_possible"] > 0, None),
            (nothing & rows["person"].str.startswith("id:"), True),
        ],
        BOOLEAN,
    )  # fmt: skip
    status = case(
        rows,
        [
            (~missed, "clear"), (excused, "excused"), (rows["slot_to"] >= today, "waiting"),
            (missed.isna() | rows["slot_to"].isna(), "unsure"),
        ],
        otherwise="hit",
    )  # fmt: skip
    said = case(
        rows,
        [
            (rows["scope_unknown"] | (status == "unsure"), "undetermined"), (status == "hit", "unlawful"),
            (status == "waiting", "pending"), ((status == "excused") | excused, "exempt"),
        ],
        otherwise="lawful",
    )  # fmt: skip
    findings = case(rows, [((status == "hit") & ~rows["scope_unknown"], "missed")], otherwise="")
    return pd.DataFrame({"row_id": rows["row_id"], "slot": rows["slot"], "answer": said, "findings": findings})


def _acts(decisions: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One for each period that has begun; one for a decision of which no period is known."""
    today = number(as_of)
    medical = possible(decisions["kind"] == "medical") & (
        decisions["result"].isin(["granted", "extended"]) | decisions["result"].isna()
    )
    decisions = decisions[possible(decisions["decided_on"] <= today) & medical]
    decisions = decisions.assign(
        scope_unknown=decisions["kind"].isna() | decisions["result"].isna(),
        over_on=least(decisions["until_on"], where(decisions["ended_on"] <= today, decisions["ended_on"])),
    )[["row_id", "person", "handed_to", "from_on", "scope_unknown", "over_on"]]
    known = sure(decisions["from_on"] >= number(FIRST_KNOWN)).astype(bool)
    begun = decisions[known]
    month = begun["from_on"].to_numpy("int64").astype("datetime64[D]").astype("datetime64[M]").astype("int64")
    slots = (12 * (as_of.year - 1970) + as_of.month - 1 - month) // MONTHS + 1
    periods = begun.loc[begun.index.repeat(slots)].reset_index(drop=True)
    start = np.concatenate([[0], np.cumsum(slots)[:-1]]).repeat(slots)
    periods["slot"] = pd.Series(np.arange(len(periods)) - start).astype(NUMBER)
    periods["slot_from"] = month_later(periods["from_on"], periods["slot"] * MONTHS)
    periods["slot_to"] = month_later(periods["from_on"], (periods["slot"] + 1) * MONTHS)
    periods["cut"] = sure(periods["over_on"] < periods["slot_to"])
    periods = periods[(periods["slot_from"] <= today) & possible(periods["slot_from"] < periods["over_on"])]
    others = decisions[~known].assign(scope_unknown=True, cut=False)
    others[["slot", "slot_from", "slot_to"]] = pd.DataFrame(index=others.index, columns=range(3), dtype=NUMBER)
    return pd.concat([periods, others], ignore_index=True).astype({"scope_unknown": BOOLEAN, "cut": BOOLEAN})


def _done(acts: pd.DataFrame, diagnoses: pd.DataFrame, today: int) -> pd.DataFrame:
    """Re-examinations in the period, and those that may be."""
    diagnoses = diagnoses[possible(diagnoses["issued_on"] <= today) & diagnoses["person"].notna()]
    rows = acts[[*ACT, "person", "slot_from", "slot_to"]].merge(diagnoses, on="person")
    kind = case(
        rows, [(rows["purpose"].isna(), None), (rows["purpose"].isin(RECHECKS), True)], BOOLEAN, otherwise=False
    )
    within = (rows["issued_on"] >= rows["slot_from"]) & (rows["issued_on"] <= rows["slot_to"])
    return count(rows, ACT, done=kind & within)


def _detained(acts: pd.DataFrame, stays: pd.DataFrame, today: int) -> pd.DataFrame:
    stays = stays[stays["person"].notna()]
    stays = stays.assign(admitted=whole_day(stays["admitted_at"]), left=whole_day(stays["left_at"]))
    rows = acts.merge(stays[["person", "admitted", "left"]], on="person")
    stayed = rows["left"].isna() | (rows["left"] > today) | (rows["left"] >= rows["slot_from"])
    return rows.loc[sure((rows["admitted"] <= least(rows["slot_to"], today)) & stayed), ACT].drop_duplicates()


def _dead(acts: pd.DataFrame, deaths: pd.DataFrame, today: int) -> pd.DataFrame:
    deaths = deaths[deaths["person"].notna()].assign(died=whole_day(deaths["died_at"]))
    rows = acts.merge(deaths[["person", "died"]], on="person")
    return rows.loc[sure(rows["died"] <= least(rows["slot_to"], today)), ACT].drop_duplicates()


def _seen(rows: pd.DataFrame, found: pd.DataFrame) -> pd.Series:
    """Periods for which a row of the same person is known."""
    there = rows[ACT].merge(found.assign(there=True), on=ACT, how="left")["there"]
    return pd.Series(there.notna().to_numpy(), index=rows.index).astype(BOOLEAN)
