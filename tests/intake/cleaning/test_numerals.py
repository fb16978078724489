from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cleaning import read_count, read_digits, read_numeral
from jianheng.law.term import chinese_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", "12"),
        ("2,000", "2000"),
        ("1千", "1000"),
        ("10万", "100000"),
        ("48.633万", "486330"),
        ("189.7217万", "1897217"),
        ("1896.5", "1896.5"),
        ("六十四万", "640000"),
        ("两", "2"),
        ("两万五千", "25000"),
        ("廿五", "25"),
        ("壹拾贰万", "120000"),
        ("一百零五", "105"),
    ],
)
def test_numbers_as_printed(words: str, value: str) -> None:
    assert read_numeral(words) == Decimal(value)


@pytest.mark.parametrize("words", ["", "一百五", "2,00", "元", "十多", "五六"])
def test_what_has_no_one_meaning_is_not_read(words: str) -> None:
    assert read_numeral(words) is None


@given(st.integers(1, 9999))
def test_a_number_in_words_is_the_number(number: int) -> None:
    assert read_count(chinese_number(number)) == read_count(str(number)) == number


def test_a_part_is_no_count() -> None:
    assert read_count("1.5") is None


def test_digits_one_by_one() -> None:
    assert read_digits("二〇1四") == "2014"
