"""On which day an answer may be another though nothing comes to light; until then it is the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianheng.language.tree import Model

Build = Callable[[str], Model]
Engine = Callable[..., Any]
TODAY = date(2024, 3, 15)
TOMORROW, LATER, BEFORE = date(2024, 3, 16), date(2024, 5, 1), date(2024, 2, 1)
ACT = {"person": "id:1", "unit": "院", "recorded_by": "院"}
DEED = ACT | {"done_on": date(2024, 1, 1), "deed_no": "1"}
STAY = ACT | {"from_on": date(2024, 1, 1)}


def changing(engine: Engine, wanted: Model, rows: dict[str, list[dict[str, Any]]]) -> list[date | None]:
    with engine(rows, as_of=TODAY) as session:
        told = session.answers(wanted).table
        return list(told.sort_by([("row_id", "ascending"), ("slot", "ascending")]).column("changes_on").to_pylist())


@pytest.mark.parametrize(
    ("condition", "fields", "day"),
    [
        ("d1 <= d2", {"d1": LATER, "d2": LATER}, None),
        ("d1 >= as_of", {"d1": LATER}, LATER),
        ("d1 >= as_of", {"d1": TODAY}, TOMORROW),
        ("as_of > d1", {"d1": BEFORE}, None),
        ("as_of > d1", {}, None),
        ("dp >= as_of", {"dp_lo": LATER, "dp_hi": date(2024, 5, 31)}, LATER),
        ("dp >= as_of", {"dp_lo": BEFORE, "dp_hi": LATER}, TOMORROW),
        ("dp >= as_of", {"dp_lo": BEFORE, "dp_hi": BEFORE}, None),
        ("date_of(m1) >= as_of", {"m1": datetime(2024, 5, 1), "m1_precision": "day"}, LATER),
        ("max(d1, as_of) > d2", {"d1": LATER, "d2": TODAY}, LATER),
        ("max(d1, as_of) > d2", {"d1": BEFORE, "d2": TODAY}, TOMORROW),
        ("max(d1, as_of) > d2", {"d2": TODAY}, TOMORROW),
        ("max(dn, as_of) > d2", {"d2": TODAY}, TOMORROW),
        ("(d1 if b1 else as_of) > d2", {"b1": True, "d1": LATER, "d2": LATER}, None),
        ("(d1 if b1 else as_of) > d2", {"b1": False, "d1": LATER, "d2": LATER}, TOMORROW),
        ("(d1 if b1 else as_of) > d2", {"d1": LATER, "d2": LATER}, TOMORROW),
        ("days_between(d1, as_of) > 3", {"d1": BEFORE}, TOMORROW),
    ],
)
def test_the_day_of_a_condition(
    model: Build, engine: Engine, condition: str, fields: dict[str, Any], day: date | None
) -> None:
    wanted = model(f"examine: deed\nunlawful: {{late: {{when: '{condition}'}}}}\n")
    assert changing(engine, wanted, {"deed": [DEED | fields]}) == [day]


@pytest.mark.parametrize(("until", "day"), [(None, TOMORROW), (BEFORE, None)])
def test_an_open_span_changes_each_day(model: Build, engine: Engine, until: date | None, day: date | None) -> None:
    wanted = model(
        'examine: stay\nlet: {ended: "end_or(until_on, as_of)"}\n'
        "unlawful: {long: {when: 'days_between(from_on, ended) > 30'}}\n"
    )
    assert changing(engine, wanted, {"stay": [STAY | {"until_on": until}]}) == [day]


def test_the_end_of_a_related_row_that_is_not_there_never_comes(model: Build, engine: Engine) -> None:
    wanted = model(
        "examine: deed\nwith: {stay: {last: stay, where: person == this.person, by: from_on, within: [ever, as_of]}}\n"
        'let: {ended: "end_or(stay.until_on, as_of)"}\nunlawful: {late: {when: ended > d1}}\n'
    )
    none, open_, over = ([], [STAY], [STAY | {"until_on": BEFORE}])
    found = [changing(engine, wanted, {"deed": [DEED | {"d1": LATER}], "stay": stays}) for stays in (none, open_, over)]
    assert found == [[None], [TOMORROW], [None]]


@pytest.mark.parametrize(
    ("until", "days"),
    [
        (None, [None, None, date(2024, 4, 1)]),
        (date(2024, 4, 1), [None, None, None]),
        (date(2024, 4, 2), [None, None, date(2024, 4, 1)]),
        (BEFORE, [None]),
    ],
)
def test_the_last_slot_waits_for_the_next(
    model: Build, engine: Engine, until: date | None, days: list[date | None]
) -> None:
    wanted = model(
        "params: {gap: {type: int, value: 1}}\n"
        "examine: {of: deed, repeat: {from: done_on, every: param.gap, by: court, until: dn}}\n"
        "unlawful: {late: slot > 9}\n"
    )
    assert changing(engine, wanted, {"deed": [DEED | {"dn": until}]}) == days


DAYS = st.none() | st.dates(date(2024, 2, 1), date(2024, 5, 31))
SPANS = (
    "end_or(until_on, as_of) > from_on and not ok",
    "days_between(from_on, end_or(until_on, as_of)) > 40",
    "end_or(until_on, as_of) >= as_of or val > 1",
)
DEEDS = (
    "(later_none if has(later_none) else as_of) > d1",
    "(later_none if has(later_none) else max(d1, as_of)) > d2",
    "dp >= as_of and b1",
    "days_between(done_on, max(dp, as_of)) > 40",
    "(d1 if dp > as_of else d2) < done_on",
)
# What has not happened by a day is not seen on it, so that rows with such a day come to light.
SEEN = {"stay": ("from_on", "until_on"), "deed": ("done_on", "later_none")}


@st.composite
def worlds(draw: st.DrawFn) -> tuple[str, str, list[dict[str, Any]]]:
    """A table, a condition on its rows, and some rows."""
    name = draw(st.sampled_from(["stay", "deed"]))
    told = st.fixed_dictionaries({"ok": st.none() | st.booleans()} | dict.fromkeys(SEEN["stay"], DAYS))
    if name == "deed":
        days = dict.fromkeys(("done_on", "later_none", "d1", "d2", "dp_lo", "dp_hi"), DAYS)
        told = st.fixed_dictionaries({"b1": st.none() | st.booleans()} | days)
    rows = [
        ACT | row | {"row_id": f"r{n}", "person": f"id:{n}"} for n, row in enumerate(draw(st.lists(told, max_size=8)))
    ]
    for row in rows:
        if name == "deed" and row["dp_lo"] and row["dp_hi"] and row["dp_lo"] > row["dp_hi"]:
            row["dp_lo"], row["dp_hi"] = row["dp_hi"], row["dp_lo"]
    return name, draw(st.sampled_from(SPANS if name == "stay" else DEEDS)), rows


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=worlds(), passed=st.integers(1, 60))
def test_until_then_nothing_changes(
    model: Build, engine: Engine, world: tuple[str, str, list[dict[str, Any]]], passed: int
) -> None:
    name, condition, rows = world
    begins = SEEN[name][0]
    wanted = model(
        f"examine: {name}\nlet: {{last: 'days_after({begins}, 50)', what: '{condition}'}}\n"
        "unlawful: {late: {when: what, due: last}}\nkeep: [last, what]\n"
    )
    days = TODAY, TODAY + timedelta(days=passed)
    then, now = (answers(engine, wanted, name, rows, day) for day in days)
    for row in rows:
        act = then.get(row["row_id"])
        came = any(day is not None and days[0] < day <= days[1] for day in (row[field] for field in SEEN[name]))
        if act is None or came or (act["due"] and act["due"] < days[1]):
            continue
        if act["changes_on"] is None or act["changes_on"] > days[1]:
            assert now[row["row_id"]] == act


def answers(engine: Engine, wanted: Model, table: str, rows: list[dict[str, Any]], day: date) -> dict[str, Any]:
    with engine({table: rows}, as_of=day) as session:
        return {act["row_id"]: act for act in session.answers(wanted).table.to_pylist()}
