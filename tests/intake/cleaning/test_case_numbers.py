import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cleaning import CASE_NUMBER, fold, read_case_number, read_case_numbers


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("（2020）江05刑更123号", "（2020）江05刑更123号"),
        ("(2012)江刑执字第1452号", "（2012）江刑执字第1452号"),
        ("〔２０１９〕江０２刑更９７２号", "（2019）江02刑更972号"),
        ("（2O18）江17刑更第2812号", "（2018）江17刑更第2812号"),
        ("(2013)江一中法刑初字第00200、00220号", "（2013）江一中法刑初字第00200、00220号"),
        ("（2017） 江01认台3号之一", "（2017）江01认台3号之一"),
        ("2016江03刑更24号", "（2016）江03刑更24号"),
        ("江川监减[2018]95号", "江川监减（2018）95号"),
        ("（2019）浙0102刑初123", "（2019）浙0102刑初123号"),
        ("（2019）浙0102刑初第 12 号", "（2019）浙0102刑初第12号"),
        ("（2019浙0102刑初123号", "（2019）浙0102刑初123号"),
        ("2019）浙0102刑初123号", "（2019）浙0102刑初123号"),
        ("【2019】浙0102刑初123号。", "（2019）浙0102刑初123号"),
        ("(2012)杭上刑初字第123号", "（2012）杭上刑初字第123号"),
        ("沪检刑诉〔2019〕12号", "沪检刑诉（2019）12号"),
        ("沪01检刑诉〔2019〕12号", "沪01检刑诉（2019）12号"),
        ("江检执检纠〔2020〕5", "江检执检纠（2020）5号"),
        ("(2019)X监减字第12号", "（2019）X监减字第12号"),
        ("（二〇一九）浙刑初1号", "（2019）浙刑初1号"),
        ("江公(刑)拘字〔2023〕12号", "江公（刑）拘字（2023）12号"),
        ("江公（刑侦大队）取保字[2023]0012号", "江公（刑侦大队）取保字（2023）0012号"),
    ],
)
def test_one_form_for_every_print(words: str, number: str) -> None:
    assert read_case_number(words) == number


@pytest.mark.parametrize(
    "words",
    ["", "（2020）", "第123号", "2018年江刑5号", "江刑更123号", "（2019）浙0102", "2019江州监狱3号", "计划（2019）5"],
)
def test_what_is_no_number_is_not_read(words: str) -> None:
    assert read_case_number(words) is None


def test_it_is_found_inside_a_sentence() -> None:
    text = fold("于2018年5月1日作出（2018）江01刑初7号刑事判决，法释〔2016〕23号")
    assert [found[0] for found in re.finditer(CASE_NUMBER, text)] == ["(2018)江01刑初7号"]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("（2019）江01刑初3号、（2020）江刑终5号", ("（2019）江01刑初3号", "（2020）江刑终5号")),
        ("(2019)江01刑初3号;(2020)江刑终5号", ("（2019）江01刑初3号", "（2020）江刑终5号")),
        ("(2019)江01刑初3号(2020)江刑终5号", ("（2019）江01刑初3号", "（2020）江刑终5号")),
        ("（2019）江01刑初3、4号", ("（2019）江01刑初3、4号",)),
        ("（2019）江01刑初3号、同案", ()),
        ("", ()),
    ],
)
def test_several_numbers_in_a_cell(words: str, numbers: tuple[str, ...]) -> None:
    assert read_case_numbers(words) == numbers


@given(st.text() | st.text("（(〔2019）)〕江刑初更监检字第号12、之 一"))
def test_one_form_of_any_text_is_its_own_form(words: str) -> None:
    number = read_case_number(words)
    assert number is None or read_case_number(number) == number
