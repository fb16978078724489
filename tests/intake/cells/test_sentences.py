"""A whole sentence in one cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cells import read_sentence
from jianheng.law.term import Term


def said(text: str) -> dict[str, str]:
    found = vars(read_sentence(text))
    return {name: str(value if name == "rest" else value.value) for name, value in found.items() if value}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("有期徒刑三年缓刑五年", {"penalty": "fixed_term", "term": "3y", "probation": "5y"}),
        (
            "有期徒刑三年六个月，并处罚金人民币五千元，剥夺政治权利一年",
            {"penalty": "fixed_term", "term": "3y6m", "fine": "5000", "rights": "1y"},
        ),
        (
            "无期徒刑，剥夺政治权利终身，并处没收个人全部财产",
            {"penalty": "life", "rights_for_life": "True", "confiscation": "all"},
        ),
        ("死缓", {"penalty": "death_reprieve"}),
        ("死刑，缓期二年执行，剥夺政治权利终身", {"penalty": "death_reprieve", "rights_for_life": "True"}),
        ("3年6个月", {"term": "3y6m"}),
        (
            "拘役六个月，缓刑一年，罚金2000元",
            {"penalty": "criminal_detention", "term": "6m", "probation": "1y", "fine": "2000"},
        ),
        ("没收财产人民币3万元", {"confiscation": "part", "confiscated": "30000"}),
        ("单处罚金5000元", {"fine": "5000"}),
        ("判处管制二年", {"penalty": "control", "term": "2y"}),
        ("有期徒刑十年，驱逐出境", {"penalty": "fixed_term", "term": "10y", "rest": "驱逐出境"}),
        ("有期徒刑三年，并处罚金5万余元", {"penalty": "fixed_term", "term": "3y", "rest": "并处罚金5万余元"}),
        ("有期徒刑三年以下", {"rest": "有期徒刑三年以下"}),
        ("有期徒刑三年六", {"rest": "有期徒刑三年六"}),
        ("没收财产", {"rest": "没收财产"}),
        ("有期徒刑3.6", {"rest": "有期徒刑3.6"}),
        ("无罪", {"rest": "无罪"}),
        ("", {}),
    ],
)
def test_parts_and_what_is_left(text: str, parts: dict[str, str]) -> None:
    assert said(text) == parts


def test_of_two_penalties_none_is_chosen() -> None:
    text = "盗窃罪有期徒刑一年；诈骗罪有期徒刑二年，决定执行有期徒刑二年六个月"
    assert said(text) == {"rest": text}


def test_each_part_has_its_own_words() -> None:
    found = read_sentence("有期徒刑３年，罚金 5,000元")
    assert found.term is not None
    assert found.fine is not None
    assert (found.term.words, found.fine.words) == ("３年", "5,000元")


@given(st.builds(Term, st.integers(1, 25), st.integers(0, 11)), st.integers(1, 5), st.integers(1, 10**6))
def test_a_sentence_reads_back(term: Term, probation: int, fine: int) -> None:
    text = f"有期徒刑{term.zh()}，缓刑{Term(probation).zh()}，并处罚金人民币{fine}元"
    assert said(text) == {"penalty": "fixed_term", "term": str(term), "probation": f"{probation}y", "fine": str(fine)}


@given(st.text() | st.text("有期徒刑缓刑罚金拘役一二三年个月元，。；0123456789"))
def test_any_text_can_be_read_and_every_part_has_words_of_it(text: str) -> None:
    for part in vars(read_sentence(text)).values():
        assert part is None or isinstance(part, str) or part.words == text[part.start : part.end]


@pytest.mark.parametrize(
    ("text", "term", "probation", "fine"),
    [
        ("有期徒刑三年（缓刑五年）", "3y", "5y", None),
        ("有期徒刑三年缓五年", "3y", "5y", None),
        ("三年缓五年", "3y", "5y", None),
        ("有期徒刑三年，罚金5万", "3y", None, "50000"),
        ("有期徒刑三年，并处罚金5000", "3y", None, "5000"),
        ("拘役六月", "6m", None, None),
        ("拘役四月缓六月", "4m", "6m", None),
        ("有期徒刑三年 缓 五年", "3y", "5y", None),
        ("有期徒刑三年，罚金五千", "3y", None, "5000"),
        ("拘役6月，缓刑一年，罚金5000元", "6m", "1y", "5000"),
    ],
)
def test_short_forms(text: str, term: str, probation: str | None, fine: str | None) -> None:
    found = read_sentence(text)
    assert found.rest == ""
    assert str(found.term and found.term.value) == term
    assert (found.probation and str(found.probation.value)) == probation
    assert (found.fine and str(found.fine.value)) == fine


@pytest.mark.parametrize(
    "text",
    [
        "有期徒刑三年，罚金5000元（已缴纳）",
        "有期徒刑三年，罚金50",
        "有期徒刑三年，罚金5万余",
        "有期徒刑三年，罚金5000 3000",  # two numbers, not 50,003,000
        "有期徒刑三年，罚金5000-8000",
        "有期徒刑三年，罚金1万2",
        "有期徒刑三年，罚金5.5",
        "死刑缓二年",
        "死刑，缓二年",  # no probation beside a sentence of death
        "死缓，缓二年",
        "有期徒刑三年，暂缓一年",
        "三年缓期五年",
        "拘役六月一日",
    ],
)
def test_short_forms_that_say_more_stay_unread(text: str) -> None:
    assert read_sentence(text).rest
