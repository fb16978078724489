"""The interval between two commutations."""

from __future__ import annotations

from datetime import date

import pandas as pd

from benchmarks.systems.by_pandas.days import BOOLEAN, NUMBER, TEXT, empty, month_later, number, possible, sure, where

ERAS = [date(1991, 10, 8), date(1997, 11, 8), date(2012, 7, 1), date(2014, 1, 21), date(2015, 11, 1)]
ERAS += [date(2017, 1, 1), date(2019, 6, 1)]
ORDINARY = ("general", "strict", "unstated", "bribery")
# Months of the term: at least, and less than; 121 stands for "up to ten years inclusive".
LAW = [
    (6, 7, 0, 60, ("general", "unstated"), 12, True), (6, 7, 60, 120, ("general", "unstated"), 12, True),
    (6, 7, 120, 9999, ("general", "unstated"), 18, True),
    (6, 7, 0, 121, ("strict", "unstated"), 12, True), (6, 7, 120, 9999, ("strict", "unstated"), 18, True),
    (6, 6, 0, 121, ("bribery",), 12, True), (6, 6, 120, 9999, ("bribery",), 18, True),
    (7, 7, 0, 120, ("bribery",), 18, True), (7, 7, 120, 9999, ("bribery",), 24, True),
    (5, 7, None, None, ("no_commutation",), None, True),
    (3, 5, 0, 60, ORDINARY, 0, True), (3, 5, 60, 9999, ORDINARY, 12, True),
    (4, 5, 0, 121, ("strict", "unstated", "bribery"), 12, False),
    (4, 5, 120, 9999, ("strict", "unstated", "bribery"), 18, False),
    (2, 2, 0, 9999, ORDINARY, 0, False), (1, 1, 0, 9999, ORDINARY, 0, False),
]  # fmt: skip
FACTS = ["era", "term", "class"]


