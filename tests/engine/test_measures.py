"""Sums, extremes, days and gaps on random small tables: the engine against a walk row by row and day by day."""

from datetime import date
from random import Random
from typing import Any

import pytest

from jianheng.engine.explain import explain
from jianheng.engine.reason import Reason

from .reference import measures
from .reference.bounds import Val

DAY = date(2024, 6, 30)
DAYS = [date(2024, m, d) for m, d in ((1, 30), (1, 31), (2, 1), (2, 10), (2, 28), (2, 29), (3, 1), (3, 20))]
OVER = (date(2024, 1, 31), date(2024, 3, 10))
ACTS = 300
WHERE = "where: person == this.person and ok, within: [ever, as_of]"
VALUED = """
with:
  total: {sum: stay, value: val, WHERE}
  total_none: {sum: stay, value: valn, WHERE}
  paid: {sum: stay, value: 'max(val, 0)', WHERE}
  most: {greatest: stay, value: val, WHERE}
  most_none: {greatest: stay, value: valn, WHERE}
  least: {least: stay, value: val, WHERE}
  shared: {sum: stay, value: 'days_shared(this.d1, this.d2)', WHERE}
let: {x: total}
"""
LAID = """
with:
  held: {days: stay, over: [this.d1, this.d2], WHERE}
  free: {gap: stay, over: [this.d1, this.d2], WHERE}
let: {x: held, y: free.days, z: free.from_on, n: free.count, some: has(free)}
"""


def stays(random: Random) -> list[dict[str, Any]]:
    rows = []
    for number in range(ACTS):
        for _ in range(random.choice((0, 1, 1, 2, 3, 4))):
            start, end = sorted((random.choice(DAYS), random.choice(DAYS)))
            rows.append(
                {
                    "row_id": f"s{len(rows):05}",
                    "person": f"P{number}",
                    "from_on": start if random.random() < 0.9 else None,
                    "until_on": end if random.random() < 0.8 else None,
                    "ok": random.choice((True, True, True, True, False, None)),
                    "val": random.choice((-2, 0, 3, 7, 7, 7, None)),
                    "valn": random.choice((-2, 3, 7, None)),
                }
            )
    return rows


