"""ID numbers after GB 11643: length, parts, check character; nothing is repaired."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.identity import IdNumberError, check_character, read_id_number

births = st.dates(min_value=date(1900, 1, 1), max_value=date(2025, 12, 31))
orders = st.integers(min_value=0, max_value=999)


def number(birth: date, order: int, region: str = "320102") -> str:
    body = f"{region}{birth:%Y%m%d}{order:03d}"
    return body + check_character(body)


def test_the_example_of_the_standard() -> None:
    found = read_id_number("11010519491231002X")
    assert found.birth_on == date(1949, 12, 31)
    assert not found.male
    assert found.region == "110105"


@given(births, orders)
def test_a_right_number_reads_back(birth: date, order: int) -> None:
    found = read_id_number(number(birth, order))
    assert found.number == number(birth, order)
    assert found.birth_on == birth
    assert found.male == (order % 2 == 1)


@given(births, orders, st.integers(0, 17), st.integers(1, 9))
def test_every_single_wrong_digit_is_seen(birth: date, order: int, place: int, step: int) -> None:
    right = number(birth, order)
    if right[place] == "X":
        wrong = right[:place] + str(step)
    else:
        wrong = right[:place] + str((int(right[place]) + step) % 10) + right[place + 1 :]
    with pytest.raises(IdNumberError):
        read_id_number(wrong)


@given(births, orders, st.integers(0, 16))
def test_two_neighbours_exchanged_are_seen(birth: date, order: int, place: int) -> None:
    right = number(birth, order)
    swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    if swapped != right:
        with pytest.raises(IdNumberError):
            read_id_number(swapped)


@given(st.dates(min_value=date(1910, 1, 1), max_value=date(1999, 12, 31)), st.integers(0, 995))
def test_fifteen_digits_are_the_same_person_as_eighteen(birth: date, order: int) -> None:
    assert read_id_number(f"320102{birth:%y%m%d}{order:03d}").number == number(birth, order)


@pytest.mark.parametrize(
    "text",
    [
        "'11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        " 110105 19491231 002X\u3000",
        "110105-19491231-002×",
        "110105—19491231—002X",
    ],
)
def test_ways_of_writing(text: str) -> None:
    assert read_id_number(text).number == "11010519491231002X"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("110105194912310021", "末位校验码应为 X，实为 1：至少有一位写错"),
        ("1101051949123100", "实为 16 位"),
        ("11010519491231002", "只有 17 位，缺了一位"),
        ("1.10105E+17", "科学计数法"),
        ("110105194912310000", "末三位是 000 且校验码不符"),
        ("110105********002X", "号码被遮盖"),
        ("110105491231996", "专用于百岁以上老人"),
        ("110105101912310020", "第 7 至 14 位 10191231 不是出生日期"),
        ("911124198108030024", "外国人永久居留身份证请在证件种类中写明"),
        ("990105194912310021", "前两位 99 不是省级行政区划代码"),
        ("110105194913310021", "第 7 至 14 位 19491331 不是出生日期"),
        ("110105491331002", "第 7 至 14 位 19491331 不是出生日期"),
        ("", "实为 0 位"),
        ("①②③④⑤⑥⑦⑧⑨⑩", "应为 18 位"),
    ],
)
def test_the_reason_is_said(text: str, reason: str) -> None:
    with pytest.raises(IdNumberError, match=re.escape(reason)):
        read_id_number(text)


@given(st.text() | st.text("0123456789Xx- E+.", max_size=20))
def test_any_text_is_a_number_or_an_error(text: str) -> None:
    try:
        number = read_id_number(text).number
    except IdNumberError:
        return
    assert read_id_number(number).number == number


@pytest.mark.parametrize(
    "text",
    ['="11010519491231002X"', "\u200b11010519491231002X\u200b", "11010519491231002X。", "\ufeff11010519491231002X"],
)
def test_what_keeps_the_digits_or_is_not_seen_is_no_part_of_the_number(text: str) -> None:
    assert str(read_id_number(text)) == "11010519491231002X"


@pytest.mark.parametrize("text", ['="11010519491231002"', '="110105194912310021"', '="11010519491231002X'])
def test_a_wrong_number_stays_wrong_in_a_formula(text: str) -> None:
    with pytest.raises(IdNumberError):
        read_id_number(text)
