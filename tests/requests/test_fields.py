"""What units are asked for is what models read: no more, no less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.engine.case_batch import run_cases
from jianheng.language.tree import Case, Model
from jianheng.law import load_tables
from jianheng.library.shelf import load_library
from jianheng.requests.fields import asked_fields, delivered_fields, fields_by_table, may_be_asked, row_fields

pytestmark = pytest.mark.long

DICTIONARY, LAW = load_dictionary(), load_tables()
MODELS = load_library(DICTIONARY, LAW)


def only_asked(model: Model, case: Case) -> Case:
    """A case of which the rows hold nothing but the fields that would be asked for."""
    asked = fields_by_table(model, DICTIONARY)
    given = []
    for name, rows in case.given:
        table = DICTIONARY.tables[name]
        keys = {each for each, field in table.fields.items() if not may_be_asked(field)}
        kept = {"row", "recorded_by", *asked_fields(table, asked.get(name, ())), *keys}
        given.append((name, tuple(tuple(pair for pair in row if pair[0] in kept) for row in rows)))
    return replace(case, given=tuple(given))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_a_model_answers_its_cases_from_the_fields_asked_for_alone(model: Model) -> None:
    bare = replace(model, cases=tuple(only_asked(model, case) for case in model.cases))
    wrong = [mismatch for case in run_cases(bare, DICTIONARY, LAW) for mismatch in case]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_nobody_is_asked_for_what_is_computed_or_given_by_the_reader(model: Model) -> None:
    for name, fields in delivered_fields(model, DICTIONARY).items():
        table = DICTIONARY.tables[name]
        assert not table.derived
        assert fields <= table.fields.keys()
        assert {*row_fields(table)} <= fields
        assert all(may_be_asked(table.fields[each]) for each in fields)


def test_why_a_cell_is_empty_is_asked_with_it() -> None:
    stay = DICTIONARY.tables["prison_stay"]
    assert asked_fields(stay, ["left_on"]) == {"prison", "admitted_on", "left_on", "left_for"}


def test_a_derived_table_is_replaced_by_what_it_is_made_of() -> None:
    (model,) = load_library(DICTIONARY, LAW, ["detention/minor-held-with-adults"])
    asked = delivered_fields(model, DICTIONARY)
    assert asked["assignment"] >= {"kept_by", "kind", "value", "from_on", "until_on"}
    assert "birth_on" in asked["person_statement"]
    assert "cell_stay" not in asked


def test_fields_that_no_model_reads_are_not_asked_for() -> None:
    (model,) = load_library(DICTIONARY, LAW, ["judgment/probation-outside-law"])
    assert delivered_fields(model, DICTIONARY) == {
        "judgment_person": {"judgment", "court", "judged_on", "main_penalty", "term", "probation", "probation_term"}
    }
