"""A duty that comes again: one act for each period that began, counted from one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianheng.engine.examined import chosen_acts
from jianheng.engine.execute import Session
from jianheng.engine.explain import explain
from jianheng.engine.run import attrition_rows
from jianheng.language.tree import Model

from .reference.slots import slots

AS_OF = date(2024, 6, 30)
MONTHS = """
params: {gap: {type: int, value: 1}, many: {type: int, value: 0}}
examine: {of: stay, repeat: {from: from_on, every: param.gap, by: court, until: until_on}}
unlawful: {late: {when: slot > param.many, says: {zh: "{slot}|{slot_from}|{slot_to}|{slot_cut}"}}}
keep: [first, last]
let: {first: slot_from, last: slot_to}
"""
VISITS = """
params: {gap: {type: int, value: 1}}
examine: {of: stay, repeat: {from: from_on, every: param.gap, by: court, until: until_on}}
with:
  seen: {count: visit, where: person == this.person, within: [this.slot_from, this.slot_to]}
  before: {count: visit, where: person == this.person, within: [ever, this.from_on]}
unlawful: {unseen: {when: seen == 0, due: slot_to}}
note: {new: before == 0 and seen > 0}
"""
Engine = Callable[..., Any]
Build = Callable[[str], Model]


def acts(session: Session, model: Model) -> dict[tuple[str, int | None], dict[str, Any]]:
    return {(row["row_id"], row["slot"]): row for row in session.answers(model).table.to_pylist()}


def evidence(explained: dict[str, Any]) -> dict[str, list[str]]:
    return {item["name"]: [row["row_id"] for row in item["rows"]] for item in explained["items"]}


DAYS = st.dates(date(2023, 12, 25), date(2024, 7, 5))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    stays=st.lists(st.tuples(DAYS, st.none() | DAYS), min_size=1, max_size=8),
    every=st.integers(1, 4),
    by=st.sampled_from(["court", "procuratorate", "police", ""]),
)
def test_slots_are_those_counted_one_by_one(
    engine: Engine, model: Build, stays: list[tuple[date, date | None]], every: int, by: Any
) -> None:
    length = every if by else every * 20
    text = MONTHS.replace("value: 1}", f"value: {length}}}").replace(" by: court,", f" by: {by}," if by else "")
    rows = [
        {"row_id": f"s{n}", "person": f"P{n}", "from_on": first, "until_on": last}
        for n, (first, last) in enumerate(stays)
    ]
    with engine({"stay": rows}, AS_OF) as session:
        found = {
            (name, slot): (row["first_lo"], row["last_lo"], row["answer"])
            for (name, slot), row in acts(session, model(text)).items()
        }
    wanted = {}
    for n, (first, last) in enumerate(stays):
        seen = last if last is None or last <= AS_OF else None
        for slot in slots(first, length, by, seen, AS_OF) if first <= AS_OF else []:
            wanted[f"s{n}", slot.number] = (slot.first, slot.last, "unlawful" if slot.number > 0 else "lawful")
    assert found == wanted


def test_each_slot_has_its_own_facts_answer_and_due_day(engine: Engine, model: Build) -> None:
    rows = {
        "stay": [{"row_id": "s", "person": "P", "from_on": date(2024, 3, 10)}],
        "visit": [{"person": "P", "day": day} for day in (date(2024, 4, 10), date(2024, 6, 1))],
    }
    with engine(rows, AS_OF) as session:
        found = acts(session, model(VISITS))
        answers = [row["answer"] for row in found.values()]
        assert answers == ["lawful", "lawful", "lawful", "pending"], "a day on the seam counts for both"
        assert found["s", 3]["due"] == date(2024, 7, 10)
        assert [row["key"] for row in found.values()] == [f"P|2024-03-10#{slot}" for slot in range(4)]
        assert [row["notes"] for row in found.values()] == [["new"], ["new"], ["new"], []]


def test_without_its_first_day_a_duty_is_one_undetermined_act(engine: Engine, model: Build) -> None:
    rows = {"stay": [{"row_id": "s", "person": "P"}], "visit": [{"person": "P", "day": date(2024, 6, 1)}]}
    with engine(rows, AS_OF) as session:
        ((name, row),) = acts(session, model(VISITS)).items()
        assert name == ("s", None)
        assert (row["answer"], row["missing"]) == ("undetermined", ["from_on: missing"])
        assert row["key"] == "P|"


def test_without_a_length_nothing_can_be_counted(engine: Engine, model: Build) -> None:
    text = """