def answer(given: dict[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """The answer to every act."""
    today = number(as_of)
    acts = given["commutation_ruling"]
    acts = acts[possible(acts["ruled_on"] <= today) & possible(acts["result"] == "granted")]
    acts = acts.assign(proposed_on=where(acts["proposed_on"] <= today, acts["proposed_on"]))
    facts = (
        acts.merge(_previous(acts, given["reduction"], today), on="row_id", how="left")
        .merge(_sentence(acts, given["sentence_state"], today), on="row_id", how="left")
        .merge(_covered(given["coverage"]), left_on="court", right_on="unit", how="left")
    )
    previous = where(
        facts["covered_until"] >= facts["ruled_on"].clip(upper=today).fillna(today), False, empty(facts, BOOLEAN)
    )
    previous = where(facts["p_possible"] > 0, empty(facts, BOOLEAN), previous)
    previous = where(facts["p_sure"] > 0, True, previous)
    previous = where(facts["person"].isna(), empty(facts, BOOLEAN), previous)
    facts["era"] = sum((facts["ruled_on"] >= number(day)).astype(NUMBER) for day in ERAS)
    facts = facts.merge(_required(facts), on=FACTS, how="left")
    served = facts["served_on"]
    by_cut, early_hi = month_later(served, facts["cut"]), month_later(served, facts["most"])
    proposed, early_lo = facts["proposed_on"], month_later(served, facts["least"])
    early = where(previous & (proposed >= early_hi) & (proposed >= by_cut), False, empty(facts, BOOLEAN))
    early = where(previous & (sure(proposed < early_lo) | sure(proposed < by_cut)), True, early)
    early = where(~previous, False, early)
    return _answers(facts, early, ~previous, facts["ground"] == "major_merit")


def _answers(facts: pd.DataFrame, early: pd.Series, first: pd.Series, major: pd.Series) -> pd.DataFrame:
    scope_unknown = facts["result"].isna()
    excused = sure(first | major)
    unsure = ~excused & possible(early) & (scope_unknown | early.isna() | first.isna() | major.isna())
    hit = ~excused & sure(early) & ~unsure
    said = where(excused, "exempt", pd.Series("lawful", index=facts.index, dtype=TEXT))
    said = where(hit, "unlawful", said)
    said = where(scope_unknown | unsure, "undetermined", said)
    findings = where(hit, "too_early", pd.Series("", index=facts.index, dtype=TEXT))
    return pd.DataFrame({"row_id": facts["row_id"], "answer": said, "findings": findings})


def _previous(acts: pd.DataFrame, reductions: pd.DataFrame, today: int) -> pd.DataFrame:
    """Sure: granted, before the ruling; possible: one of these is unknown. The last counts where it surely is."""
    reductions = reductions[reductions["person"].notna() & possible(reductions["ruled_on"] <= today)]
    rows = acts[["row_id", "person", "ruled_on"]].rename(columns={"ruled_on": "act_on"})
    rows = rows.merge(reductions.rename(columns={"row_id": "reduction"}), on="person")
    before = (rows["result"] == "granted") & (rows["ruled_on"] < rows["act_on"])
    rows = rows[possible(before)].assign(sure=sure(before).astype(bool))
    certain, others = rows[rows["sure"]], rows[~rows["sure"]]
    last = certain.sort_values(["ruled_on", "reduction"]).drop_duplicates("row_id", keep="last").set_index("row_id")
    rival = others.groupby("row_id")["ruled_on"]
    found = pd.DataFrame({
        "p_sure": certain.groupby("row_id").size(), "p_possible": others.groupby("row_id").size(),
        "rival": rival.max(), "dated": rival.count(),
    })  # fmt: skip
    found[["p_sure", "p_possible", "dated"]] = found[["p_sure", "p_possible", "dated"]].fillna(0)
    found = found.join(last[["ruled_on", "served_on", "months"]])
    clear = (found["p_possible"] == 0) | (found["dated"] == found["p_possible"]) & sure(
        found["rival"] < found["ruled_on"]
    )
    served = where(found["served_on"] <= today, found["served_on"])
    found = found.assign(served_on=where(clear, served), cut=where(clear, found["months"]))
    return found[["p_sure", "p_possible", "served_on", "cut"]].reset_index()


def _sentence(acts: pd.DataFrame, states: pd.DataFrame, today: int) -> pd.DataFrame:
    """What holds on the day of the proposal, where all that holds says the same."""
    states = states[states["person"].notna() & possible(states["from_on"] <= today)]
    states = states.assign(term=states["term_y"] * 12 + states["term_m"])
    rows = acts[["row_id", "person", "proposed_on"]].merge(states, on="person")
    ended = sure(rows["until_on"] <= today) & (rows["until_on"] < rows["proposed_on"])
    holds = (rows["from_on"] <= rows["proposed_on"]) & ~ended
    rows = rows[possible(holds)].assign(sure=sure(holds))
    parts = ["term", "term_d", "category"]
    each = rows.groupby("row_id")[[*parts, "sure"]]
    one, kinds = each.first(), each.nunique()
    plain = one["sure"] & (kinds <= 1).all(axis=1)
    found = one[plain.astype(bool)]
    return found[["term", "category"]].rename(columns={"category": "class"}).reset_index()


def _covered(coverage: pd.DataFrame) -> pd.DataFrame:
    """A history complete from the beginning; two deliveries that touch are one."""
    own = coverage.loc[coverage["tbl"] == "reduction", ["unit", "from_on", "until_on"]]
    later = own[own["from_on"].notna()].rename(columns={"from_on": "next_on", "until_on": "next_until"})
    both = own[own["from_on"].isna()].merge(later, on="unit", how="left")
    reached = where(both["next_on"] <= both["until_on"] + 1, both["next_until"], both["until_on"])
    both["covered_until"] = where(reached > both["until_on"], reached, both["until_on"])
    return both.groupby("unit", as_index=False)["covered_until"].max()


def _required(facts: pd.DataFrame) -> pd.DataFrame:
    """The law once for each combination of facts: the months of the rows that may apply, all of them confirmed."""
    known = facts[FACTS].drop_duplicates()
    least, most = [], []
    for era, term, kind in known.itertuples(index=False):
        rows = [row for row in LAW if _may_apply(row, era, term, kind)]
        months = [row[5] for row in rows]
        fits = bool(rows) and None not in months and all(row[6] for row in rows)
        least.append(min(months) if fits else None)
        most.append(max(months) if fits else None)
    return known.assign(least=pd.array(least, dtype=NUMBER), most=pd.array(most, dtype=NUMBER))


def _may_apply(row: tuple[object, ...], era: object, term: object, kind: object) -> bool:
    first_era, last_era, least, beyond, kinds, _, _ = row
    in_era = pd.isna(era) or first_era <= era <= last_era
    in_range = least is None or pd.isna(term) or least <= term < beyond
    return in_era and in_range and (pd.isna(kind) or kind in kinds)
