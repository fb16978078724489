"""Terms as cells state them: exact, or refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cells import Reading, UnreadableError
from jianheng.intake.cells.terms import read_term_cell
from jianheng.law.term import Term

COMPACT = Reading(compact_terms=True)
terms = st.builds(Term, st.integers(0, 25), st.integers(0, 11), st.integers(0, 29)).filter(lambda t: t.order != (0, 0))


@given(terms)
def test_a_term_reads_back_in_each_of_its_forms(term: Term) -> None:
    for text in (str(term), term.zh(), f"有期徒刑{term.zh()}"):
        found = read_term_cell(text)
        assert (found.years, found.months, found.days) == (term.years, term.months, term.days)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("3.6", Term(3, 6, 0)),
        ("3-6", Term(3, 6, 0)),
        ("0.6", Term(0, 6, 0)),
        ("3.10", Term(3, 10, 0)),
        ("3-1", Term(3, 1, 0)),
        ("3-6-10", Term(3, 6, 10)),
        ("03.06.00", Term(3, 6, 0)),
        ("3年6个月", Term(3, 6, 0)),
        ("3年零6个月", Term(3, 6, 0)),
        ("二年零三个月十五天", Term(2, 3, 15)),
        ("六个月零五天", Term(0, 6, 5)),
        ("1年半", Term(1, 6, 0)),
        ("半年", Term(0, 6, 0)),
        ("十五年", Term(15, 0, 0)),
        ("3.11", Term(3, 11, 0)),
        ("03Y06M00D", Term(3, 6, 0)),
        ("拘役六个月", Term(0, 6, 0)),
        ("４２个月", Term(0, 42, 0)),
        ("6月", Term(0, 6, 0)),
        ("六月", Term(0, 6, 0)),
        ("拘役6月", Term(0, 6, 0)),
        ("42月", Term(0, 42, 0)),
        ("三月五天", Term(0, 3, 5)),
        ("3.0年", Term(3, 0, 0)),
        ("一个半月", Term(0, 1, 15)),
        ("半个月", Term(0, 0, 15)),
        ("六个半月", Term(0, 6, 15)),
        ("叁年陆个月", Term(3, 6, 0)),
        ("3年有期徒刑", Term(3, 0, 0)),
        ("判处有期徒刑三年", Term(3, 0, 0)),
        ("三年六个月。", Term(3, 6, 0)),
    ],
)
def test_the_short_forms_of_prison_files(text: str, term: Term) -> None:
    found = read_term_cell(text)
    assert (found.years, found.months, found.days) == (term.years, term.months, term.days)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3.1", "可能是 3 年 1 个月，也可能是 3 年 10 个月"),
        ("3.5", "可能是 3 年 5 个月，也可能是 3 年半"),
        ("030600", "没有写明单位，可能是 三年六个月"),
        ("99", "99 是代码"),
        ("3-12-10", "年、月、日超出刑期的范围"),
        ("85.06.15", "年、月、日超出刑期的范围"),
        ("99年", "99 是代码"),
        ("死缓", "是刑种，不是刑期"),
        ("终身", "是刑种，不是刑期"),
        ("有期徒刑三年缓刑五年", "不能读作刑期"),
        ("3.12", "月数 12 超过 11"),
        ("3", "没有写明是年、月还是日"),
        ("无期徒刑", "是刑种，不是刑期"),
        ("三年左右", "不能读作刑期"),
        ("3.6年", "可能是 3 年 6 个月，也可能是 3.6 年"),
        ("六月一日", "不能读作刑期"),
        ("六月份", "不能读作刑期"),
        ("三年以下有期徒刑", "不能读作刑期"),
        ("有期徒刑", "不能读作刑期"),
        ("42.", "没有写明是年、月还是日"),
    ],
)
def test_a_term_that_may_mean_two_is_refused(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(words)) as caught:
        read_term_cell(text)
    assert "三年六个月" in caught.value.expected.zh


def test_a_whole_sentence_in_a_term_column_says_that_it_can_be_split() -> None:
    with pytest.raises(UnreadableError) as caught:
        read_term_cell("有期徒刑三年，并处罚金五千元")
    assert "判项合写" in caught.value.mend.zh


def test_months_behind_a_point_once_the_column_says_so() -> None:
    assert str(read_term_cell("3.5", 3.5, Reading(dotted_months=True))) == "3y5m"


def test_half_a_year_behind_a_point_once_the_column_says_so() -> None:
    assert read_term_cell("3.5年", reading=Reading(half_years=True)) == Term(3, 6, 0)


@pytest.mark.parametrize("reading", [Reading(), Reading(dotted_months=True)])
def test_half_a_year_behind_a_point_is_open_by_itself(reading: Reading) -> None:
    with pytest.raises(UnreadableError, match=r"可能是 3 年 5 个月，也可能是 3\.5 年"):
        read_term_cell("3.5年", reading=reading)


@given(st.builds(Term, st.integers(0, 25), st.integers(0, 11), st.integers(0, 30)))
def test_six_digits_once_the_column_says_so(term: Term) -> None:
    text = f"{term.years:02}{term.months:02}{term.days:02}"
    for value in (text, int(text)):
        if text != "000000":
            found = read_term_cell(str(value), value, COMPACT)
            assert (found.years, found.months, found.days) == (term.years, term.months, term.days)


@pytest.mark.parametrize("text", ["031200", "030031", "260000", "0306", "30600", "999999"])
def test_six_digits_that_are_no_term(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_term_cell(text, text, COMPACT)


@given(st.text() | st.text("0123456789年月日天个零半一二十.-ymd有期徒刑。判处"), st.booleans())
def test_any_text_is_a_term_or_a_problem(text: str, compact: bool) -> None:
    try:
        term = read_term_cell(text, text, Reading(compact_terms=compact))
    except UnreadableError:
        return
    assert read_term_cell(str(term)) == term
