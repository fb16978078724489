"""Groups of rows: one act for each, set against the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianheng.engine.examined import chosen_acts
from jianheng.engine.explain import explain
from jianheng.engine.run import attrition_rows
from jianheng.language.tree import Model

from .reference.groups import Group, groups, peer_rank, peer_ratio

AS_OF = date(2024, 6, 30)
EACH = """
kind: prompt
params: {many: {type: int, value: 3}, since: {type: date, value: 2024-02-01}}
examine: {of: visit, each: [unit, hue]}
with:
  all: {count: members, within: [ever, as_of]}
  good: {count: members, where: ok, within: [ever, as_of]}
let: {share: "ratio(good, all)", average: "peer_ratio(good, all)", place: peer_rank(good), peers: peer_count()}
note: {above: {when: share > average and all >= param.many, says: {zh: "{share} {average} {place} {peers}"}}}
keep: [average, place, share, peers]
"""
Engine = Callable[..., Any]
Build = Callable[[str], Model]
ROW = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(["U", "V", None]),
        "hue": st.sampled_from(["red", "blue", None]),
        "ok": st.sampled_from([True, True, False, None]),
    }
)


def visits(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {"visit": [{"person": f"P{n}", "day": date(2024, 3, 1)} | row for n, row in enumerate(rows)]}


def answers(engine: Engine, model: Model, rows: dict[str, Any], **more: Any) -> dict[str, dict[str, Any]]:
    with engine(rows, AS_OF, **more) as session:
        return {row["row_id"]: row for row in session.answers(model).table.to_pylist()}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROW, max_size=25))
def test_groups_compare_as_counted_by_hand(engine: Engine, model: Build, rows: list[dict[str, Any]]) -> None:
    found = answers(engine, model(EACH), visits(rows))
    wanted, _ = groups(rows, ("unit", "hue"), "ok")
    assert found.keys() == wanted.keys()
    all_of_them = list(wanted.values())
    for name, group in wanted.items():
        row = found[name]
        assert row["average_lo"] == peer_ratio(all_of_them), name
        assert row["place_lo"] == peer_rank(group, all_of_them), name
        assert row["peers_lo"] == len(all_of_them), name
        assert row["answer"] == answer_of(group, peer_ratio(all_of_them)), name


def answer_of(group: Group, average: Decimal | None) -> str:
    if group.rows < 3 or group.known:
        return "lawful"
    low = Decimal(group.good) / group.rows
    high = Decimal(group.good + group.possible) / group.rows
    if average is not None and (low > average or high <= average):
        return "lawful"
    return "undetermined"


def test_a_group_stands_out(engine: Engine, model: Build) -> None:
    rows = visits([{"unit": "U", "hue": "red", "ok": True}] * 4 + [{"unit": "V", "hue": "red", "ok": False}] * 4)
    found = answers(engine, model(EACH), rows)
    assert {name: row["notes"] for name, row in found.items()} == {"U/red": ["above"], "V/red": []}
    assert found["U/red"]["key"] == "U|red"


def test_a_group_without_a_key_is_dropped_and_counted(engine: Engine, model: Build) -> None:
    rows = visits([{"unit": "U", "hue": "red", "ok": True}, {"unit": "U", "ok": True}, {"hue": "red"}])
    with engine(rows, AS_OF) as session:
        found = session.answers(model(EACH))
        steps = [(step["en"], step["rows"]) for step in attrition_rows(session, found)]
    assert found.table.column("row_id").to_pylist() == ["U/red"]
    assert steps == [("every group of visit", 3), ("every key of the group is known", 1)]
    assert found.table.column("average_lo").to_pylist() == [Decimal(1)], "the rows of no group count for no group"


def test_rows_outside_the_period_make_no_group(engine: Engine, model: Build) -> None:
    text = EACH.replace("each: [unit, hue]", "each: [unit, hue], within: [param.since, as_of]").replace(
        ", within: [ever, as_of]", ""
    )
    rows = visits(
        [
            {"unit": "U", "hue": "red", "ok": True},
            {"unit": "U", "hue": "red", "ok": True, "day": date(2024, 1, 1)},
            {"unit": "V", "hue": "red", "ok": True, "day": date(2024, 1, 31)},
            {"unit": "V", "hue": "blue", "ok": True, "day": None},
        ]
    )
    found = answers(engine, model(text), rows)
    told = {name: (row["answer"], row["missing"], row["peers_lo"]) for name, row in found.items()}
    assert told == {
        "U/red": ("lawful", [], 1),
        "V/blue": ("undetermined", ["day: missing"], 1),
    }, "whether a group of one undated row is there at all is open, and it is no peer"


def test_scope_bounds_who_is_a_peer(engine: Engine, model: Build) -> None:
    text = EACH.replace("with:", "where: all >= param.many\nwith:")
    rows = visits([{"unit": "U", "hue": "red", "ok": True}] * 3 + [{"unit": "V", "hue": "red", "ok": False}] * 2)
    found = answers(engine, model(text), rows)
    assert {name: (row["average_lo"], row["peers_lo"]) for name, row in found.items()} == {"U/red": (Decimal(1), 1)}


def test_what_a_comparison_leaves_out_is_told(engine: Engine, model: Build) -> None:
    rows = visits([{"unit": "U", "hue": "red", "ok": True}, {"unit": "V", "hue": "red", "ok": None}])
    found = answers(engine, model(EACH), rows)
    assert {name: row["caveats"] for name, row in found.items()} == {"U/red": ["peers"], "V/red": ["peers"]}
    alone = answers(engine, model(EACH), visits([{"unit": "U", "hue": "red", "ok": True}]))
    assert alone["U/red"]["caveats"] == []


def test_a_group_is_explained_by_its_keys_and_its_rows(engine: Engine, model: Build) -> None:
    rows = visits([{"unit": "U/1", "hue": "red", "ok": True}] * 4 + [{"unit": "V", "hue": "red", "ok": False}] * 4)
    with engine(rows, AS_OF) as session:
        built = model(EACH)
        assert chosen_acts(session.answers(built)) == ["U%2F1/red"]
        (told,) = explain(session, built, ["U%2F1/red"])
    assert told["key"] == {"unit": "U/1", "hue": "red"}
    assert [field["value"] for field in told["act"]["fields"]] == ["U/1", "red"]
    assert told["findings"][0]["zh"].split() == ["1", "0.5", "1", "2"]
    evidence = {item["name"]: len(item["rows"]) for item in told["items"]}
    assert evidence == {"all": 4, "good": 4}


def test_without_coverage_no_group_has_a_known_number(engine: Engine, model: Build) -> None:
    rows = visits([{"unit": "U", "hue": "red", "ok": True}] * 4)
    found = answers(engine, model(EACH), rows, coverage=[])
    assert (found["U/red"]["answer"], found["U/red"]["average_lo"]) == ("undetermined", None)
    assert set(found["U/red"]["missing"]) == {"all: uncovered", "good: uncovered"}
