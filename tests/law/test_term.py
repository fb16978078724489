"""Terms of sentence: reading, writing, comparing, adding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.law import Term
from jianheng.law.term import chinese_number

parts = st.integers(min_value=0, max_value=40)
terms = st.builds(Term, parts, parts, parts)


@pytest.mark.parametrize(
    ("text", "term", "zh"),
    [
        ("3y6m10d", Term(3, 6, 10), "三年六个月十日"),
        ("3y6m", Term(3, 6), "三年六个月"),
        ("9m", Term(0, 9), "九个月"),
        ("15y", Term(15), "十五年"),
        ("25y", Term(25), "二十五年"),
        ("15d", Term(0, 0, 15), "十五日"),
        ("1y0m3d", Term(1, 0, 3), "一年三日"),
        ("0m", Term(), "零日"),
    ],
)
def test_reads_and_says_a_term(text: str, term: Term, zh: str) -> None:
    assert Term.parse(text) == term
    assert term.zh() == zh


@pytest.mark.parametrize("text", ["", "3", "6m3y", "y", "3 y", "-1y", "3y6m10", "三年", "1.5y", "3Y"])
def test_refuses_what_is_no_term(text: str) -> None:
    with pytest.raises(ValueError, match="不是期限的写法") as caught:
        Term.parse(text)
    assert f"[{text}]" in str(caught.value)
    assert "3y6m10d" in str(caught.value)


def test_a_zero_term_is_written_in_days() -> None:
    assert str(Term.parse("0m")) == "0d"


@given(terms)
def test_the_short_form_reads_back(term: Term) -> None:
    back = Term.parse(str(term))
    assert (back.years, back.months, back.days) == (term.years, term.months, term.days)


@given(terms, terms)
def test_terms_compare_by_months_then_days(one: Term, other: Term) -> None:
    assert (one < other) == (one.order < other.order)
    assert (one == other) == (one.order == other.order)
    if one == other:
        assert hash(one) == hash(other)


def test_twelve_months_equal_a_year_but_stay_written_as_months() -> None:
    assert Term(0, 12) == Term(1)
    assert str(Term(0, 12)) == "12m"
    assert Term(0, 12) != "12m"


@given(terms, terms)
def test_adding_and_taking_away_again_gives_the_same_length(one: Term, other: Term) -> None:
    total = one + other
    assert 0 <= total.months < 12
    assert total - other == one
    assert total == other + one


def test_days_are_not_borrowed_from_months() -> None:
    with pytest.raises(ValueError, match="1y 减去 1d 得负数"):
        Term.parse("1y") - Term.parse("1d")
    with pytest.raises(ValueError, match="9m 减去 1y 得负数"):
        Term.parse("9m") - Term.parse("1y")


def test_a_part_may_not_be_negative() -> None:
    with pytest.raises(ValueError, match="不能为负数"):
        Term(1, -1, 0)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (183, "一百八十三"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (9999, "九千九百九十九"),
    ],
)
def test_numbers_in_words(number: int, words: str) -> None:
    assert chinese_number(number) == words


@pytest.mark.parametrize("number", [-1, 10000])
def test_numbers_out_of_range(number: int) -> None:
    with pytest.raises(ValueError, match="数字超出范围"):
        chinese_number(number)
