from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from jianheng.language.canonical import canonical_json, content_hash, content_json, logic_hash, logic_json

PARTS = """\
with:
  met: {last: visit, by: met_on, where: person == this.person, within: [ever, this.done_on], held_by: this.court}
let: {due: {value: asked_on, title: {zh: 期限, en: deadline}}}
exempt: {urgent_: urgent}
unlawful: {early: {when: done_on < due, title: {zh: 过早, en: too early}}}
"""


def test_a_known_hash_stays(make: Any) -> None:
    """A change here is a change of the language: every stored hash of every model would change with it."""
    model = make.model(PARTS)
    assert logic_hash(model) == "913ff67e9b583205d805553ac6e07c222719d62d85958e6cf56e9604c86dbbc2"
    assert content_hash(model) == "9d896c009f5cb45f7890b3d0635a41616a6b70fa8677004fbdb97e1224a63739"


def test_the_hash_is_that_of_the_canonical_text(make: Any) -> None:
    model = make.model(PARTS)
    text = "jianheng-logic-1\n" + canonical_json(logic_json(model))
    assert logic_hash(model) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: {zh: 过早, en: too early}", "title: {zh: 太早, en: early}"),
        ("title: {zh: 期限, en: deadline}", "why: {zh: 原因}"),
        ("{when: done_on < due,", "{says: {zh: '{due}'}, when: done_on < due,"),
        ("done_on < due", "(done_on) < (due)"),
    ],
)
def test_texts_and_brackets_do_not_move_the_logic(make: Any, before: str, after: str) -> None:
    assert before in PARTS
    assert logic_hash(make.model(PARTS)) == logic_hash(make.model(PARTS.replace(before, after)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("done_on < due", "done_on <= due"),
        ("last: visit", "first: visit"),
        ("held_by: this.court", "evidence: 3"),
        ("[ever, this.done_on]", "[ever, this.asked_on]"),
        ("value: asked_on", "value: done_on"),
        ("urgent_: urgent", "urgent_: not urgent"),
        ("urgent_: urgent", "urgent_: {when: urgent, from: [early]}"),
        ("{when: done_on < due,", "{due: due, when: done_on < due,"),
        ("{when: done_on < due,", "{grade: serious, when: done_on < due,"),
        ("unlawful:", "note:"),
    ],
)
def test_what_decides_moves_the_logic(make: Any, before: str, after: str) -> None:
    assert before in PARTS
    assert logic_hash(make.model(PARTS)) != logic_hash(make.model(PARTS.replace(before, after)))


def test_texts_move_the_content_and_cases_do_not(make: Any) -> None:
    model = make.model(PARTS)
    assert content_hash(model) != content_hash(make.model(PARTS.replace("过早", "太早")))
    cases = "cases: [{name: 甲, as_of: 2024-01-01, given: {act: [{row: a}]}, expect: {a: lawful}}]\n"
    assert content_hash(model) == content_hash(make.model(PARTS + cases))


def test_identity_moves_the_content_alone(make: Any) -> None:
    model = make.model(PARTS)
    other = replace(model, version="2.0.0")
    assert logic_hash(model) == logic_hash(other)
    assert content_hash(model) != content_hash(other)


def test_canonical_json_is_sorted_and_tight(make: Any) -> None:
    text = canonical_json(logic_json(make.model(PARTS)))
    assert text.startswith('{"basis":["减刑规定2016#6.3"],"dictionary":"1"')
    assert "null" not in text
    assert json.loads(text) == logic_json(make.model(PARTS))


def test_content_names_the_parts_that_have_texts(make: Any) -> None:
    texts = content_json(make.model(PARTS))["texts"]
    assert texts["unlawful.early"] == {"title": {"zh": "过早", "en": "too early"}}
    assert texts["let.due"] == {"title": {"zh": "期限", "en": "deadline"}}


REPEAT = "examine: {of: act, repeat: {from: done_on, every: param.gap, by: court, until: withdrawn_on}}\n"


def repeated(make: Any, examine: str) -> str:
    params = "params: {gap: {type: int, value: 5}}\n"
    return logic_hash(make.model(params + "unlawful: {late: slot_to < asked_on}\n", examine=examine))


@pytest.mark.parametrize(
    ("before", "after"),
    [("done_on", "asked_on"), ("param.gap", "days"), ("by: court", "by: any"), (", until: withdrawn_on", "")],
)
def test_what_a_duty_is_counted_by_moves_the_logic(make: Any, before: str, after: str) -> None:
    assert before in REPEAT
    assert repeated(make, REPEAT) != repeated(make, REPEAT.replace(before, after, 1))


def test_a_population_of_rows_is_the_name_of_its_table(make: Any) -> None:
    assert logic_json(make.model(PARTS))["examine"] == "act"
