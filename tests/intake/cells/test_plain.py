"""Codes, flags, numbers and keys; and what stands for nothing."""

import re
from decimal import Decimal

import pytest

from jianheng.intake.cells import UnreadableError, is_empty
from jianheng.intake.cells.plain import code_names, read_code, read_codes, read_flag, read_int, read_key, read_ratio

GROUNDS = code_names({"repentance": ("悔改",), "merit": ("立功", "有立功"), "none": ("无",)})


def test_a_flag_is_yes_or_no_and_nothing_else() -> None:
    assert [read_flag(text) for text in ("是", "Y", "1", "√", "否", "n", "0", "×")] == [True] * 4 + [False] * 4
    for text in ("无", "未知", "2", "可能"):
        with pytest.raises(UnreadableError, match="看不出是与否"):
            read_flag(text)


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12), ("-3", -3), ("1,200", 1200), ("12.00", 12), ("8天", 8), ("１２", 12)]
)
def test_whole_numbers(text: str, number: int) -> None:
    assert read_int(text) == number


@pytest.mark.parametrize("text", ["1.5", "十二", "12个月", "1e3", "9" * 20])
def test_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(UnreadableError, match="不是整数"):
        read_int(text)


def test_ratios() -> None:
    assert [read_ratio(text) for text in ("0.15", "15%", "-1", "1")] == [
        Decimal(n) for n in ("0.15", "0.15", "-1", "1")
    ]
    for text in ("0.1234567", "1/3", "9" * 13):
        with pytest.raises(UnreadableError):
            read_ratio(text)


def test_codes_by_value_or_name() -> None:
    assert read_code(" 立 功 ", GROUNDS) == "merit"
    assert read_code("MERIT", GROUNDS) == "merit"
    assert read_codes("悔改、有立功，悔改", GROUNDS) == ["repentance", "merit"]


def test_an_unknown_code_names_the_known_ones() -> None:
    with pytest.raises(UnreadableError, match="不在代码表中") as caught:
        read_codes("悔改、奖励", GROUNDS)
    assert caught.value.expected.zh == "悔改、立功、有立功、无 之一"
    assert caught.value.expected.en == "one of repentance, merit, none"


def test_a_name_that_two_codes_share_means_neither() -> None:
    names = code_names({"a": ("其他",), "b": ("其他", "乙")})
    assert names == {"a": "a", "b": "b", "乙": "b"}


def test_the_same_institution_is_the_same_key() -> None:
    assert read_key("江州市　第一监狱（女）") == read_key("江州市第一监狱(女)")


@pytest.mark.parametrize(
    ("text", "kind", "empty"),
    [
        ("", "text", True),
        ("无", "text", True),
        ("无锡", "text", False),
        ("无", "key", True),
        ("无", "flag", False),
        ("/", "date", True),
        ("N/A", "int", True),
        ("9999-12-31", "date", True),
        ("1900/1/1", "date", True),
        ("至今", "date", True),
        ("至今", "int", False),
        ("0", "int", False),
    ],
)
def test_what_stands_for_nothing(text: str, kind: str, empty: bool) -> None:
    assert is_empty(text, kind) is empty


def test_the_words_of_an_error_are_bilingual() -> None:
    with pytest.raises(UnreadableError, match=re.escape("不是整数 / is no whole number")):
        read_int("x")