def by_person(rows: list[dict[str, Any]], person: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows that count, and rows that may; a row without a start may lie in any window."""
    own = [row for row in rows if row["person"] == person and row["ok"] is not False]
    sure = [row for row in own if row["ok"] and row["from_on"] is not None]
    return sure, [row for row in own if row not in sure]


def acts_of(model: Any, engine: Any, parts: str, rows: list[dict[str, Any]], covered: bool) -> list[dict[str, Any]]:
    deeds = [
        {"row_id": f"d{n:04}", "person": f"P{n}", "b1": True, "d1": OVER[0], "d2": OVER[1], "done_on": OVER[0]}
        for n in range(ACTS)
    ]
    text = "examine: deed\nnote: {always: b1}\n" + parts.replace("WHERE", WHERE)
    with (
        engine({"deed": deeds, "stay": rows}, DAY, None if covered else []) as session,
        session.everything(model(text), [row["row_id"] for row in deeds]) as (_, acts),
    ):
        return acts  # type: ignore[no-any-return]


def value(act: dict[str, Any], label: str) -> Val:
    none = act.get(f"{label}_none", False)
    return Val(None, None, True) if none is True else Val(act[f"{label}_lo"], act[f"{label}_hi"], none)


@pytest.mark.parametrize("covered", [True, False])
def test_values_over_all_rows(model: Any, engine: Any, covered: bool) -> None:
    rows = stays(Random(1))
    for act in acts_of(model, engine, VALUED, rows, covered):
        sure, possible = by_person(rows, f"P{int(act['f_row_id'][1:])}")
        floors = [{**row, "val": None if row["val"] is None else max(row["val"], 0)} for row in (*sure, *possible)]
        cut = len(sure)
        wanted = {
            "total": measures.summed(sure, possible, "val", covered, none=False, floor=False),
            "total_none": measures.summed(sure, possible, "valn", covered, none=True, floor=False),
            "paid": measures.summed(floors[:cut], floors[cut:], "val", covered, none=False, floor=True),
            "most": measures.extreme(sure, possible, "val", covered, none=False, most=True),
            "most_none": measures.extreme(sure, possible, "valn", covered, none=True, most=True),
            "least": measures.extreme(sure, possible, "val", covered, none=False, most=False),
        }
        got = {name: value(act, f"i_{name}_value") for name in wanted}
        assert got == wanted, (sure, possible)


@pytest.mark.parametrize("covered", [True, False])
def test_days_and_gaps_day_by_day(model: Any, engine: Any, covered: bool) -> None:
    rows = stays(Random(2))
    for act in acts_of(model, engine, LAID, rows, covered):
        sure, possible = by_person(rows, f"P{int(act['f_row_id'][1:])}")
        gap = measures.gap(sure, possible, OVER, covered)
        assert value(act, "i_held_days") == measures.laid(sure, possible, OVER, covered), (sure, possible)
        got = {part: value(act, f"i_free_{part}") for part in ("days", "count")}
        assert got == {part: gap[part] for part in got}, (sure, possible)
        first = Val(act["l_z_lo"], act["l_z_hi"], act["l_z_none"])
        assert (first, act["i_free_found"]) == (gap["from_on"], gap["found"]), (sure, possible)


def test_an_unknown_end_of_the_stretch_bounds_nothing_and_a_rough_one_bounds_both(model: Any, engine: Any) -> None:
    stay = {"person": "P", "ok": True, "from_on": date(2024, 2, 1), "until_on": date(2024, 2, 10)}
    rough = {"dp_lo": date(2024, 2, 5), "dp_hi": date(2024, 2, 15)}
    deeds = [{"row_id": f"d{n}", "person": "P", "d1": date(2024, 2, 1)} | end for n, end in enumerate(({}, rough))]
    parts = LAID.replace("this.d2", "this.dp").replace("WHERE", WHERE)
    text = "examine: deed\nnote: {always: b1}\n" + parts
    with engine({"deed": deeds, "stay": [stay]}) as session, session.everything(model(text), ["d0", "d1"]) as (_, acts):
        found = [(value(act, "i_held_days"), value(act, "i_free_days")) for act in acts]
    assert found == [(Val(0, None), Val(0, None)), (Val(5, 10), Val(0, 5))]


@pytest.mark.parametrize(
    ("rows", "coverage", "missing"),
    [
        ([], [], ["free: uncovered"]),
        ([{"ok": None, "from_on": OVER[0]}], None, ["free: ambiguous"]),
        ([{"ok": True, "from_on": None}], None, ["free: ambiguous"]),
    ],
)
def test_why_a_gap_stays_open(model: Any, engine: Any, rows: Any, coverage: Any, missing: list[str]) -> None:
    deed = {"row_id": "d", "person": "P", "d1": OVER[0], "d2": OVER[1], "done_on": OVER[0]}
    parts = "examine: deed\nunlawful: {bad: has(free)}\n" + LAID.replace("WHERE", WHERE)
    with engine({"deed": [deed], "stay": [row | {"person": "P"} for row in rows]}, DAY, coverage) as session:
        (row,) = session.answers(model(parts)).table.to_pylist()
    assert (row["answer"], row["missing"]) == ("undetermined", missing)


def test_a_sum_without_all_values_says_so(model: Any, engine: Any) -> None:
    deed = {"row_id": "d", "person": "P", "done_on": OVER[0]}
    stay = {"person": "P", "ok": True, "from_on": OVER[0]}
    parts = "examine: deed\nunlawful: {bad: total > 1}\n" + VALUED.replace("WHERE", WHERE)
    with engine({"deed": [deed], "stay": [stay]}, DAY) as session:
        (row,) = session.answers(model(parts)).table.to_pylist()
    assert row["missing"] == [f"total: {Reason.MISSING.word}"]


def test_texts_name_what_is_measured(model: Any, engine: Any) -> None:
    deed = {"row_id": "d", "person": "P", "d1": OVER[0], "d2": OVER[1], "b1": True, "done_on": OVER[0]}
    stay = {"person": "P", "ok": True, "from_on": OVER[0], "until_on": date(2024, 3, 1), "val": 7}
    says = "合计 {total}，羁押 {held} 日，自 {free.from_on} 起空 {free.days} 日，{free.count} 段"
    parts = (
        "examine: deed\nwith:\n"
        f"  total: {{sum: stay, value: val, {WHERE}}}\n"
        f"  held: {{days: stay, over: [this.d1, this.d2], {WHERE}}}\n"
        f"  free: {{gap: stay, over: [this.d1, this.d2], {WHERE}}}\n"
        f"unlawful: {{bad: {{when: b1 and has(free), says: {{zh: '{says}'}}}}}}"
    )
    with engine({"deed": [deed], "stay": [stay]}, DAY) as session:
        (told,) = explain(session, model(parts), ["d"])
    assert told["findings"][0]["zh"] == "合计 7，羁押 31 日，自 2024-03-02 起空 9 日，1 段"
    assert [(item["name"], item["status"], len(item["rows"])) for item in told["items"]] == [
        ("total", "ok", 1),
        ("held", "ok", 1),
        ("free", "ok", 1),
    ]
