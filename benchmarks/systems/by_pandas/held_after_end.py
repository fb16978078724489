"""Still held after the last day of the term."""

from __future__ import annotations

from datetime import date

import pandas as pd

from benchmarks.systems.by_pandas.days import BOOLEAN, case, count, greatest, number, possible, sure, where, whole_day

TITLES = ["judgment", "period", "not_final"]


def answer(given: dict[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """The answer to every act."""
    today = number(as_of)
    spans = given["custody_span"]
    spans = spans[possible(spans["from_on"] <= today)]
    spans = spans.assign(**{name: where(spans[name] <= today, spans[name]) for name in ("until_on", "left_on")})
    acts = _acts(spans, today)
    beyond = acts[possible(acts["beyond"])]
    rows = acts.merge(_next_day(beyond, spans), on="row_id", how="left")
    released = rows["row_id"].isin(_released(beyond, given["release"], today)) & rows["left_on"].isna()
    prison, centre = given["prison_stay"], given["detention_stay"]
    prison = prison.set_axis(["person", "place", "start", "end"], axis=1)
    centre = centre.set_axis(["person", "place", "start", "end"], axis=1)
    centre = centre.assign(start=whole_day(centre["start"]), end=whole_day(centre["end"]))
    in_prison = _still(rows, beyond, prison, _covered(given["coverage"], "prison_stay", today), today)
    in_centre = _still(rows, beyond, centre, _covered(given["coverage"], "detention_stay", today), today)
    same = in_prison == in_centre
    inside = where(rows["in_prison"], in_prison, where(~rows["in_prison"], in_centre, where(same, in_prison)))
    held = rows["beyond"] & (rows["left_on"].notna() | inside)
    scope_unknown, other = rows["status"].isna(), rows["other_title"].astype(BOOLEAN)
    finding = case(
        rows,
        [
            (~held, "clear"), (other | released, "excused"),
            (scope_unknown | held.isna() | other.isna(), "unsure"),
        ],
        otherwise="hit",
    )  # fmt: skip
    said = case(
        rows,
        [
            (scope_unknown | (finding == "unsure"), "undetermined"), (finding == "hit", "unlawful"),
            (finding == "excused", "exempt"),
        ],
        otherwise="lawful",
    )  # fmt: skip
    findings = case(rows, [(finding == "hit", "held_after_end")], otherwise="")
    return pd.DataFrame({"row_id": rows["row_id"], "answer": said, "findings": findings})


def _acts(spans: pd.DataFrame, today: int) -> pd.DataFrame:
    """Who has no end of the term cannot be held after it."""
    acts = spans[spans["status"].isin(["serving", "awaiting_delivery"]) | spans["status"].isna()]
    end, title = greatest(acts["title_until"], acts["end_stated"]), acts["title_until"]
    beyond = (
        title.notna()
        & (title >= acts["from_on"])
        & possible(acts["until_on"] >= title)
        & (acts["left_on"].fillna(today) > end)
    )
    columns = ["row_id", "person", "unit", "status", "in_prison", "from_on", "left_on"]
    return acts[columns].assign(end_on=end, after_on=end + 1, beyond=beyond)


def _next_day(beyond: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """Whether another title holds on the next day, where all that holds says the same."""
    others = spans.loc[spans["person"].notna(), ["person", "title", "from_on", "until_on"]]
    others = others.set_axis(["person", "title", "start", "end"], axis=1)
    rows = beyond[["row_id", "person", "after_on"]].merge(others, on="person")
    holds = (rows["start"] <= rows["after_on"]) & possible(rows["end"] >= rows["after_on"])
    rows = rows[possible(holds)].assign(unsure=holds.isna())
    each = rows.groupby("row_id")
    title, kinds = each["title"].first(), each["title"].nunique()
    clear = (kinds <= 1) & ~each["unsure"].any()
    clear = clear.astype(bool) & title.notna()
    return pd.DataFrame({"other_title": title.isin(TITLES).astype(BOOLEAN).where(clear)}).reset_index()


def _released(beyond: pd.DataFrame, releases: pd.DataFrame, today: int) -> pd.Series:
    releases = releases[releases["person"].notna()].assign(left=whole_day(releases["left_at"]))
    rows = beyond[["row_id", "person", "from_on", "end_on"]].merge(releases, on="person")
    left = rows["left"]
    return rows.loc[sure((left >= rows["from_on"]) & (left <= rows["end_on"]) & (left <= today)), "row_id"]


def _still(rows: pd.DataFrame, beyond: pd.DataFrame, stays: pd.DataFrame, covered: bool, today: int) -> pd.Series:
    """Whether no stay reaches the last day without going on to the next."""
    stays = stays[possible(stays["start"] <= today) & stays["person"].notna()]
    stays = stays.assign(end=where(stays["end"] <= today, stays["end"]))
    pairs = beyond[["row_id", "person", "unit", "after_on", "end_on"]].merge(stays, on="person")
    begun, end = pairs["start"] <= pairs["after_on"], pairs["end"]
    goes_on = begun & possible(end >= pairs["after_on"])
    left = (pairs["place"] == pairs["unit"]) & ~goes_on & begun & possible(end >= pairs["end_on"])
    counted = rows[["row_id"]].merge(count(pairs, ["row_id"], left=left), on="row_id", how="left")
    nowhere = rows["person"].isna() | rows["unit"].isna()
    named = sure(rows["person"].str.startswith("id:"))
    return case(
        rows,
        [
            (nowhere, None),
            (counted["left_sure"] > 0, False),
            (counted["left_possible"] > 0, None),
            (named & covered, True),
        ],
        BOOLEAN,
    )


def _covered(coverage: pd.DataFrame, table: str, today: int) -> bool:
    whole = (coverage["tbl"] == table) & (coverage["unit"] == "*") & coverage["person"].isna()
    return bool((sure(whole) & coverage["from_on"].isna() & possible(coverage["until_on"] >= today)).any())
