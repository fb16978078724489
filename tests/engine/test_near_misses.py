"""Near misses and grades: what only one part of a condition keeps from standing, and how grave what stands is."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

TRUTHS = (True, False, None)
DEED = {"unit": "院", "done_on": date(2024, 1, 1)}


def test_a_near_miss_fails_in_exactly_one_part(model: Any, engine: Any) -> None:
    wanted = model("examine: deed\nwhere: b4\nunlawful:\n  all: b1 and b2 and (b3 or b2)\n  one: b1\n")
    acts = list(product(TRUTHS, TRUTHS, TRUTHS, (True, None)))
    rows = [
        {**DEED, "deed_no": f"{n:03}"} | dict(zip(("b1", "b2", "b3", "b4"), act, strict=True))
        for n, act in enumerate(acts)
    ]
    with engine({"deed": rows}) as session:
        told = session.answers(wanted).table.sort_by("key").column("near").to_pylist()
    for (b1, b2, b3, scope), near in zip(acts, told, strict=True):
        either = True if True in {b2, b3} else None if None in {b2, b3} else False
        missed = [b1, b2, either].count(False) == 1
        assert near == (["all"] if missed and scope else [])


@pytest.mark.parametrize(
    ("b1", "b2", "grades"),
    [(True, True, ["serious", "minor"]), (True, False, ["serious"]), (False, True, ["minor"]), (False, False, [])],
)
def test_the_grades_of_what_stands(model: Any, engine: Any, b1: bool, b2: bool, grades: list[str]) -> None:
    wanted = model(
        "examine: deed\nunlawful:\n  small: {when: b2, grade: minor}\n  great: {when: b1, grade: serious}\n"
        "  also: {when: b1, grade: serious}\n  plain: {when: b1}\n"
    )
    with engine({"deed": [{**DEED, "deed_no": "1", "b1": b1, "b2": b2}]}) as session:
        assert session.answers(wanted).table.column("grades").to_pylist() == [grades]


def test_what_an_exemption_excuses_has_no_grade(model: Any, engine: Any) -> None:
    wanted = model("examine: deed\nexempt: {free: b2}\nunlawful: {great: {when: b1, grade: serious}}\n")
    with engine({"deed": [{**DEED, "deed_no": "1", "b1": True, "b2": True}]}) as session:
        assert session.answers(wanted).table.column("grades").to_pylist() == [[]]
