"""References in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.law.citation import numeral, place, short_name


@pytest.mark.parametrize(
    ("ref", "zh", "en"),
    [
        ("减刑规定2016#6", "第六条", "art. 6"),
        ("减刑规定2016#6.3", "第六条第三款", "art. 6(3)"),
        ("刑法2020#78.1.6", "第七十八条第一款第（六）项", "art. 78(1)(6)"),
        ("刑法2020#133-1", "第一百三十三条之一", "art. 133-1"),
        ("刑事诉讼法2018#308", "第三百零八条", "art. 308"),
        ("某办法#附件一", "附件一", "附件一"),
    ],
)
def test_a_reference_reads_like_the_law(ref: str, zh: str, en: str) -> None:
    assert (place(ref, "zh"), place(ref, "en")) == (zh, en)


def test_the_short_name_leaves_out_the_year() -> None:
    assert short_name("社区矫正法实施办法2020#24.3") == "社区矫正法实施办法"


@given(st.integers(1, 999), st.integers(1, 999))
def test_different_numbers_have_different_numerals(a: int, b: int) -> None:
    assert (numeral(a) == numeral(b)) == (a == b)
