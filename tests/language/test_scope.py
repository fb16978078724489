from __future__ import annotations

import pytest

from jianheng.dictionary import Dictionary
from jianheng.language.operators import OPERATORS
from jianheng.language.problem import Position
from jianheng.language.scope import RESERVED, ItemName, Scope, table_field
from jianheng.law import LawTable

AT = Position("m.yaml", 1, 1)


@pytest.fixture
def scope(dictionary: Dictionary, law: dict[str, LawTable]) -> Scope:
    return Scope(dictionary, law, dictionary.tables["act"])


def test_names_of_the_model_are_fields_items_and_lets(scope: Scope, dictionary: Dictionary) -> None:
    scope.items["met"] = ItemName("last", dictionary.tables["visit"])
    scope.lets.add("due")
    assert {"row", "done_on", "met", "due"} <= set(scope.model_names())
    assert "met_on" not in scope.model_names()


def test_names_inside_an_item_are_fields_of_its_table_and_nothing_else(scope: Scope, dictionary: Dictionary) -> None:
    scope.lets.add("due")
    assert scope.row_names() == []
    scope.related = dictionary.tables["visit"]
    assert scope.row_field("met_on") is not None
    assert scope.row_field("done_on") is None
    assert "due" not in scope.row_names()


def test_every_table_has_the_key_of_its_own_row(dictionary: Dictionary) -> None:
    found = table_field(dictionary.tables["visit"], "row")
    assert found is not None
    assert (found.type, found.entity) == ("key", "row")


def test_operators_are_reserved() -> None:
    assert set(OPERATORS) <= RESERVED
    assert {"this", "as_of", "param", "law", "clock", "ever", "has", "absent"} <= RESERVED


def test_the_nearest_name_is_offered(scope: Scope) -> None:
    problem = scope.unknown_name(AT, "done_onn", scope.model_names())
    assert str(problem) == (
        "m.yaml:1:1 E02 [done_onn] 没有这个名字，是否指 done_on。改法：改为 done_on"
        " / unknown name, did you mean done_on?"
    )


def test_far_names_are_listed(scope: Scope) -> None:
    problem = scope.unknown_name(AT, "zzz", ["a", "b"])
    assert problem.mend_zh == "改用：a、b"
    assert scope.unknown_name(AT, "zzz", []).mend_zh == "先在模型中写出它"
