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
