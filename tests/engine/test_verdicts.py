"""The answers of one model, examined by another: for prompts alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jianheng.dictionary import Dictionary
from jianheng.engine.cases import run_case
from jianheng.engine.execute import Session
from jianheng.engine.explain import explain
from jianheng.language.checks import check_model
from jianheng.language.problem import ModelError
from jianheng.language.read import read_model
from jianheng.language.sentences import Sentences
from jianheng.language.templates import Shelf
from jianheng.language.tree import Model
from jianheng.language.write import write_model
from jianheng.law import LawTable

from .conftest import HEAD

AS_OF = date(2024, 6, 30)
TITLED = HEAD.replace("{zh: 样本, en: sample}", "{zh: 迟办, en: Done late}")
LATE = (
    TITLED.replace("commutation/sample", "demo/late")
    + """
examine: deed
where: not b1
let: {over: {value: i1 - i2, title: {zh: 超过, en: excess}}, cut: "days_after(d1, 1)"}
unlawful: {late: {when: over > 0, title: {zh: 迟, en: late}}}
note: {near: over == 0}
keep: [over, cut]
"""
)
SLOTS = (
    HEAD.replace("commutation/sample", "demo/slots")
    + """
params: {gap: {type: int, value: 1}}
examine: {of: stay, repeat: {from: from_on, every: param.gap, by: court, until: until_on}}
with: {seen: {count: visit, where: person == this.person, within: [this.slot_from, this.slot_to]}}
unlawful: {unseen: {when: seen == 0, due: slot_to}}
"""
)
ROWS = """
examine: "verdict:demo/late"
where: answer in ["unlawful", "lawful"]
note: {much: {when: 'includes(findings, "late") and over > 1', says: {zh: "{unit} 超过 {over}，{cut}，{answer}"}}}
"""
GROUPS = """
kind: prompt
params: {half: {type: ratio, value: 0.5}}
examine: {of: "verdict:demo/late", each: [unit]}
with:
  all: {count: members}
  late: {count: members, where: answer == "unlawful"}
