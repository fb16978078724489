"""What a model may and may not read from a related fact that is absent, uncertain, or still running."""

from datetime import date, datetime
from typing import Any

import pytest

DAY = date(2024, 6, 30)
WINDOW = ", within: [ever, as_of]"


def values(
    model: Any, engine: Any, parts: str, tables: dict[str, Any], coverage: Any = None
) -> list[tuple[Any, Any, Any]]:
    """Bounds of the let `x`, and whether it is none, for each deed."""
    with engine(tables, DAY, coverage) as session:
        names = [row["row_id"] for row in tables["deed"]]
        with session.everything(model("examine: deed\nnote: {always: b1}\n" + parts), names) as (_, acts):
            return [(act["l_x_lo"], act.get("l_x_hi", act["l_x_lo"]), act.get("l_x_none", False)) for act in acts]


def deeds(*persons: str | None, **fields: Any) -> list[dict[str, Any]]:
    return [{"row_id": f"d{n}", "person": person, **fields} for n, person in enumerate(persons)]


STAY = "with: {held: {last: stay, by: from_on, where: person == this.person and ok" + WINDOW + "}}\n"


def test_the_end_of_a_stay_runs_on_only_where_the_stay_is_certain(model: Any, engine: Any) -> None:
    start = date(2024, 1, 1)
    stays = [
        {"person": "ended", "ok": True, "from_on": start, "until_on": date(2024, 2, 1)},
        {"person": "runs", "ok": True, "from_on": start},
        {"person": "possible", "ok": None, "from_on": start},
        {"person": "beaten", "ok": True, "from_on": start},
        {"person": "beaten", "ok": None, "from_on": date(2024, 3, 1)},
    ]
    tables = {"deed": deeds("ended", "runs", "possible", "beaten", "absent", None), "stay": stays}
    found = values(model, engine, STAY + "let: {x: 'end_or(held.until_on, as_of)'}", tables)
    ended, runs, possible, beaten, absent, keyless = found
    assert ended == (date(2024, 2, 1), date(2024, 2, 1), False)
    assert runs == (DAY, DAY, False)
    assert absent[2] is True
    for open_ in (possible, beaten, keyless):
        assert open_ == (None, None, None)


def test_a_moment_runs_on_to_a_moment_and_an_end_told_by_its_reason_alone_is_unknown(model: Any, engine: Any) -> None:
    start, end = datetime(2024, 1, 1, 9, 0), datetime(2024, 2, 1, 9, 30)
    holds = [
        {"person": "ended", "until_at": end, "until_at_precision": "minute", "ended_by": "x"},
        {"person": "runs"},
        {"person": "reason alone", "ended_by": "x"},
    ]
    holds = [{"from_at": start, "from_at_precision": "minute"} | hold for hold in holds]
    item = "with: {held: {last: hold, by: from_at, where: person == this.person" + WINDOW + "}}\n"
    tables = {"deed": deeds("ended", "runs", "reason alone"), "hold": holds}
    ended, runs, reason_alone = values(model, engine, item + "let: {x: 'end_or(held.until_at, end_of(as_of))'}", tables)
    assert ended[0] == end
    assert runs[0].date() >= DAY
    assert reason_alone[:2] == (None, None)


def test_shared_days_are_unknown_without_both_ends(model: Any, engine: Any) -> None:
    item = (
        "with: {held: {count: stay, where: 'person == this.person and days_shared(this.d1, this.d2) > 9'"
        + WINDOW
        + "}}\n"
    )
    stays = [{"person": "P", "from_on": date(2024, 1, 1), "until_on": date(2024, 1, 31)}]
    first, last = date(2024, 1, 22), date(2024, 3, 1)
    rows = [
        {"row_id": "d0", "person": "P", "d1": first, "d2": last},
        {"row_id": "d1", "person": "P", "d1": date(2024, 1, 23), "d2": last},
        {"row_id": "d2", "person": "P", "d2": last},
        {"row_id": "d3", "person": "P", "d1": first},
    ]
    found = values(model, engine, item + "let: {x: held}", {"deed": rows, "stay": stays})
    assert [bounds[:2] for bounds in found] == [(1, 1), (0, 0), (0, 1), (0, 1)]