examine: {of: deed, repeat: {from: d1, every: i1, until: d2}}
unlawful: {late: slot_from < done_on}
"""
    rows = [
        {"row_id": "a", "d1": date(2024, 6, 1), "d2": date(2024, 6, 20), "done_on": AS_OF},
        {"row_id": "b", "d1": date(2024, 6, 1), "d2": date(2024, 6, 20), "done_on": AS_OF, "i1": 0},
        {"row_id": "c", "d1": date(2024, 6, 1), "d2": date(2024, 6, 20), "done_on": AS_OF, "i1": 15},
        {"row_id": "d", "d1": date(2024, 6, 10), "done_on": AS_OF, "i1": 15},
    ]
    with engine({"deed": rows}, AS_OF) as session:
        found = {name: (row["answer"], row["missing"]) for name, row in acts(session, model(text)).items()}
    assert found == {
        ("a", None): ("undetermined", ["i1: missing"]),
        ("b", None): ("undetermined", []),
        ("c", 0): ("unlawful", []),
        ("c", 1): ("unlawful", []),
        ("d", 0): ("undetermined", ["d2: missing"]),
        ("d", 1): ("undetermined", ["d2: missing"]),
    }, "an end that nobody knows leaves every slot in question"


def test_a_known_end_cuts_the_last_slot_short(engine: Engine, model: Build) -> None:
    rows = [
        {"row_id": "s", "person": "P", "from_on": date(2024, 1, 31), "until_on": date(2024, 3, 15)},
        {"row_id": "t", "person": "Q", "from_on": date(2024, 1, 31), "until_on": date(2024, 3, 31)},
    ]
    with engine({"stay": rows}, AS_OF) as session:
        told = {(e["row"], e["slot"]): e["findings"][0]["zh"] for e in explain(session, model(MONTHS), ["s", "t"])}
    assert told == {
        ("s", 0): "0|2024-01-31|2024-02-29|否",
        ("s", 1): "1|2024-02-29|2024-03-31|是",
        ("t", 0): "0|2024-01-31|2024-02-29|否",
        ("t", 1): "1|2024-02-29|2024-03-31|否",
    }, "counted from the last day of January, never from the last day of February"


def test_both_readings_of_a_month_are_bounds(engine: Engine, model: Build) -> None:
    text = (
        MONTHS.replace("by: court", "by: any")
        .replace("slot > param.many", "last < until_later")
        .replace("let: {", 'let: {until_later: "end_or(until_on, as_of)", ')
    )
    rows = [{"row_id": "s", "person": "P", "from_on": date(2024, 2, 29), "until_on": date(2024, 3, 30)}]
    with engine({"stay": rows}, AS_OF) as session:
        row = acts(session, model(text))["s", 0]
    assert (row["last_lo"], row["last_hi"]) == (date(2024, 3, 29), date(2024, 3, 31))
    assert (row["answer"], row["missing"]) == ("undetermined", ["slot_to: reading"])


def test_one_slot_is_explained_when_one_is_asked_for(engine: Engine, model: Build) -> None:
    rows = {
        "stay": [{"row_id": "s", "person": "P", "from_on": date(2024, 3, 10)}],
        "visit": [{"row_id": "v", "person": "P", "day": date(2024, 4, 1)}],
    }
    with engine(rows, AS_OF) as session:
        built = model(VISITS)
        assert chosen_acts(session.answers(built)) == ["s#0", "s#1", "s#2", "s#3"]
        (told,) = explain(session, built, ["s#1"])
        (first,) = explain(session, built, ["s#0"])
    assert (told["row"], told["slot"], told["answer"]) == ("s", 1, "unlawful")
    assert evidence(told) == {"seen": [], "before": []}
    assert evidence(first) == {"seen": ["v"], "before": []}


def test_what_is_fetched_before_the_slots_is_evidence_of_each(engine: Engine, model: Build) -> None:
    rows = {
        "stay": [{"row_id": name, "person": name, "from_on": date(2024, 4, 10)} for name in "PQ"],
        "visit": [{"row_id": f"v{name}", "person": name, "day": date(2024, 1, 1)} for name in "PQ"],
    }
    with engine(rows, AS_OF) as session:
        told = explain(session, model(VISITS), ["P", "Q"])
    found = [(e["row"], e["slot"], evidence(e)["before"]) for e in told]
    assert found == [(name, slot, [f"v{name}"]) for name in "PQ" for slot in range(3)]


def test_slots_are_a_step_of_the_attrition(engine: Engine, model: Build) -> None:
    text = VISITS.replace("with:", "where: unit == unit and not slot_cut and ok\nwith:")
    rows = [
        {"row_id": "s", "person": "P", "unit": "U", "ok": True, "from_on": date(2024, 3, 10)},
        {"row_id": "t", "person": "Q", "unit": "U", "ok": False, "from_on": date(2024, 3, 10)},
        {"row_id": "w", "person": "R", "unit": "U", "ok": True, "from_on": date(2024, 6, 1), "until_on": AS_OF},
    ]
    with engine({"stay": rows}, AS_OF) as session:
        told = attrition_rows(session, session.answers(model(text)))
    steps = [(step["en"], step["rows"]) for step in told]
    assert [left for _, left in steps] == [3, 3, 2, 5, 4]
    assert steps[3][0] == "each period that began"
    assert "not cut short" in steps[4][0]


def test_the_end_may_come_from_a_related_fact(engine: Engine, model: Build) -> None:
    text = """
params: {gap: {type: int, value: 1}}
examine: {of: deed, repeat: {from: d1, every: param.gap, by: court, until: held.until_on}}
with: {held: {the: stay, where: person == this.person, within: [ever, as_of]}}
unlawful: {late: slot_from < done_on}
"""
    deeds = [{"row_id": name, "person": name, "d1": date(2024, 5, 1), "done_on": AS_OF} for name in "PQR"]
    stays = [
        {"person": "P", "from_on": date(2024, 5, 1), "until_on": date(2024, 5, 20)},
        {"person": "Q", "from_on": date(2024, 5, 1)},
    ]
    with engine({"deed": deeds, "stay": stays}, AS_OF) as session:
        found = [name for name, row in acts(session, model(text)).items() if row["answer"] == "unlawful"]
    assert found == [("P", 0), ("Q", 0), ("Q", 1), ("R", 0), ("R", 1)], "proved absent: no end"
