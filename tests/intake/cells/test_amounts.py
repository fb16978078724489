"""Terms and sums as cells state them: exact, or refused."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cells import UnreadableError
from jianheng.intake.cells.amounts import read_money_cell, read_term_cell
from jianheng.law.term import Term

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
        ("3年6个月", Term(3, 6, 0)),
        ("４２个月", Term(0, 42, 0)),
    ],
)
def test_the_short_forms_of_prison_files(text: str, term: Term) -> None:
    found = read_term_cell(text)
    assert (found.years, found.months, found.days) == (term.years, term.months, term.days)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3.1", "可能是 3 年 1 个月，也可能是 3 年 10 个月"),
        ("3.12", "月数 12 超过 11"),
        ("3", "没有写明是年、月还是日"),
        ("无期徒刑", "是刑种，不是刑期"),
        ("三年左右", "不能读作刑期"),
    ],
)
def test_a_term_that_may_mean_two_is_refused(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(words)) as caught:
        read_term_cell(text)
    assert "三年六个月" in caught.value.expected.zh


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_an_amount_reads_back(amount: Decimal) -> None:
    for text in (f"{amount}", f"{amount}元", f"{amount:,}", f"￥{amount}"):
        assert read_money_cell(text, ten_thousand=False) == amount


@pytest.mark.parametrize(
    ("text", "ten_thousand", "yuan"),
    [
        ("1.2万元", False, "12000"),
        ("1.2万", False, "12000"),
        ("1.2", True, "12000"),
        ("12000元", True, "12000"),
        ("人民币五千元", False, "5000"),
        ("五千元整", True, "5000"),
    ],
)
def test_the_unit_may_stand_in_the_cell_or_the_heading(text: str, ten_thousand: bool, yuan: str) -> None:
    assert read_money_cell(text, ten_thousand=ten_thousand) == Decimal(yuan)


@pytest.mark.parametrize("text", ["全部", "5000余元", "五千", "100美元", "1,2", "0.001", "9" * 17, "-5"])
def test_what_is_no_exact_amount_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="数额"):
        read_money_cell(text, ten_thousand=False)
