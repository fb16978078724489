"""Which acts a run explains: every hit, and of acts that are alike the first ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from jianheng.engine.alike import ALIKE
from jianheng.engine.examined import chosen_acts
from jianheng.engine.execute import Answers
from jianheng.language.tree import Model

LISTS = ("findings", "notes", "missing", "exemptions", "caveats")
PARTS = """
examine: stay
unlawful: {late: {when: from_on > as_of}}
"""
Build = Callable[[str], Model]
SCHEMA = pa.schema(
    [("row_id", pa.string()), ("slot", pa.int32()), ("answer", pa.string())]
    + [(name, pa.list_(pa.string())) for name in LISTS]
)


def chosen(model: Model, acts: list[dict[str, Any]]) -> list[str]:
    rows = [
        {"row_id": f"r{n}", "slot": None, **{name: [] for name in LISTS}, "answer": "lawful"} | act
        for n, act in enumerate(acts)
    ]
    return chosen_acts(Answers(model, pa.Table.from_pylist(rows, SCHEMA), ()))


def test_every_hit_is_explained(model: Build) -> None:
    hits = [{"answer": "unlawful", "findings": ["late"]}] * (ALIKE + 5) + [{"notes": ["first_day"]}]
    assert len(chosen(model(PARTS), hits)) == ALIKE + 6


def test_of_acts_that_are_alike_the_first_ones_are(model: Build) -> None:
    served = {"answer": "undetermined", "missing": ["served_on: missing"]}
    ruled = {"answer": "undetermined", "missing": ["ruled_on: missing"]}
    exempt = {"answer": "exempt", "exemptions": ["first"]}
    acts = [served] * (ALIKE + 7) + [ruled] * 2 + [exempt] * (ALIKE + 1)
    kinds = Counter(str(acts[int(name[1:])]) for name in chosen(model(PARTS), acts))
    assert kinds == {str(served): ALIKE, str(ruled): 2, str(exempt): ALIKE}


def test_what_is_plainly_lawful_needs_no_proof_at_once(model: Build) -> None:
    assert chosen(model(PARTS), [{}, {"caveats": ["assumed"]}]) == ["r1"]
