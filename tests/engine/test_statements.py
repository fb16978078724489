"""What several institutions state of one act is one act: known where they agree, unknown where they do not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianheng.engine.explain import explain
from jianheng.language.tree import Model

AS_OF = date(2024, 6, 30)
DAY = date(2024, 3, 1)
DEED = """
examine: deed
unlawful: {late: {when: i1 > 0, says: {zh: "{i1}"}}}
note: {none: inn == 0}
"""
Engine = Callable[..., Any]
Build = Callable[[str], Model]


def deed(row_id: str, by: str | None, **said: Any) -> dict[str, Any]:
    return {"row_id": row_id, "deed_no": "1", "unit": "U", "done_on": DAY, "recorded_by": by} | said


def answers(engine: Engine, model: Model, **tables: list[dict[str, Any]]) -> dict[str, tuple[str, list[str]]]:
    with engine(tables, AS_OF) as session:
        table = session.answers(model).table.to_pylist()
    return {row["row_id"]: (row["answer"], row["missing"]) for row in table}


def test_one_act_is_answered_once(engine: Engine, model: Build) -> None:
    rows = [deed("b", "court", i1=1), deed("a", "prison", i1=1)]
    assert answers(engine, model(DEED), deed=rows) == {"a": ("unlawful", [])}


def test_what_one_leaves_empty_another_states(engine: Engine, model: Build) -> None:
    rows = [deed("a", "court", i1=1), deed("b", "prison")]
    assert answers(engine, model(DEED), deed=rows) == {"a": ("unlawful", [])}


def test_a_disputed_field_is_unknown_and_says_so(engine: Engine, model: Build) -> None:
    rows = [deed("a", "court", i1=1), deed("b", "prison", i1=0), deed("c", "court", deed_no="2")]
    assert answers(engine, model(DEED), deed=rows) == {
        "a": ("undetermined", ["i1: contradictory"]),
        "c": ("undetermined", ["i1: missing"]),
    }


def test_none_is_a_statement_too(engine: Engine, model: Build) -> None:
    text = "examine: deed\nunlawful: {some: inn > 0, more: inn >= 0}\n"
    rows = [deed("a", "court", inn=1), deed("b", "prison")]
    assert answers(engine, model(text), deed=rows) == {"a": ("undetermined", ["inn: contradictory"])}
    agreed = [deed("a", "court"), deed("b", "prison")]
    assert answers(engine, model(text), deed=agreed) == {"a": ("lawful", [])}


def test_statements_of_one_institution_stay_apart(engine: Engine, model: Build) -> None:
    rows = [deed("a", "court", i1=1), deed("b", "court", i1=0)]
    assert answers(engine, model(DEED), deed=rows) == {"a": ("unlawful", []), "b": ("lawful", [])}


def test_acts_without_a_whole_key_stay_apart(engine: Engine, model: Build) -> None:
    rows = [deed("a", "court", i1=1, deed_no=None), deed("b", "prison", i1=0, deed_no=None)]
    assert answers(engine, model(DEED), deed=rows) == {"a": ("unlawful", []), "b": ("lawful", [])}


def test_statements_may_be_examined_themselves(engine: Engine, model: Build) -> None:
    text = DEED.replace("examine: deed", "examine: {of: deed, statements: true}")
    rows = [deed("a", "court", i1=1), deed("b", "prison", i1=0)]
    with engine({"deed": rows}, AS_OF) as session:
        table = session.answers(model(text)).table.to_pylist()
    assert [(row["row_id"], row["key"], row["answer"]) for row in table] == [
        ("a", "1|court", "unlawful"),
        ("b", "1|prison", "lawful"),
    ]


def stay(row_id: str, by: str, **said: Any) -> dict[str, Any]:
    return {"row_id": row_id, "person": "P", "from_on": DAY, "recorded_by": by} | said


HELD = """
examine: deed
with: {held: {the: stay, where: person == this.person and holds_on(this.d1), within: [ever, as_of]}}
unlawful: {held_then: has(held), much: held.val > 1}
"""


def test_an_end_that_only_one_knows_is_the_end(engine: Engine, model: Build) -> None:
    rows = [stay("a", "court", val=1), stay("b", "prison", val=1, until_on=date(2024, 4, 1))]
    acts = [{"row_id": day.isoformat(), "person": "P", "d1": day} for day in (date(2024, 4, 1), date(2024, 4, 2))]
    found = answers(engine, model(HELD), deed=acts, stay=rows)
    assert {name: answer for name, (answer, _) in found.items()} == {"2024-04-01": "unlawful", "2024-04-02": "lawful"}


def test_a_span_whose_end_is_disputed_surely_holds_on_no_day(engine: Engine, model: Build) -> None:
    rows = [stay("a", "court", until_on=date(2024, 4, 1)), stay("b", "prison", until_on=date(2024, 5, 1))]
    acts = [{"row_id": "d", "person": "P", "d1": date(2024, 6, 1)}]
    assert answers(engine, model(HELD), deed=acts, stay=rows)["d"][0] == "undetermined"


def test_a_related_act_is_found_once_and_its_dispute_is_named(engine: Engine, model: Build) -> None:
    text = HELD.replace("held_then: has(held), ", "")
    rows = [stay("a", "court", val=1), stay("b", "prison", val=2)]
    acts = [{"row_id": "d", "person": "P", "d1": date(2024, 6, 1)}]
    with engine({"deed": acts, "stay": rows}, AS_OF) as session:
        built = model(text)
        (row,) = session.answers(built).table.to_pylist()
        (told,) = explain(session, built, ["d"])
    assert (row["answer"], row["missing"]) == ("undetermined", ["held.val: contradictory"])
    ((act,),) = [item["rows"] for item in told["items"]]
    assert "val" not in {field["name"] for field in act["fields"]}
    stated = [
        (s["recorded_by"], field["value"]) for s in act["statements"] for field in s["fields"] if field["name"] == "val"
    ]
    assert stated == [("court", "1"), ("prison", "2")]


SAID = st.fixed_dictionaries(
    {
        "deed_no": st.sampled_from(["1", "2", None]),
        "recorded_by": st.sampled_from(["court", "prison", "centre"]),
        "i1": st.sampled_from([None, 0, 1]),
    }
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(SAID, max_size=8))
def test_acts_are_those_counted_by_hand(engine: Engine, model: Build, rows: list[dict[str, Any]]) -> None:
    named = [row | {"row_id": f"r{n}"} for n, row in enumerate(rows)]
    wanted: dict[str, tuple[str, list[str]]] = {}
    for number in ("1", "2", None):
        group = [row for row in named if row["deed_no"] == number]
        several = number is not None and len({row["recorded_by"] for row in group}) > 1
        for act in [group] if several else [[row] for row in group]:
            stated = {row["i1"] for row in act} - {None}
            value = stated.pop() if len(stated) == 1 else None
            reason = "contradictory" if stated and value is None else "missing"
            answer = {None: "undetermined", 0: "lawful", 1: "unlawful"}[value]
            wanted[act[0]["row_id"]] = (answer, [] if value is not None else [f"i1: {reason}"])
    assert answers(engine, model(DEED), deed=named) == wanted
