"""Numbers without a unit in a column whose heading says in what terms count."""

import re

import pytest

from jianheng.dictionary import Field
from jianheng.intake.cells import Reading, UnreadableError, detect_reading
from jianheng.intake.cells.term_units import split_term_unit, term_units
from jianheng.intake.cells.terms import read_term_cell
from jianheng.law.term import Term

YEARS, MONTHS, DAYS = (Reading(term_unit=unit) for unit in ("year", "month", "day"))
TERM = Field("term", "term")


@pytest.mark.parametrize(
    ("heading", "name", "unit"),
    [
        ("刑期（月）", "刑期", "month"),
        ("原判刑期(月)", "原判刑期", "month"),
        ("刑期/月", "刑期", "month"),
        ("刑期/（月）", "刑期", "month"),
        ("刑期（单位：月）", "刑期", "month"),
        ("刑期，单位：个月", "刑期", "month"),
        ("刑期（以月计）*", "刑期", "month"),
        ("刑期（年）", "刑期", "year"),
        ("剥政年数", "剥政", "year"),
        ("拘役天数", "拘役", "day"),
        ("（月）", "", "month"),
        ("刑期", "刑期", ""),
        ("刑期（年、月）", "刑期(年、月)", ""),
        ("刑期（年/月）", "刑期(年/月)", ""),
        ("刑期年/月", "刑期年/月", ""),
        ("刑期（年月日）", "刑期(年月日)", ""),
        ("剥政年限", "剥政年限", ""),
        ("考核年月", "考核年月", ""),
        ("2024年/1月", "2024年/1月", ""),
    ],
)
def test_the_unit_of_a_heading(heading: str, name: str, unit: str) -> None:
    assert split_term_unit(heading) == (name, unit)


def test_columns_that_part_a_term_have_no_unit_of_their_own() -> None:
    assert term_units(["刑期/年", "刑期/月", "考验期（月）"]) == ("part", "part", "month")
    assert term_units(["刑期（年）", "（月）"]) == ("part", "part")
    assert term_units(["刑期（年）", "月", "天"]) == ("part", "part", "part")
    assert term_units(["刑期（月）", "罪名", "案号", "天数"])[0] == "month"
    with pytest.raises(UnreadableError, match="是刑期的一部分"):
        read_term_cell("3年", reading=Reading(term_unit="part"))


@pytest.mark.parametrize(
    ("value", "reading", "term"),
    [
        (42, MONTHS, Term(0, 42, 0)),
        (6, MONTHS, Term(0, 6, 0)),
        ("42.0", MONTHS, Term(0, 42, 0)),
        ("六", MONTHS, Term(0, 6, 0)),
        (15, YEARS, Term(15, 0, 0)),
        ("3.0", YEARS, Term(3, 0, 0)),
        (45, DAYS, Term(0, 0, 45)),
        # What a cell says itself goes first.
        ("3年6个月", MONTHS, Term(3, 6, 0)),
        ("3年", MONTHS, Term(3, 0, 0)),
        ("6个月", YEARS, Term(0, 6, 0)),
        ("有期徒刑三年", MONTHS, Term(3, 0, 0)),
        ("3-6", YEARS, Term(3, 6, 0)),
    ],
)
def test_a_number_counts_in_the_unit_of_its_heading(value: object, reading: Reading, term: Term) -> None:
    found = read_term_cell(str(value), value, reading)
    assert (found.years, found.months, found.days) == (term.years, term.months, term.days)


@pytest.mark.parametrize(
    ("text", "reading", "words"),
    [
        ("2.3", YEARS, "可能是 2 年 3 个月，也可能是 2.3 年"),
        ("3.5", YEARS, "可能是 3 年 5 个月，也可能是 3.5 年"),
        ("3.5", MONTHS, "可能是 3 个月 5 天，也可能是 3.5 个月"),
        ("3-6", MONTHS, "可能是范围，也可能是年和月"),
        ("3.5", DAYS, "不是整天数"),
        ("42", YEARS, "超过 25 年"),
        ("301", MONTHS, "超过 25 年"),
        ("9151", DAYS, "超过 25 年"),
        ("99", MONTHS, "99 是代码"),
        ("0", MONTHS, "是 0，看不出是没有期限还是没有填写"),
        ("-6", MONTHS, "不能读作刑期"),
        ("无期徒刑", MONTHS, "是刑种，不是刑期"),
        ("42", Reading(), "没有写明是年、月还是日"),
    ],
)
def test_a_number_that_the_unit_leaves_open_is_refused(text: str, reading: Reading, words: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(words)):
        read_term_cell(text, text, reading)


def test_a_number_without_any_unit_tells_where_to_write_it() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_term_cell("42")
    assert "刑期（月）" in caught.value.mend.zh


@pytest.mark.parametrize(
    ("reading", "values", "term"),
    [
        (YEARS, [3.5, 2.5, 10.5, 3, 7], Term(3, 6, 0)),
        (MONTHS, ["3.5", "4.5", "5.5"], Term(0, 3, 15)),
        (YEARS, ["3.5", "3.10", "4.11"], Term(3, 5, 0)),
    ],
)
def test_a_whole_column_settles_what_stands_behind_the_point(
    reading: Reading, values: list[object], term: Term
) -> None:
    assert read_term_cell("3.5", 3.5, detect_reading(TERM, values, reading)) == term


@pytest.mark.parametrize(
    ("reading", "values"), [(YEARS, [3.5, 2.5]), (YEARS, [3.5, 2.5, 4.5, 3.6]), (MONTHS, ["3.5", "3.10", "4.11"])]
)
def test_a_column_that_does_not_settle_it(reading: Reading, values: list[object]) -> None:
    with pytest.raises(UnreadableError, match="也可能是"):
        read_term_cell("3.5", 3.5, detect_reading(TERM, values, reading))
