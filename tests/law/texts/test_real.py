"""Texts of laws as public collections hold them."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.law import load_instruments, load_tables
from jianheng.law.texts import Lack, LawTexts, Survey, all_unstated, citations, lacking, survey

pytestmark = pytest.mark.real("law texts")


@pytest.fixture(scope="module")
def found(real_law_texts: Path) -> Survey:
    return survey(real_law_texts, load_instruments())


def test_every_instrument_whose_text_is_there_is_matched(found: Survey) -> None:
    files = {key: each.text.file for key, each in found.matching.matched.items()}
    expected = {
        "监狱法2012": "监狱法(2012-10-26).md",
        "监狱法2026": "监狱法(2026-04-30).md",
        "刑事诉讼法2018": "刑事诉讼法(2018-10-26).md",
        "刑诉法解释2012": "最高人民法院关于适用《刑事诉讼法》的解释(2012-12-20).md",
        "刑诉法解释2021": "最高人民法院关于适用《刑事诉讼法》的解释(2021-01-26).md",
        "刑诉规则2012": "人民检察院刑事诉讼规则（试行）(2012-11-22).md",
        "刑诉规则2019": "人民检察院刑事诉讼规则(2019-12-02).md",
        "刑法": "刑法.md",
        "看守所条例1990": "看守所条例(1990-03-17).md",
        "社区矫正法2019": "社区矫正法(2019-12-28).md",
        "公安程序规定2020": "公安机关办理刑事案件程序规定(2020-07-20).md",
        # Its title lacks a sign; the day on which it begins proves it.
        "财产刑规定2000": "最高人民法院于适用财产刑若干问题的规定(2000-12-13).md",
    }
    assert {key: files.get(key) for key in expected} == expected
    # Titles of earlier versions are there in later texts only.
    assert {"刑法1997", "监狱法1994", "刑事诉讼法2012"} & files.keys() == set()


def test_every_file_is_accounted_for(found: Survey, real_law_texts: Path) -> None:
    used = [each.text.file for each in found.matching.matched.values()]
    assert sorted((*used, *found.others)) == sorted(path.name for path in real_law_texts.rglob("*.md"))
    assert found.unreadable == ()


@pytest.mark.parametrize(
    ("instrument", "articles"),
    [
        ("刑事诉讼法2018", 308),
        ("刑诉法解释2021", 655),
        ("刑诉规则2012", 708),
        ("监狱法2026", 121),
        ("减刑规定2016", 42),
    ],
)
def test_texts_are_read_whole(found: Survey, instrument: str, articles: int) -> None:
    text = found.matching.matched[instrument].text
    assert (len(text.articles), text.twice, text.missing) == (articles, {}, ())


def test_words_are_those_of_the_place(found: Survey) -> None:
    texts = LawTexts({key: each.text for key, each in found.matching.matched.items()})
    words = {ref: "".join(quote.lines) for ref in REFS if (quote := texts.quote(ref))}
    assert {ref: REFS[ref] in words.get(ref, "") for ref in REFS} == dict.fromkeys(REFS, True)


REFS = {
    "监狱法2012#58.2": "禁闭的期限为七天至十五天",
    "减刑规定2016#6.3": "两次减刑",
    "刑法#78.2": "不能少于十三年",
    "刑法#383.4": "终身监禁",
    "刑事诉讼法2018#230": "上诉和抗诉的期限为十日",
}


def test_articles_cited_where_the_instrument_has_a_text_are_there(found: Survey) -> None:
    texts = LawTexts({key: each.text for key, each in found.matching.matched.items()})
    cited = citations(load_instruments(), load_tables(), {})
    with_text = [each for each in cited if each.instrument in texts.texts]
    assert len(with_text) >= 500
    assert [each.cited.ref for each in lacking(texts, with_text) if each.lack is not Lack.text] == []


def test_hardly_a_paraphrase_states_an_amount_that_the_words_do_not(found: Survey) -> None:
    texts = LawTexts({key: each.text for key, each in found.matching.matched.items()})
    instruments = load_instruments()
    told = all_unstated(texts, citations(instruments, load_tables(), {}), instruments)
    # An article that only points at another one states no amount itself; anything much beyond that is a wrong number.
    assert {"修八时间效力2011#7"} <= {each.cited.ref for each in told}
    assert len(told) <= 10, [(each.cited.ref, each.amounts) for each in told]
