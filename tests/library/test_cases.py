"""Every model of the library is sound, and agrees with its own cases."""

from __future__ import annotations

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.engine.case_batch import run_cases
from jianheng.language.checks import check_model
from jianheng.law import load_tables
from jianheng.library import UnknownModelError, load_library, model_ids
from jianheng.library.shelf import AREAS

pytestmark = pytest.mark.long


@pytest.mark.parametrize("area", AREAS)
def test_every_area_holds_a_model(area: str) -> None:
    assert any(name.startswith(f"{area}/") for name in model_ids())


@pytest.mark.parametrize("name", model_ids())
def test_no_check_stops_a_model(name: str) -> None:
    dictionary, law = load_dictionary(), load_tables()
    (model,) = load_library(dictionary, law, [name])
    assert [str(problem) for problem in check_model(model, dictionary, law) if problem.stops] == []


@pytest.mark.parametrize("name", model_ids())
def test_a_model_agrees_with_its_cases(name: str) -> None:
    dictionary, law = load_dictionary(), load_tables()
    (model,) = load_library(dictionary, law, [name])
    assert len(model.cases) >= 15
    found = [str(mismatch) for mismatches in run_cases(model, dictionary, law) for mismatch in mismatches]
    assert found == []


@pytest.mark.parametrize("name", [name for name in model_ids() if name.startswith("commutation/")])
def test_a_model_has_every_case_that_it_must_have(name: str) -> None:
    dictionary, law = load_dictionary(), load_tables()
    (model,) = load_library(dictionary, law, [name])
    assert [str(problem) for problem in check_model(model, dictionary, law) if problem.code == "W06"] == []


def test_an_unknown_model_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UnknownModelError) as caught:
        load_library(load_dictionary(), load_tables(), ["commutation/nothing"])
    assert str(caught.value).startswith("没有模型 [commutation/nothing]。可用的模型：")


def test_an_area_means_all_its_models() -> None:
    found = [model.id for model in load_library(load_dictionary(), load_tables(), ["commutation"])]
    assert found == [name for name in model_ids() if name.startswith("commutation/")]
