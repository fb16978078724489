"""Telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cells import UnreadableError, read_phone


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13800000000", "13800000000"),
        ("138 0000 0000", "13800000000"),
        ("138-0000-0000", "13800000000"),
        ("+8613800000000", "13800000000"),
        ("8613800000000", "13800000000"),
        ("１３８００００００００", "13800000000"),
        ("0571-88888888", "0571-88888888"),
        ("(0571)88888888", "0571-88888888"),
        ("057188888888", "0571-88888888"),
        ("010-65000000转801", "010-65000000-801"),
        ("88888888", "88888888"),
        ("8888-8888", "88888888"),
        ("400-800-0000", "4008000000"),
    ],
)
def test_one_form(text: str, number: str) -> None:
    assert read_phone(text) == number == read_phone(number)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1380000000", "不是电话号码"),
        ("138000000000", "不是电话号码"),
        ("12345", "不是电话号码"),
        ("同上", "不是电话号码"),
        ("13800000000、13900000000", "写了几个号码"),
        ("1.38E+10", "科学计数法"),
    ],
)
def test_what_is_no_number_says_why(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read_phone(text)


@given(st.text() | st.text("0123456789-+()转 "))
def test_any_text_is_a_number_or_a_problem(text: str) -> None:
    try:
        number = read_phone(text)
    except UnreadableError:
        return
    assert read_phone(number) == number
