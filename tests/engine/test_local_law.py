"""Which of an office's words an act rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jianheng.dictionary import load_dictionary
from jianheng.engine.local_law import OwnWords, told_word
from jianheng.engine.plan import Plan
from jianheng.language.tree import Model
from jianheng.law import LawTable, LocalWord, load_tables
from jianheng.library import load_library

LAW = load_tables()


def model(name: str) -> Model:
    (found,) = load_library(load_dictionary(), LAW, [name])
    return found


def spoken(table: str, row: str) -> dict[str, LawTable]:
    """The law with a word on one row."""
    word = LocalWord("confirm", f"{table}/{row}", "甲", date(2024, 1, 5), "全文")
    rows = tuple(replace(each, local=word) if each.id == row else each for each in LAW[table].rows)
    return LAW | {table: replace(LAW[table], rows=rows, published=LAW[table])}


def test_a_row_that_a_look_up_fits_is_told() -> None:
    law = spoken("confinement_days", "H-01")
    plan = Plan(model("prison/confinement-length"), looked_up={"r_0_rows": "confinement_days"})
    assert [word["ref"] for word in OwnWords(plan, law).of({"r_0_rows": "H-01,U-4-juvenile"})] == [
        "confinement_days/H-01"
    ]
    assert OwnWords(plan, law).of({"r_0_rows": "H-01-2012"}) == []
    assert OwnWords(plan, law).of({"r_0_rows": None}) == []
    assert OwnWords(plan, LAW).of({"r_0_rows": "H-01"}) == []


def test_every_row_is_told_of_a_table_that_spaces_a_repetition() -> None:
    (name,) = (each for each in LAW if each == "medical_recheck")
    row = LAW[name].rows[-1].id
    users = [each for each in load_library(load_dictionary(), LAW, None) if each.examine.repeat is not None]
    told = [OwnWords(Plan(each), spoken(name, row)).of({}) for each in users]
    assert [word["ref"] for words in told for word in words] == [f"{name}/{row}"]


def test_the_amount_of_a_period_is_told_with_its_unit() -> None:
    word = LocalWord(
        "set", "circuit_notice_answered/I-11", "甲", date(2024, 1, 5), "文", values=(("amount", "15", "20"),)
    )
    assert [(value["value"], value["unit"]) for value in told_word(word, LAW)["values"]] == [("20", "day")]


def test_an_article_is_told_by_its_reference() -> None:
    word = LocalWord("confirm", "减刑规定2016#6.3", "甲", date(2024, 1, 5), "全文", until=date(2024, 12, 31))
    told = told_word(word, LAW)
    assert (told["zh"], told["table"], told["until"]) == ("减刑规定2016#6.3", "", "2024-12-31")
