"""Which acts a run explains: every hit, and of acts that are alike the first ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from jianheng.engine.alike import ALIKE, next_in_line, to_explain
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


@given(st.lists(st.tuples(st.sampled_from(["late", "early", None]), st.booleans()), max_size=90))
def test_those_that_step_in_are_the_ones_explained_once_the_others_are_gone(
    acts: list[tuple[str | None, bool]],
) -> None:
    told = pa.table(
        {
            "row_id": pa.chunked_array([[f"r{n}"] for n in range(len(acts))], pa.string()),
            "kind": pa.array([kind for kind, _ in acts], pa.string()),
        }
    )
    gone = pa.array([f"r{n}" for n, (_, leaves) in enumerate(acts) if leaves], pa.string())
    stay = told.filter(pa.array([not leaves for _, leaves in acts], pa.bool_()))
    explained = set(to_explain(told)["row_id"].to_pylist()) - set(gone.to_pylist())
    steps_in = next_in_line(told, gone).to_pylist()
    assert explained.isdisjoint(steps_in)
    assert explained | set(steps_in) == set(to_explain(stay)["row_id"].to_pylist())
