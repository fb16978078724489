"""Whom a request asks, and for what."""

from __future__ import annotations

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.language.tree import Model
from jianheng.law import load_tables
from jianheng.library.shelf import load_library
from jianheng.requests import NothingToAskError, build_request
from jianheng.requests.fields import delivered_fields, row_fields

DICTIONARY = load_dictionary()
MODELS = {model.id: model for model in load_library(DICTIONARY, load_tables())}


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: model.id)
def test_every_model_gets_a_request_for_all_that_it_reads_and_nothing_else(model: Model) -> None:
    made = build_request([model], DICTIONARY)
    read = delivered_fields(model, DICTIONARY)
    assert {asked.table.name: {*asked.names} for asked in made.tables()} == read
    for asked in made.tables():
        for each in asked.fields:
            tells = {*row_fields(asked.table)} | {
                rule.field for other in asked.fields if (rule := other.field.required_if) is not None
            }
            assert each.models or each.of_person or each.field.name in tells, (asked.table.name, each.field.name)


def test_what_only_says_which_row_it_is_is_not_said_to_be_read() -> None:
    made = build_request([MODELS["supervision/notice-without-follow-up"]], DICTIONARY)
    reply = next(asked for asked in made.tables() if asked.table.name == "supervision_reply")
    read = {each.field.name for each in reply.fields if each.models}
    assert (read, {*reply.names} - read) == ({"document", "replied_by", "verified_on"}, {"replied_on"})


def test_everybody_who_keeps_a_table_is_asked_for_it() -> None:
    made = build_request([MODELS["custody/held-after-end"]], DICTIONARY)
    for letter in made.letters:
        assert all(letter.holder in asked.table.holders for asked in letter.tables)
    kept = {
        asked.table.name: {letter.holder for letter in made.letters if asked in letter.tables}
        for asked in made.tables()
    }
    assert kept["detention_stay"] == {"detention_centre"}
    assert kept["commutation_ruling"] == {"court", "prison"}


def test_only_chosen_institutions_are_asked() -> None:
    made = build_request(MODELS.values(), DICTIONARY, holders=["prison"])
    assert [letter.holder for letter in made.letters] == ["prison"]
    with pytest.raises(NothingToAskError, match="机构可选 procuratorate"):
        build_request([MODELS["supervision/notice-without-follow-up"]], DICTIONARY, holders=["prison"])


def test_who_a_person_is_is_asked_only_of_those_who_are_asked_about_persons() -> None:
    made = build_request([MODELS["detention/minor-held-with-adults"]], DICTIONARY)
    assert {letter.holder for letter in made.letters} == {"detention_centre", "prison"}


def test_a_table_can_be_asked_for_whole() -> None:
    table = DICTIONARY.tables["labour_month"]
    (letter,) = build_request([], DICTIONARY, tables=[table]).letters
    assert letter.holder == "prison"
    assert {*letter.tables[0].names} == {*table.fields} - {"person"}
    with pytest.raises(NothingToAskError, match="减刑 由系统计算，无从调取"):
        build_request([], DICTIONARY, tables=[DICTIONARY.tables["reduction"]])
    with pytest.raises(NothingToAskError, match="没有可调取的数据"):
        build_request([], DICTIONARY)


def test_what_is_examined_stands_first_and_says_what_stops_without_it() -> None:
    made = build_request([MODELS["commutation/interval-too-short"], MODELS["custody/held-after-end"]], DICTIONARY)
    first = next(letter for letter in made.letters if letter.holder == "court").tables[0]
    assert first.table.name == "commutation_ruling"
    assert first.stopped == ("commutation/interval-too-short",)
    assert first.weakened == ("custody/held-after-end",)


def test_rows_that_need_more_care_raise_the_care_of_the_letter() -> None:
    (letter,) = build_request([], DICTIONARY, tables=[DICTIONARY.tables["supervision_document"]]).letters
    assert letter.sensitivity == 4
