"""What nobody could read, whom nobody can compare, and what only a text names."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jianheng.engine.explain import explain
from jianheng.language.tree import Model

Build = Callable[[str], Model]
NONE = """
examine: deed
unlawful:
  given: {when: has(inn), says: {zh: "编号 {deed_no}，数 {inn}"}}
"""
SEARCH = """
examine: deed
with:
  seen: {any: visit, where: person == this.person, within: [this.from_day, this.to_day], held_by: this.unit}
unlawful:
  missed: {when: absent(seen)}
"""
WINDOW = {"unit": "甲所", "from_day": date(2024, 1, 1), "to_day": date(2024, 1, 31)}


def _answer(engine: Callable[..., Any], model: Model, tables: dict[str, Any], **kept: Any) -> dict[str, Any]:
    with engine(tables, **kept) as session:
        (row,) = session.answers(model).table.to_pylist()
        return row


def test_an_empty_cell_of_a_field_that_may_be_none_is_none(model: Build, engine: Callable[..., Any]) -> None:
    assert _answer(engine, model(NONE), {"deed": [{"deed_no": "1"}]})["answer"] == "lawful"


def test_words_that_nobody_could_read_are_unknown(model: Build, engine: Callable[..., Any]) -> None:
    raw = json.dumps({"_unread": {"inn": "五〇?"}}, ensure_ascii=False)
    row = _answer(engine, model(NONE), {"deed": [{"deed_no": "1", "raw": raw}]})
    assert (row["answer"], row["missing"]) == ("undetermined", ["inn: missing"])


def test_words_of_another_field_do_not_matter(model: Build, engine: Callable[..., Any]) -> None:
    raw = json.dumps({"_unread": {"d1": "?"}})
    assert _answer(engine, model(NONE), {"deed": [{"deed_no": "1", "raw": raw}]})["answer"] == "lawful"


@pytest.mark.parametrize(
    ("row", "field", "answer"),
    [
        ({"c1": "red"}, "for_red", "undetermined"),
        ({"c1": None}, "for_red", "undetermined"),
        ({"c1": "green"}, "for_red", "lawful"),
        ({"c1": "red", "for_red": 3}, "for_red", "unlawful"),
        ({"dn": date(2024, 1, 1)}, "for_day", "undetermined"),
        ({"dn": None}, "for_day", "lawful"),
    ],
)
def test_what_should_have_been_filled_in_beside_another_field_is_a_gap_and_not_a_none(
    model: Build, engine: Callable[..., Any], row: dict[str, Any], field: str, answer: str
) -> None:
    asks = NONE.replace("inn", field)
    assert _answer(engine, model(asks), {"deed": [{"deed_no": "1", **row}]})["answer"] == answer


@pytest.mark.parametrize(
    ("person", "answer"),
    [("id:110101199003070134", "unlawful"), ("doc:a.txt", "undetermined"), ("no:甲监狱:7", "undetermined")],
)
def test_complete_rows_prove_nothing_about_a_person_known_by_a_document_alone(
    model: Build, engine: Callable[..., Any], person: str, answer: str
) -> None:
    assert _answer(engine, model(SEARCH), {"deed": [{**WINDOW, "person": person}]})["answer"] == answer


def test_what_the_document_covers_for_its_own_person_counts(model: Build, engine: Callable[..., Any]) -> None:
    own = [{"tbl": "visit", "person": "doc:a.txt"}]
    row = _answer(engine, model(SEARCH), {"deed": [{**WINDOW, "person": "doc:a.txt"}]}, coverage=own)
    assert row["answer"] == "unlawful"


def test_a_field_that_only_a_text_names_is_fetched(model: Build, engine: Callable[..., Any]) -> None:
    with engine({"deed": [{"deed_no": "九号", "inn": 4}]}) as session:
        (told,) = explain(session, model(NONE), ["deed-000000"])
    assert told["findings"][0]["zh"] == "编号 九号，数 4"