def test_two_rows_of_one_day_go_by_their_natural_key(model: Any, engine: Any) -> None:
    """`ok` belongs to the key of a visit; the row ids alone would choose the other one."""
    visits = [
        {"row_id": "a", "person": "P", "day": DAY, "ok": True, "val": 1},
        {"row_id": "b", "person": "P", "day": DAY, "ok": False, "val": 2},
    ]
    item = "with: {seen: {last: visit, by: day, where: person == this.person" + WINDOW + "}}\n"
    tables = {"deed": deeds("P"), "visit": visits}
    assert values(model, engine, item + "let: {x: seen.val}", tables) == [(1, 1, False)]


@pytest.mark.parametrize("other", [None, date(2024, 2, 1)])
def test_an_open_end_and_a_known_one_contradict_each_other(model: Any, engine: Any, other: date | None) -> None:
    item = "with: {held: {the: stay, where: person == this.person" + WINDOW + "}}\n"
    stays = [{"person": "P", "from_on": date(2024, 1, 1), "until_on": end} for end in (None, other)]
    (found,) = values(
        model, engine, item + "let: {x: 'end_or(held.until_on, as_of)'}", {"deed": deeds("P"), "stay": stays}
    )
    assert found == ((DAY, DAY, False) if other is None else (None, None, None))


def test_a_meeting_within_hours_is_held_against_the_minute(model: Any, engine: Any) -> None:
    item = (
        "with: {met: {first: meeting, by: met_at, where: person == this.person, "
        "within: [this.m1, 'hours_after(this.m1, 48)']}}\n"
    )
    start = datetime(2024, 3, 1, 9, 30)
    told = {"in time": (datetime(2024, 3, 3, 9, 30), "minute"), "late": (datetime(2024, 3, 3, 9, 31), "minute")}
    told["perhaps"] = (datetime(2024, 3, 3), "day")
    meetings = [{"person": who, "met_at": at, "met_at_precision": kind} for who, (at, kind) in told.items()]
    acts = deeds(*told, m1=start, m1_precision="minute")
    tables = {"deed": acts, "meeting": meetings}
    in_time, late, perhaps = (v[0] for v in values(model, engine, item + "let: {x: has(met)}", tables))
    assert (in_time, late, perhaps) == (True, False, None)


def test_a_single_meeting_told_to_the_day_is_certain_though_its_hour_is_not(model: Any, engine: Any) -> None:
    item = "with: {met: {first: meeting, by: met_at, where: person == this.person" + WINDOW + "}}\n"
    day = {"met_at": datetime(2024, 3, 3), "met_at_precision": "day"}
    meetings = [{"person": "one", "val": 1} | day, {"person": "two", "val": 1} | day, {"person": "two", "val": 2} | day]
    tables = {"deed": deeds("one", "two"), "meeting": meetings}
    assert values(model, engine, item + "let: {x: met.val}", tables) == [(1, 1, False), (None, None, False)]
    bounds = (datetime(2024, 3, 3), datetime(2024, 3, 3, 23, 59), False)
    assert values(model, engine, item + "let: {x: met.met_at}", tables) == [bounds, bounds]


def test_everyones_history_and_the_units_recent_years_cover_together(model: Any, engine: Any) -> None:
    item = "with: {seen: {count: visit, where: person == this.person, held_by: this.unit" + WINDOW + "}}\n"
    coverage = [
        {"tbl": "visit", "until_on": date(2020, 12, 31)},
        {"tbl": "visit", "unit": "U", "from_on": date(2021, 1, 1)},
    ]
    tables = {"deed": deeds("P", unit="U")}
    assert values(model, engine, item + "let: {x: seen}", tables, coverage)[0][:2] == (0, 0)


def test_a_model_may_read_many_facts(model: Any, engine: Any) -> None:
    items = [f"  s{n}: {{last: visit, by: day, where: person == this.person and val == {n}{WINDOW}}}" for n in range(9)]
    reads = " or ".join(
        f"(s{n}.val > 1 and s{n}.valn > 1 and s{n}.when_n < as_of and s{n}.day < as_of)" for n in range(9)
    )
    parts = "with:\n" + "\n".join(items) + f"\nlet: {{x: '{reads}'}}"
    assert values(model, engine, parts, {"deed": deeds("P")}) == [(False, False, False)]
