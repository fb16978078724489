"""Cases answered side by side are answered as each would be alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.engine.case_batch import open_groups, run_cases
from jianheng.engine.cases import CaseDataError, run_case
from jianheng.language.read import load_model
from jianheng.language.tree import Model
from jianheng.law import load_tables

WORKED = Path(__file__).parent.parent / "language" / "worked"
LAW = load_tables()
DICTIONARY = load_dictionary(WORKED / "dictionary")


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(WORKED / "never-taken-in.yaml", DICTIONARY, LAW)


def test_cases_of_one_day_and_coverage_share_a_run(model: Model) -> None:
    groups = list(open_groups(model, DICTIONARY, LAW))
    assert sum(len(group.cases) for group in groups) == len(model.cases) > len(groups)
    for group in groups:
        assert len({(case.as_of, case.coverage) for case in group.cases}) == 1
        group.close()


def test_every_case_is_answered_as_if_alone(model: Model) -> None:
    """A model that finds nothing disagrees with some of its cases: with the same ones, in the same words."""
    blunt = replace(model, findings=tuple(replace(f, when=model.exempt[0].when) for f in model.findings))
    together = run_cases(blunt, DICTIONARY, LAW)
    alone = [run_case(blunt, case, DICTIONARY, LAW) for case in model.cases]
    assert together == alone
    assert any(alone)


def test_a_group_may_be_asked_the_same_again(model: Model) -> None:
    group = next(open_groups(model, DICTIONARY, LAW))
    assert group.mismatches(model) == group.mismatches(model) == [[] for _ in group.cases]
    group.close()


def test_persons_of_the_same_name_in_two_cases_are_two(model: Model) -> None:
    (first, *_) = model.cases
    twice = replace(model, cases=(first, replace(first, name="again"), replace(first, name="once more")))
    assert run_cases(twice, DICTIONARY, LAW) == [[], [], []]


def test_a_value_that_fits_no_field_is_named(model: Model) -> None:
    (first, *rest) = model.cases
    given = (("judgment", ((("row", "j1"), ("effective_on", "2024-13-01")),)),)
    broken = replace(model, cases=(replace(first, given=given), *rest))
    with pytest.raises(CaseDataError, match=f"用例“{first.name}”:judgment.effective_on 第 1 行:“2024-13-01”"):
        run_cases(broken, DICTIONARY, LAW)
