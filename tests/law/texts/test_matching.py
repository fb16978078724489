"""Which text is that of which instrument, and what is told instead of guessed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from jianheng.law import Instrument
from jianheng.law.texts import LawText, match

Read = Callable[..., LawText]
Versions = dict[str, Instrument]


def matched(texts: list[LawText], known: Versions) -> dict[str, tuple[str, str]]:
    return {key: (each.text.file, each.how) for key, each in match(texts, known).matched.items()}


def unfit(texts: list[LawText], known: Versions) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.text.file, each.why, each.instruments) for each in match(texts, known).unfit]


def test_versions_that_share_a_title_go_by_date(
    read: Read, lighthouses: Versions, plain_form: str, bold_form: str
) -> None:
    # The law of 2021 was made while that of 2010 was in force; the law of 2010 was amended in 2015.
    texts = [read(plain_form, "a.md"), read(bold_form, "b.md")]
    assert matched(texts, lighthouses) == {"灯塔法2010": ("a.md", "later"), "灯塔法2021": ("b.md", "title")}


@pytest.mark.parametrize(
    ("file", "version"),
    [
        ("灯塔管理法(2022-01-01).md", "灯塔法2021"),
        ("灯塔管理法(2010).md", "灯塔法2010"),
        ("灯塔管理法(2018).md", "灯塔法2010"),
        ("灯塔管理法(2025-03-01).md", "灯塔法2021"),
    ],
)
def test_the_date_in_a_name_tells_the_version(read: Read, lighthouses: Versions, file: str, version: str) -> None:
    assert list(matched([read("# 星桥市灯塔管理法\n第一条 甲。", file)], lighthouses)) == [version]


@pytest.mark.parametrize(
    ("file", "why", "instruments"),
    [
        ("灯塔管理法.md", "several_versions", ("灯塔法2010", "灯塔法2021")),
        ("灯塔管理法(1979-01-01).md", "other_date", ("灯塔法2010", "灯塔法2021")),
    ],
)
def test_no_version_is_guessed(
    read: Read, lighthouses: Versions, file: str, why: str, instruments: tuple[str, ...]
) -> None:
    text = read("# 星桥市灯塔管理法\n第一条 甲。", file)
    assert (matched([text], lighthouses), unfit([text], lighthouses)) == ({}, [(file, why, instruments)])


def test_a_text_without_a_date_is_used_where_only_one_version_bears_its_title(
    read: Read, make_instrument: Callable[..., Instrument]
) -> None:
    known = {"某规定2014": make_instrument("某规定2014", "关于某事的规定", date(2014, 1, 1))}
    text = read("星桥市法院、星桥市检察院关于某事的规定\n第一条 甲。", "x.txt")
    assert matched([text], known) == {"某规定2014": ("x.txt", "undated")}
    assert unfit([read("# 关于另一件事的规定\n第一条 甲。", "y.md")], known) == [("y.md", "not_entered", ())]


def test_a_slip_in_the_title_needs_the_day_as_proof(read: Read, make_instrument: Callable[..., Instrument]) -> None:
    known = {"财产规定2000": make_instrument("财产规定2000", "星桥法院关于适用财产刑的规定", date(2000, 12, 19))}
    proved = read("# 星桥法院于适用财产刑的规定\n\n2000年12月19日 施行\n\n第一条 甲。", "a.md")
    assert matched([proved], known) == {"财产规定2000": ("a.md", "near_title")}
    bare = read("# 星桥法院于适用财产刑的规定\n\n2000年12月13日 公布\n\n第一条 甲。", "b.md")
    assert unfit([bare], known) == [("b.md", "near_title", ("财产规定2000",))]


def test_a_title_with_another_number_is_another_law(read: Read, make_instrument: Callable[..., Instrument]) -> None:
    known = {"修八": make_instrument("修八", "关于灯塔法修正案（八）时间效力的解释", date(2011, 5, 1))}
    other = read("# 关于灯塔法修正案（九）时间效力的解释\n\n2011年5月1日\n\n第一条 甲。", "九.md")
    assert unfit([other], known) == [("九.md", "not_entered", ())]


def test_the_same_law_twice_is_used_once_and_told(read: Read, lighthouses: Versions, bold_form: str) -> None:
    texts = [read(bold_form, "b.md"), read(bold_form.replace("。", "。 ").replace("**", ""), "又/b.md")]
    assert matched(texts, lighthouses) == {"灯塔法2021": ("b.md", "title")}
    assert unfit(texts, lighthouses) == [("又/b.md", "same_words", ("灯塔法2021",))]


def test_two_texts_that_differ_are_both_left_out_and_the_articles_named(
    read: Read, lighthouses: Versions, bold_form: str
) -> None:
    texts = [read(bold_form, "b.md"), read(bold_form.replace("三人", "四人"), "c.md")]
    assert matched(texts, lighthouses) == {}
    told = match(texts, lighthouses).unfit
    assert [(each.text.file, each.why, each.beside, each.differ) for each in told] == [
        ("b.md", "several_texts", "c.md", ("2",)),
        ("c.md", "several_texts", "b.md", ("2",)),
    ]


def test_of_two_states_of_one_version_the_later_is_used(read: Read, lighthouses: Versions, plain_form: str) -> None:
    texts = [read(plain_form, "a.md"), read(plain_form.replace("2015年7月8日", "2013年7月8日"), "b.md")]
    assert matched(texts, lighthouses) == {"灯塔法2010": ("a.md", "later")}
    assert unfit(texts, lighthouses) == [("b.md", "earlier", ("灯塔法2010",))]
    undated = read("# 星桥市灯塔管理法\n第一条 甲。", "灯塔管理法.md")
    one = {"灯塔法2010": lighthouses["灯塔法2010"]}
    assert matched([texts[0], undated], one) == {}
