"""Headings that say the same, and headings that the law keeps apart."""

import pytest

from jianheng.intake.recognise.concepts import concepts_of, likeness, load_lexicon, plain
from jianheng.intake.recognise.names import signature


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("收押时间", "收押日期"),
        ("罪犯姓名", "姓名"),
        ("所在监狱名称", "所在监狱"),
        ("办案机关", "办案单位"),
        ("解矫时间", "解除矫正日期"),
        ("公民身份证号码", "身份证号"),
        ("罚金数额（元）", "罚金金额(元)"),
    ],
)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert signature(one) == signature(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("判决日期", "宣判日期"),
        ("判决日期", "生效日期"),
        ("送达日期", "签收日期"),
        ("收到日期", "签收日期"),
        ("羁押起日", "刑期起日"),
        ("刑期起日", "刑期止日"),
        ("提请日期", "裁定日期"),
        ("批准日期", "申请日期"),
        ("立案日期", "受理日期"),
        ("入所日期", "出所日期"),
        ("入监日期", "入所日期"),
        ("家属姓名", "姓名"),
        ("办案单位", "送押单位"),
        ("已缴金额", "未缴金额"),
    ],
)
def test_what_the_law_keeps_apart_stays_apart(one: str, other: str) -> None:
    assert signature(one) != signature(other)
    assert likeness(concepts_of(one), concepts_of(other)) < 1


def test_blanks_marks_and_numbers_before_a_heading_do_not_count() -> None:
    assert plain("3、 刑 期\n（起日）*") == plain("刑期起日")


def test_no_word_stands_for_two_concepts() -> None:
    lexicon = load_lexicon()
    assert lexicon.longest > 3
    assert set(lexicon.concepts.values()) <= set(lexicon.weights)
