"""The same place at the same time: a minor and an adult in one cell."""

from __future__ import annotations

from datetime import date

import pandas as pd

from benchmarks.systems.by_pandas.days import (
    BOOLEAN,
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
)  # fmt: skip


def answer(given: dict[str, pd.DataFrame], as_of: date) -> pd.DataFrame:
    """The answer to every act."""
    today = number(as_of)
    cells = given["cell_stay"]
    cells = cells[possible(cells["from_on"] <= today)]
    cells = cells.assign(
        until_on=where(cells["until_on"] <= today, cells["until_on"]), grown_on=month_later(cells["birth_on"], 216)
    )
    minors = _minors(given["assignment"], cells, today)
    minors = minors.merge(_together(minors, cells), on="row_id", how="left")
    minors = matched(minors, covered(given["coverage"], "cell_stay"), "kept_by", "unit")
    nobody_else = minors["covered_until"] >= minors["until_on"].clip(upper=today).fillna(today)
    held = case(
        minors,
        [
            (minors["cell"].isna(), None), (minors["adult_sure"] > 0, True), (minors["adult_possible"] > 0, None),
            (nobody_else, False),
        ],
        BOOLEAN,
    )  # fmt: skip
    said = case(minors, [(~minors["sure"] | held.isna(), "undetermined"), (held, "unlawful")], otherwise="lawful")
    findings = case(minors, [(minors["sure"] & held, "held_with_adults")], otherwise="")
    return pd.DataFrame({"row_id": minors["row_id"], "answer": said, "findings": findings})


def _minors(assignments: pd.DataFrame, cells: pd.DataFrame, today: int) -> pd.DataFrame:
    """Who certainly or possibly is one; the days as a minor, and the day of leaving the cell."""
    rows = assignments[possible(assignments["from_on"] <= today)]
    rows = matched(rows, cells[["origin", "cell", "grown_on"]], "row_id", "origin")
    minor = (
        (rows["kind"] == "cell") & (rows["place_kind"] == "detention_centre") & (rows["from_on"] <= rows["grown_on"])
    )
    left = where(rows["until_on"] <= today, rows["until_on"])
    rows = rows.assign(
        sure=sure(minor), leaves=left.fillna(today + 1), until_on=least(left.fillna(today), rows["grown_on"])
    )
    return rows.loc[possible(minor), ["row_id", "kept_by", "from_on", "until_on", "cell", "sure", "leaves"]]


def _together(minors: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """Who moves out as the other moves in may never have met."""
    others = cells.loc[cells["cell"].notna(), ["cell", "grown_on", "from_on", "until_on"]]
    others = others.rename(columns={"from_on": "other_from", "until_on": "other_until"})
    rows = minors.merge(others, on="cell")
    end = least(rows["other_until"].fillna(rows["until_on"]), rows["until_on"])
    adult = (
        (rows["other_from"] <= rows["until_on"])
        & (rows["other_from"] < rows["leaves"])
        & possible(rows["other_until"] > rows["from_on"])
        & (rows["grown_on"] < end)
    )
    return count(rows, ["row_id"], adult=adult)
