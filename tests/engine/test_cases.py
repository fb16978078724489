"""The cases of the worked models and of every model in the library, each run on the engine."""

from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.engine.cases import run_case
from jianheng.language.read import load_model
from jianheng.language.tree import Case, Model
from jianheng.law import load_tables
from jianheng.library.shelf import load_library

WORKED = Path(__file__).parent.parent / "language" / "worked"
LAW = load_tables()


def every_case() -> list[tuple[str, Model, Case]]:
    small = load_dictionary(WORKED / "dictionary")
    worked = [load_model(path, small, LAW) for path in sorted(WORKED.glob("*.yaml"))]
    found = [("worked", model) for model in worked]
    found += [("library", model) for model in load_library(load_dictionary(), LAW)]
    return [(where, model, case) for where, model in found for case in model.cases]


CASES = every_case()


@pytest.mark.parametrize(("where", "model", "case"), CASES, ids=[f"{w}-{m.id}-{c.name}" for w, m, c in CASES])
def test_the_engine_answers_as_the_case_expects(where: str, model: Model, case: Case) -> None:
    dictionary = load_dictionary(WORKED / "dictionary") if where == "worked" else load_dictionary()
    assert [str(m) for m in run_case(model, case, dictionary, LAW)] == []


def test_every_model_of_the_library_has_cases() -> None:
    tried = {model.id for where, model, _ in CASES if where == "library"}
    assert tried == {model.id for model in load_library(load_dictionary(), LAW)}
