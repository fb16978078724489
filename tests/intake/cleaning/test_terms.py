import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cleaning import TERM, read_term
from jianheng.law.term import Term


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("三年六个月", "3y6m"),
        ("一年零六个月", "1y6m"),
        ("一年又六个月", "1y6m"),
        ("六个月八天", "6m8d"),
        ("十二年", "12y"),
        ("3年6个月", "3y6m"),
        ("３年６个月", "3y6m"),
        ("一年六月", "1y6m"),
        ("一年半", "1y6m"),
        ("半年", "6m"),
        ("一个月半", "1m15d"),
        ("十五日", "15d"),
        ("9个月", "9m"),
    ],
)
def test_terms_as_printed(words: str, term: str) -> None:
    assert str(read_term(words)) == term


@pytest.mark.parametrize("words", ["", "六", "三年六", "六年徒刑", "两三个月", "2019年度", "年"])
def test_what_is_no_term_is_not_read(words: str) -> None:
    assert read_term(words) is None


@given(st.builds(Term, st.integers(0, 25), st.integers(0, 11), st.integers(0, 30)))
def test_a_term_in_words_is_the_term(term: Term) -> None:
    if term.order != (0, 0):
        assert read_term(term.zh()) == term


def test_a_year_of_the_calendar_is_not_taken_for_months() -> None:
    found = re.search(TERM, "有期徒刑一年，2018年6月1日")
    assert found is not None
    assert found[0] == "一年"
