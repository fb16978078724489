"""The cases of the models that the language explains itself by; those of the library are tried with the library."""

from dataclasses import replace
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.engine.cases import run_case
from jianheng.language.read import load_model
from jianheng.language.tree import Case, Model
from jianheng.law import load_tables

WORKED = Path(__file__).parent.parent / "language" / "worked"
LAW = load_tables()


DICTIONARY = load_dictionary(WORKED / "dictionary")
MODELS = [load_model(path, DICTIONARY, LAW) for path in sorted(WORKED.glob("*.yaml"))]
CASES = [(model, case) for model in MODELS for case in model.cases]


@pytest.mark.parametrize(("model", "case"), CASES, ids=[f"{m.id}-{c.name}" for m, c in CASES])
def test_the_engine_answers_as_the_case_expects(model: Model, case: Case) -> None:
    assert [str(mismatch) for mismatch in run_case(model, case, DICTIONARY, LAW)] == []


def test_every_worked_model_has_cases() -> None:
    assert {model.id for model, _ in CASES} == {model.id for model in MODELS}
    assert len(CASES) >= 10


def test_a_case_that_expects_something_else_is_told() -> None:
    model, case = CASES[0]
    ((row, _), *_) = case.expect
    wrong = replace(case, expect=((row, (("answer", "pending"),)),))
    (mismatch,) = run_case(model, wrong, DICTIONARY, LAW)
    assert (mismatch.what, mismatch.wanted) == ("answer", "pending")
