"""Flags, numbers and keys; and what stands for nothing."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cells import UnreadableError, cell_text, is_empty
from jianheng.intake.cells.plain import read_flag, read_int, read_key, read_ratio


def test_a_flag_is_yes_or_no_and_nothing_else() -> None:
    assert [read_flag(text) for text in ("是", "Y", "1", "√", "否", "n", "0", "×")] == [True] * 4 + [False] * 4
    assert [read_flag(text) for text in ("1-是", "1.0", "是。", "1 有", "0-否", "0.0", "✕")] == [True] * 4 + [False] * 3
    for text in ("无", "空", "已", "未", "对", "错", "☐", "x", "未知", "2", "可能", "1-否", "2-否", "0-是", "1-无"):
        with pytest.raises(UnreadableError, match="看不出是与否"):
            read_flag(text)


def test_a_flag_in_the_words_of_a_source() -> None:
    own = {"无": "no", "1": "yes", "2": "no"}
    assert [read_flag(text, own) for text in ("有", "无", "1", "2")] == [True, False, True, False]
    with pytest.raises(UnreadableError):
        read_flag("3", own)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("-3", -3),
        ("1,200", 1200),
        ("12.00", 12),
        ("8天", 8),
        ("１２", 12),
        ("三", 3),
        ("两次", 2),
        ("十二", 12),
        ("3人", 3),
        ("3.0天", 3),
        ("3场", 3),
        ("叁天", 3),
    ],
)
def test_whole_numbers(text: str, number: int) -> None:
    assert read_int(text) == number


@pytest.mark.parametrize("text", ["1.5", "12个月", "1e3", "三五", "几次", "9" * 20, "2人次", "3个工作日", "第2次"])
def test_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(UnreadableError, match="不是整数"):
        read_int(text)


def test_ratios() -> None:
    assert [read_ratio(text) for text in ("0.15", "15%", "-1", "1")] == [
        Decimal(n) for n in ("0.15", "0.15", "-1", "1")
    ]
    assert [
        read_ratio(text)
        for text in ("1,200.5", "33.300000000000004", "0.30000000000000004", "-0.1", "15.000000000000002%")
    ] == [Decimal(n) for n in ("1200.5", "33.3", "0.3", "-0.1", "0.15")]
    for text in ("0.1234567", "1/3", "9" * 13, "1,2.5", "1,20", "0.33333333333333331", "3.3天"):
        with pytest.raises(UnreadableError):
            read_ratio(text)


def test_the_same_institution_is_the_same_key() -> None:
    assert read_key("江州市　第一监狱（女）") == read_key("江州市第一监狱(女)") == read_key("江州市第一监狱〔女〕")


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
        ("空", "flag", True),
        ("(null)", "key", True),
        ("\\N", "id_no", True),
        ("\\N", "date", True),
        ("NULL", "text", True),
        ("<NULL>", "amount", True),
        ("[NULL]", "key", True),
        ("D:\\N", "text", False),
        ("\\N\\N", "key", False),
        ("N", "text", False),
        ("9999-12-31", "date", True),
        ("9999-12-31 23:59:59", "moment", True),
        ("1900-01-01 00:00:00", "date", True),
        ("0000-00-00", "date", True),
        ("2019-03-01 00:00:00", "date", False),
        ("1900/1/1", "date", True),
        ("至今", "date", True),
        ("至今", "int", False),
        ("    年  月  日", "date", True),
        ("____年__月__日__时", "moment", True),
        ("年月日", "text", False),
        ("0", "int", False),
    ],
)
def test_what_stands_for_nothing(text: str, kind: str, empty: bool) -> None:
    assert is_empty(text, kind) is empty


def test_the_words_of_an_error_are_bilingual() -> None:
    with pytest.raises(UnreadableError, match=re.escape("不是整数 / is no whole number")):
        read_int("x")


@given(st.text())
def test_any_text_is_a_number_or_a_problem(text: str) -> None:
    for read in (read_int, read_ratio, read_flag):
        try:
            value = read(text)
        except UnreadableError:
            continue
        assert read(cell_text(value)) == value


@given(st.integers(-(2**63) + 1, 2**63 - 1))
def test_a_whole_number_reads_back(number: int) -> None:
    assert read_int(str(number)) == number == read_int(f"{number:,}")


@pytest.mark.parametrize(("text", "number"), [(".5", "0.5"), ("95.", "95"), ("-.5", "-0.5"), (".5%", "0.005")])
def test_nothing_on_one_side_of_the_point(text: str, number: str) -> None:
    assert read_ratio(text) == Decimal(number)


@pytest.mark.parametrize("text", ["%", "+", "5..", "..5", "1.2.3"])
def test_a_point_without_a_number(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_ratio(text)
