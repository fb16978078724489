"""Codes: which is lower, where their list says so."""

import operator
from datetime import date
from itertools import product
from typing import Any

import pytest

RANKS = ("township", "county", "city", "province")


HOLDS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq}


@pytest.mark.parametrize("op", HOLDS)
def test_levels_compare_by_their_place_in_the_list(model: Any, engine: Any, op: str) -> None:
    """An unknown level leaves the comparison open; with no level at all it is false."""
    pairs = list(product((*RANKS, None), repeat=2))
    deeds = [
        {"row_id": f"d{n:02}", "r1": one, "rn": two, "done_on": date(2024, 1, 1)} for n, (one, two) in enumerate(pairs)
    ]
    with engine({"deed": deeds}) as session:
        rows = session.answers(model(f"examine: deed\nunlawful: {{bad: 'r1 {op} rn'}}")).table.to_pylist()
    for row, (one, two) in zip(rows, pairs, strict=True):
        if two is None:
            wanted = "lawful"
        elif one is None:
            wanted = "undetermined"
        else:
            wanted = "unlawful" if HOLDS[op](RANKS.index(one), RANKS.index(two)) else "lawful"
        assert row["answer"] == wanted, (one, two)


def test_a_level_is_held_against_a_literal(model: Any, engine: Any) -> None:
    deeds = [{"row_id": rank, "r1": rank, "done_on": date(2024, 1, 1)} for rank in RANKS]
    with engine({"deed": deeds}) as session:
        rows = session.answers(model("examine: deed\nunlawful: {low: 'r1 < \"city\"'}")).table.to_pylist()
    assert {row["row_id"] for row in rows if row["answer"] == "unlawful"} == {"township", "county"}


def told(model: Any, engine: Any, condition: str, deeds: list[dict[str, Any]]) -> list[bool | None]:
    """Whether a condition holds of each deed."""
    rows = [{"row_id": f"d{n:02}", "done_on": date(2024, 1, 1)} | deed for n, deed in enumerate(deeds)]
    text = f"examine: deed\nnote: {{always: b1}}\nlet: {{x: '{condition}'}}"
    with engine({"deed": rows}) as session, session.everything(model(text), [r["row_id"] for r in rows]) as (_, acts):
        return [act["l_x_lo"] for act in acts]


def test_a_code_belongs_to_a_group_of_its_list(model: Any, engine: Any) -> None:
    deeds = [{"cn": "red"}, {"cn": "blue"}, {}]
    assert told(model, engine, 'is_a(cn, "cold")', deeds) == [False, True, False]
    assert told(model, engine, 'is_a(c1, "cold")', [{}]) == [None]


def test_words_are_found_whatever_their_width_case_and_blanks(model: Any, engine: Any) -> None:
    deeds = [{"words": "诊断为Ａ　型 肝炎"}, {"words": "b型肝炎"}, {"words": "高血压"}, {}]
    assert told(model, engine, 'contains_any(words, ["a型肝炎", "Ｂ型"])', deeds) == [True, True, False, None]


def test_a_range_of_the_law_keeps_its_ends(model: Any, engine: Any) -> None:
    """`[3, 10)` for red, `(, 5]` for green, no limit at all for blue."""
    wanted = {("red", 2): False, ("red", 3): True, ("red", 9): True, ("red", 10): False, ("red", None): None}
    wanted |= {("green", -5): True, ("green", 5): True, ("green", 6): False, ("blue", 999): True, ("blue", None): None}
    wanted |= {(None, 4): None}
    deeds = [{"c1": colour, "i1": number, "d1": date(2024, 1, 1)} for colour, number in wanted]
    assert told(model, engine, "in_range(i1, law.trial_range(on=d1, b=c1).r)", deeds) == list(wanted.values())


def test_a_range_kept_as_a_let_is_asked_about_later(model: Any, engine: Any) -> None:
    deed = {"row_id": "d", "c1": "red", "i1": 12, "d1": date(2024, 1, 1), "done_on": date(2024, 1, 1)}
    text = "examine: deed\nlet: {limit: 'law.trial_range(on=d1, b=c1)'}\nunlawful: {out: 'not in_range(i1, limit.r)'}"
    with engine({"deed": [deed, deed | {"row_id": "e", "i1": 5}, deed | {"row_id": "f", "i1": None}]}) as session:
        rows = session.answers(model(text)).table.to_pylist()
    assert [(row["answer"], row["missing"]) for row in rows] == [
        ("unlawful", []),
        ("lawful", []),
        ("undetermined", ["i1: missing"]),
    ]


def test_a_list_of_codes_may_be_a_parameter(model: Any, engine: Any) -> None:
    deeds = [{"row_id": n, "c1": n, "done_on": date(2024, 1, 1)} for n in ("red", "green", "blue")]
    text = "examine: deed\nparams: {kinds: {type: list, value: 'red, blue'}}\nunlawful: {bad: c1 in param.kinds}"
    with engine({"deed": deeds}) as session:
        rows = session.answers(model(text)).table.to_pylist()
    assert {row["row_id"] for row in rows if row["answer"] == "unlawful"} == {"red", "blue"}
