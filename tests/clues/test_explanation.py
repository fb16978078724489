"""An explanation as the engine writes it: what may be left out, and which row was used."""

from collections.abc import Callable
from typing import Any

import pytest

from jianheng.clues.explanation import Explanation, read_explanation
from jianheng.clues.node import Node
from jianheng.clues.problem import Problem

Json = dict[str, Any]


def read(line: Json) -> Explanation:
    problems: list[Problem] = []
    found = read_explanation(Node(line, "explanations.jsonl:1", "", problems))
    assert problems == []
    return found


@pytest.fixture
def line(clue_line: Callable[..., Json]) -> Json:
    return clue_line("r1", "江州市中级人民法院", "(2022)江01刑更7号")


def row(row_id: str, **more: Any) -> Json:
    return {"table": "reduction", "row_id": row_id, "source": "a.csv", "sheet": "", "row_no": 1, "fields": []} | more


@pytest.mark.parametrize(
    ("kind", "rows", "picked"),
    [
        ("last", [row("a", sure=True), row("b", sure=True), row("c", sure=False)], "b"),
        ("first", [row("a", sure=True), row("b", sure=True)], "a"),
        ("the", [row("a")], "a"),
        ("last", [row("a", picked=True), row("b")], "a"),
        ("count", [row("a"), row("b")], None),
        ("last", [row("a", sure=False)], None),
        ("last", [], None),
    ],
)
def test_the_picked_row_is_the_one_that_the_model_used(
    line: Json, kind: str, rows: list[Json], picked: str | None
) -> None:
    line["items"][0] |= {"kind": kind, "rows": rows}
    found = read(line).items[0].picked
    assert (found.row_id if found else None) == picked


def test_no_row_is_picked_where_it_cannot_be_told_which(line: Json) -> None:
    line["items"][0] |= {"status": "ambiguous", "rows": [row("a"), row("b")]}
    assert read(line).items[0].picked is None


def test_the_person_is_taken_from_the_identity_that_was_compared(line: Json) -> None:
    name = {"name": "name", "zh": "姓名", "value": "周某", "words": ""}
    line["persons"] = []
    line["items"].append(line["items"][0] | {"name": "self", "kind": "the", "table": "person_statement"})
    line["items"][-1]["rows"] = [row("p1", table="person_statement", fields=[name])]
    assert [person.name for person in read(line).persons] == ["周某"]


def test_an_empty_end_is_open_and_an_empty_value_unknown(line: Json) -> None:
    line["lets"][0] |= {"lo": "", "hi": ""}
    line["act"]["fields"][0]["value"] = ""
    line["law"][0]["values"] = {"months": ["", ""]}
    line["items"][0]["window"] = []
    found = read(line)
    assert (found.lets[0].lo, found.lets[0].hi) == (None, None)
    assert found.act.fields[0].value is None
    assert found.law[0].values == (("months", None, None),)
    assert found.items[0].window is None


def test_english_words_may_be_left_out(line: Json) -> None:
    for part in (line["items"][0], line["law"][0], line["act"]["fields"][0]):
        part.pop("en")
    assert read(line).items[0].label.en == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"answer": "maybe"}, "answer [maybe] 应为 unlawful、undetermined、pending、exempt、lawful"),
        ({"items": {}}, "items [{}] 应为一个列表 […]"),
        ({"caveats": [1]}, "caveats [[1]] 应全部为文字"),
        ({"law": [{"values": {"months": 12}}]}, "law[0].values.months [12] 应为 [低, 高]"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(line: Json, change: Json, said: str) -> None:
    problems: list[Problem] = []
    read_explanation(Node(line | change, "explanations.jsonl:7", "", problems))
    assert any(str(problem).startswith(f"explanations.jsonl:7 · {said}") for problem in problems)


def test_an_act_is_named_in_words(line: Json) -> None:
    kind = {"name": "kind", "zh": "种类", "en": "kind", "type": "code", "value": "single"}
    line["act"]["fields"].append(kind | {"value_zh": "单次外出", "value_en": "single journey", "words": ""})
    line["key"] = {"kind": "single", "left_at": "2024-03-01 09:00", "left_at_precision": "minute", "person": "P"}
    line["slot"] = 3
    found = read(line)
    assert found.named("zh") == "单次外出 · 2024-03-01 09:00 #3"
    assert found.named("en") == "single journey · 2024-03-01 09:00 #3"
