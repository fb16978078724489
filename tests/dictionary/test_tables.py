"""The tables of the package: what they promise to intake, to models and to whoever fills them in."""

from __future__ import annotations

import pytest

from jianheng.dictionary import Dictionary, Field, Table, load_dictionary
from jianheng.dictionary.check.names import RESERVED
from jianheng.intake.template.heading import Headings, read_heading
from jianheng.language.operators import OPERATORS

DICTIONARY: Dictionary = load_dictionary()
TABLES = list(DICTIONARY.tables.values())
DELIVERED = [table for table in TABLES if not table.derived]
FIELDS = [(table, field) for table in TABLES for field in table.fields.values()]

# Each says something else from system to system, or counts from the day of export: a person must say what it is.
AMBIGUOUS = (
    "日期",
    "时间",
    "状态",
    "入矫日期",
    "执行通知书日期",
    "CSRQ",
    "JYRQ",
    "ZC",
    "JG",
    "ZT",
    "SJ",
    "JSH",
    "JSBH",
)
OF_THE_EXPORT_DAY = ("剩余刑期", "余刑", "年龄", "已执行", "在押天数")


def name_of(value: object) -> str:
    return value.name if isinstance(value, Table | Field) else str(value)


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_who_keeps_a_table_is_told_where_anybody_does(table: Table) -> None:
    assert bool(table.holders) is not table.derived


def test_the_tables_of_the_first_models_are_there() -> None:
    assert set(DICTIONARY.tables) >= {
        "person_statement", "judgment", "judgment_person", "judgment_offence", "change_proposal",
        "commutation_ruling", "recited_reduction", "prison_stay", "detention_stay", "points_month", "cycle_award",
        "property_item", "property_payment", "correction_term", "service", "reduction", "sentence_state",
    }  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_every_row_has_a_schema_with_each_column_once(table: Table) -> None:
    names = table.schema().names
    assert len(names) == len(set(names))
    assert names[:2] == ["row_id", "batch"]


@pytest.mark.parametrize("table", DELIVERED, ids=name_of)
def test_the_day_of_an_event_is_required_so_that_a_lost_one_is_told(table: Table) -> None:
    # Of these the day stands elsewhere: in the judgment, or with the ruling whose panel it is.
    if table.axis.kind == "event" and table.name not in ("judgment_person", "commutation_ruling_panel"):
        assert table.fields[table.axis.start].required


@pytest.mark.parametrize("table", DELIVERED, ids=name_of)
def test_every_delivered_table_names_an_article_on_which_it_may_be_asked_for(table: Table) -> None:
    no_article_of_their_own = ("person_statement", "institution", "officer", "source_document")
    assert table.basis or table.name in no_article_of_their_own


@pytest.mark.parametrize("table", DELIVERED, ids=name_of)
def test_a_heading_that_means_several_things_is_read_as_none(table: Table) -> None:
    headings = Headings(table, DICTIONARY.tables["person_statement"])
    for text in (*AMBIGUOUS, *OF_THE_EXPORT_DAY):
        assert not headings.own(read_heading(text)), text
        assert not headings.person(read_heading(text)), text


@pytest.mark.parametrize("table", DELIVERED, ids=name_of)
def test_no_heading_of_a_table_is_taken_for_two_of_its_fields(table: Table) -> None:
    headings = Headings(table, DICTIONARY.tables["person_statement"])
    for field in table.fields.values():
        for text in (field.name, field.label_zh, field.label_en, *field.headings):
            assert headings.own(read_heading(text)) == [field], f"{table.name}: {text}"


@pytest.mark.parametrize("name", ["stated_end", "new_end", "term_until", "probation_until", "reprieve_until", "due_on"])
def test_days_that_lie_ahead_by_nature_are_planned(name: str) -> None:
    found = [field for _, field in FIELDS if field.name == name]
    assert found
    assert all(field.time == "planned" for field in found)


def test_a_field_of_one_name_has_one_type_wherever_a_person_compares_it() -> None:
    for name in ("ruled_on", "proposed_on", "served_on", "court", "case_number", "judgment", "reduction", "to_term"):
        types = {field.type_text() for _, field in FIELDS if field.name == name}
        assert len(types) == 1, f"{name}: {types}"


@pytest.mark.parametrize(
    ("table", "field", "rule"),
    [
        ("judgment_person", "term", ("main_penalty", ("control", "criminal_detention", "fixed_term"))),
        ("prison_stay", "left_for", ("left_on", ())),
        ("detention_stay", "left_for", ("left_at", ())),
        ("correction_term", "end", ("ended_on", ())),
    ],
)
def test_fields_that_are_required_only_beside_another(table: str, field: str, rule: tuple[str, object]) -> None:
    found = DICTIONARY.tables[table].fields[field].required_if
    assert found is not None
    assert (found.field, found.codes) == rule


def test_months_may_be_points_months_and_awards_known_only_by_their_month() -> None:
    assert DICTIONARY.tables["points_month"].fields["month"].part
    assert DICTIONARY.tables["cycle_award"].fields["decided_on"].part
    assert not DICTIONARY.tables["commutation_ruling"].fields["ruled_on"].part


@pytest.mark.parametrize("table", [table for table in TABLES if table.child_of], ids=name_of)
def test_a_child_table_carries_the_name_of_its_parent(table: Table) -> None:
    assert table.name.startswith(table.child_of + "_")
    assert table.name.removeprefix(table.child_of + "_") not in DICTIONARY.tables[table.child_of].fields


def test_no_field_may_be_named_like_a_function_of_the_model_language() -> None:
    assert set(OPERATORS) <= RESERVED
    assert not {field.name for _, field in FIELDS} & RESERVED
