"""Headings that say several things: asked for by name, never taken for one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.dictionary import DictionaryError, load_ambiguous, load_dictionary
from jianheng.intake.template.heading import Headings, read_heading

AMBIGUOUS = load_ambiguous()
TABLES = load_dictionary().tables
PERSON = "person_statement"

# What the systems of custody, courts and correction write, and never say which day or thing it is.
NEVER_SURE = (
    "日期", "时间", "状态", "入矫日期", "执行通知书日期",
    "CSRQ", "JYRQ", "ZC", "JG", "ZT", "SJ", "JSH", "JSBH",
)  # fmt: skip


def complaints(folder: Path, text: str) -> list[str]:
    path = folder / "ambiguous.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DictionaryError) as caught:
        load_ambiguous(path)
    return [problem.zh() for problem in caught.value.problems]


@pytest.mark.parametrize("heading", NEVER_SURE)
def test_what_nobody_can_be_sure_of_is_asked(heading: str) -> None:
    assert len(AMBIGUOUS[heading].may_be) > 1


@pytest.mark.parametrize("heading", NEVER_SURE)
def test_no_table_reads_it(heading: str) -> None:
    words = read_heading(heading)
    assert not [table.name for table in TABLES.values() if Headings(table, TABLES[PERSON]).own(words)]


@pytest.mark.parametrize("heading", AMBIGUOUS)
def test_every_candidate_is_a_field_and_the_question_is_one(heading: str) -> None:
    found = AMBIGUOUS[heading]
    for name in found.may_be:
        table, field = name.split(".")
        assert field in TABLES[table].fields
    assert any(mark in found.ask_zh for mark in ("？", "要拆开"))
    assert any(mark in found.ask_en for mark in ("?", "split"))


@pytest.mark.parametrize("heading", AMBIGUOUS)
def test_a_table_in_which_it_may_mean_several_fields_reads_none(heading: str) -> None:
    found, words = AMBIGUOUS[heading], read_heading(heading)
    for table in {name.split(".")[0] for name in found.may_be}:
        if len(found.within(table)) > 1:
            assert not Headings(TABLES[table], TABLES[PERSON]).own(words), table


def test_the_same_letters_are_a_birth_in_one_sheet_and_a_departure_in_another() -> None:
    assert AMBIGUOUS["CSRQ"].within("detention_stay", PERSON) == (
        "person_statement.birth_on",
        "detention_stay.left_at",
    )
    assert "还是" in AMBIGUOUS["CSRQ"].ask_zh


def test_a_prison_file_shows_the_end_as_it_is_now() -> None:
    assert AMBIGUOUS["刑期止日"].within("prison_stay", PERSON) == ("prison_stay.stated_end",)
    assert len(AMBIGUOUS["XQZR"].within("prison_stay", PERSON)) == 2


def test_a_bare_day_may_be_any_day_of_the_sheet() -> None:
    days = AMBIGUOUS["日期"].within("discipline")
    assert {"discipline.act_on", "discipline.decided_on", "discipline.told_on"} <= set(days)
    assert "discipline.ground" not in days


def test_a_candidate_that_is_not_there(tmp_path: Path) -> None:
    text = "QSRQ: {may_be: [prison_stay.stated_start, prison_stay.started], ask: {zh: 哪一个？, en: 'Which?'}}\n"
    assert complaints(tmp_path, text) == [
        "ambiguous.yaml 第 1 行第 8 列：[prison_stay.started] 没有这个字段。改法：改为词典中的“表.字段”"
    ]


def test_one_meaning_is_no_ambiguity(tmp_path: Path) -> None:
    text = "QSRQ: {may_be: [prison_stay.stated_start], ask: {zh: 哪一个？, en: 'Which?'}}\n"
    assert "只有一个含义" in complaints(tmp_path, text)[0]


def test_the_same_heading_in_another_width(tmp_path: Path) -> None:
    line = "{may_be: [prison_stay.left_on, release.left_at], ask: {zh: 哪一个？, en: 'Which?'}}"
    assert "写了两次" in complaints(tmp_path, f"QSRQ: {line}\nＱｓｒｑ: {line}\n")[0]


def test_a_heading_that_a_table_gives_to_one_of_two_candidates(tmp_path: Path) -> None:
    text = "入监日期: {may_be: [prison_stay.admitted_on, prison_stay.recorded_at], ask: {zh: 哪一个？, en: 'Which?'}}\n"
    assert complaints(tmp_path, text) == [
        "ambiguous.yaml 第 1 行第 8 列：[入监日期] 已作为 prison_stay.admitted_on 的表头。"
        "改法：从该字段的 headings 中删去，或改正 may_be"
    ]


def test_an_entry_that_is_no_mapping_and_one_without_a_question(tmp_path: Path) -> None:
    told = complaints(tmp_path, "QSRQ: 起始日期\nZZRQ: {may_be: [prison_stay.left_on, release.left_at]}\n")
    assert [text.split("：")[1].split("]")[0] for text in told] == ["[QSRQ", "[ask"]