note: {often: "ratio(late, all) > param.half"}
"""
Rows = list[dict[str, Any]]


def deed(name: str, **said: Any) -> dict[str, Any]:
    plain = {"row_id": name, "deed_no": name, "unit": "U", "i1": 1, "i2": 1, "b1": False}
    return plain | {"done_on": date(2024, 1, 1)} | said


@pytest.fixture
def reads(sample: Dictionary, law: dict[str, LawTable]) -> Callable[..., Model]:
    shelf = Shelf({}, {}, {"demo/late": LATE, "demo/slots": SLOTS})

    def read(parts: str, **more: str) -> Model:
        books = Shelf({}, {}, {**shelf.models, **more})
        return read_model(HEAD + parts, "sample.yaml", sample, law, "", books)

    return read


def answers(session: Session, model: Model) -> dict[str, dict[str, Any]]:
    return {row["row_id"]: row for row in session.answers(model).table.to_pylist()}


def test_answers_findings_and_kept_values_are_read(engine: Callable[..., Any], reads: Callable[..., Model]) -> None:
    rows = [
        deed("a", i1=3, d1=date(2024, 2, 28)),
        deed("b", i1=2),
        deed("c"),
        deed("d", i1=None),
        deed("e", i1=9, b1=True),
    ]
    with engine({"deed": rows}, AS_OF) as session:
        model = reads(ROWS)
        found = answers(session, model)
        assert {name: (row["answer"], row["notes"]) for name, row in found.items()} == {
            "a": ("lawful", ["much"]),
            "b": ("lawful", []),
            "c": ("lawful", []),
        }, "what is not answered, or not examined at all, is no verdict"
        (told,) = explain(session, model, ["a"])
    assert told["findings"][0]["zh"] == "U 超过 2，2024-02-29，违法"
    fields = {field["name"]: field.get("value_zh", field["value"]) for field in told["act"]["fields"]}
    assert (fields["answer"], fields["findings"], fields["over"]) == ("违法", "迟", "2")


def test_verdicts_in_groups(engine: Callable[..., Any], reads: Callable[..., Model]) -> None:
    rows = [deed("a", i1=3), deed("b", i1=2), deed("c", unit="V"), deed("d", i1=2, unit="V"), deed("e", unit=None)]
    with engine({"deed": rows}, AS_OF) as session:
        found = answers(session, reads(GROUPS))
        (told,) = explain(session, reads(GROUPS), ["U"])
    assert {name: (row["answer"], row["notes"]) for name, row in found.items()} == {
        "U": ("lawful", ["often"]),
        "V": ("lawful", []),
    }
    assert [row["row_id"] for item in told["items"] if item["name"] == "late" for row in item["rows"]] == ["a", "b"]


def test_slots_are_answers_of_their_own(engine: Callable[..., Any], reads: Callable[..., Model]) -> None:
    text = 'examine: "verdict:demo/slots"\nnote: {again: answer == "unlawful" and slot > 0 and slot_from < as_of}\n'
    rows = {"stay": [{"row_id": "s", "person": "P", "unit": "U", "from_on": date(2024, 4, 10)}]}
    with engine(rows, AS_OF) as session:
        found = answers(session, reads(text))
    assert {name: row["notes"] for name, row in found.items()} == {"s#0": [], "s#1": ["again"], "s#2": []}
    assert found["s#1"]["key"] == "P|2024-04-10|1"


def test_a_model_of_the_run_answers_as_the_run_has_it(
    engine: Callable[..., Any], reads: Callable[..., Model], sample: Dictionary, law: dict[str, LawTable]
) -> None:
    other = read_model(LATE.replace("i1 - i2", "i2 - i1"), "late.yaml", sample, law)
    with engine({"deed": [deed("a", i1=3)]}, AS_OF) as session:
        session.sources = {"demo/late": other}
        assert answers(session, reads(ROWS))["a"]["notes"] == []


def test_models_in_a_circle_are_refused(reads: Callable[..., Model]) -> None:
    one = HEAD.replace("commutation/sample", "demo/one") + 'examine: "verdict:demo/two"\nnote: {some: as_of == as_of}\n'
    two = one.replace("demo/one", "demo/x").replace("demo/two", "demo/one").replace("demo/x", "demo/two")
    with pytest.raises(ModelError, match=r"E04.*demo/one → demo/two → demo/one"):
        reads('examine: "verdict:demo/one"\nnote: {some: as_of == as_of}\n', **{"demo/one": one, "demo/two": two})


def test_an_unknown_model_is_named_with_the_nearest(reads: Callable[..., Model]) -> None:
    with pytest.raises(ModelError, match=r"E02 \[demo/lat\].*demo/late"):
        reads('examine: "verdict:demo/lat"\nnote: {some: as_of == as_of}\n')


def test_nothing_unlawful_rests_on_an_answer(
    reads: Callable[..., Model], sample: Dictionary, law: dict[str, LawTable]
) -> None:
    model = reads(ROWS.replace("note:", "unlawful:"))
    assert [p.code for p in check_model(model, sample, law) if p.stops] == ["E13"]
    assert [p.code for p in check_model(reads(ROWS), sample, law) if p.stops] == []


def test_answers_and_findings_are_closed_lists(
    reads: Callable[..., Model], sample: Dictionary, law: dict[str, LawTable]
) -> None:
    text = ROWS.replace('"lawful"]', '"legal"]').replace('"late"', '"early"')
    assert [(p.code, p.value) for p in check_model(reads(text), sample, law) if p.stops] == [
        ("E02", '"legal"'),
        ("E02", '"early"'),
    ]


def test_the_model_is_told_and_written(
    reads: Callable[..., Model], sample: Dictionary, law: dict[str, LawTable]
) -> None:
    model = reads(GROUPS)
    assert Sentences(model, sample, law).whole().startswith("**审查对象**：同一单位的全部“迟办”的判断，每组一个答案。")
    body = write_model(model).split("basis:")[1].split("\n", 2)[2]
    assert reads("kind: prompt\n" + body) == model


def test_a_case_gives_the_rows_of_the_other_model(
    reads: Callable[..., Model], sample: Dictionary, law: dict[str, LawTable]
) -> None:
    cases = """
cases:
  - name: 多数迟办
    as_of: 2024-06-30
    given:
      deed:
        - {row: a, deed_no: a, unit: U, i1: 3, i2: 1, b1: no}
        - {row: b, deed_no: b, unit: V, i1: 1, i2: 1, b1: no}
    expect: {U: lawful often, V: lawful}
"""
    model = reads(GROUPS + cases)
    assert [str(each) for each in run_case(model, model.cases[0], sample, law)] == []
