"""Instruments: what is entered, what a reference names, which text applied on a day."""

from datetime import date
from pathlib import Path

import pytest

from jianheng.law import LawDataError, UnknownReference, article, load_instruments, resolve

ALL = load_instruments()


@pytest.mark.parametrize(
    ("name", "number", "first", "last", "later"),
    [
        ("减刑规定2016", "法释〔2016〕23号", "2017-01-01", None, None),
        ("减刑补充规定2019", "法释〔2019〕6号", "2019-06-01", None, None),
        ("减刑规定2012", "法释〔2012〕2号", "2012-07-01", "2016-12-31", "减刑规定2016"),
        ("减刑程序规定2014", "法释〔2014〕5号", "2014-06-01", None, None),
        ("刑诉法解释2021", "法释〔2021〕1号", "2021-03-01", None, None),
        ("刑诉法解释2012", "法释〔2012〕21号", "2013-01-01", "2021-02-28", "刑诉法解释2021"),
        ("刑事诉讼法2012", "", "2013-01-01", "2018-10-25", "刑事诉讼法2018"),
        ("监狱法2012", "", "2013-01-01", "2026-10-31", "监狱法2026"),
        ("监狱法2026", "", "2026-11-01", None, None),
        ("社区矫正法2019", "", "2020-07-01", None, None),
    ],
)
def test_dates_and_numbers(name: str, number: str, first: str, last: str | None, later: str | None) -> None:
    found = ALL[name]
    assert (found.number, found.from_on.isoformat(), found.replaced_by) == (number, first, later)
    assert (found.until_on.isoformat() if found.until_on else None) == last


def test_every_article_is_paraphrased_in_both_languages() -> None:
    bare = [
        f"{each.id}#{number}"
        for each in ALL.values()
        for number, entry in each.articles.items()
        if not (entry.paraphrase_zh and entry.paraphrase_en)
    ]
    assert bare == []


def test_what_was_not_read_says_so() -> None:
    for each in ALL.values():
        for number, entry in each.articles.items():
            if entry.confidence in ("R3", "M"):
                assert "未" in entry.paraphrase_zh, f"{each.id}#{number}"


@pytest.mark.parametrize(
    ("ref", "on", "how", "applied"),
    [
        ("减刑规定2016#6.3", "2017-01-01", "same", ["减刑规定2016", "6.3"]),
        ("减刑规定2016#6.3", "2016-12-31", "other_version", ["减刑规定2012", "6"]),
        ("减刑规定2016#6.3", "2005-01-01", "other_version", ["减刑规定1997", "3"]),
        ("减刑规定2012#6", "2020-01-01", "other_version", ["减刑规定2016", "6.1", "6.3", "6.4"]),
        ("刑事诉讼法2012#262.2", "2018-10-25", "same", ["刑事诉讼法2012", "262.2"]),
        ("刑事诉讼法2012#262.2", "2018-10-26", "other_version", ["刑事诉讼法2018", "273.2"]),
        ("刑事诉讼法2018#273", "2015-01-01", "other_version", ["刑事诉讼法2012", "262.2"]),
        ("监狱法2026#31.2", "2000-01-01", "other_version", ["监狱法1994", "15"]),
        ("监狱法2012#16", "2026-11-01", "other_version", ["监狱法2026", "32.1", "32.3"]),
        ("监狱法2012#36", "2026-11-01", "other_version", ["监狱法2026"]),
        ("刑法#383.4", "2015-11-01", "same", ["刑法", "383.4"]),
        ("刑法#383.4", "2015-10-31", "other_wording", ["刑法"]),
        ("刑法#78.2", "2005-01-01", "other_version", ["刑法1997", "78.2"]),
        ("社区矫正法2019#21.1", "2019-01-01", "no_text", []),
    ],
)
def test_which_text_applied(ref: str, on: str, how: str, applied: list[str]) -> None:
    found = article(ref, date.fromisoformat(on))
    names = [found.instrument.id] if found.instrument else []
    assert (found.how, [*names, *found.articles]) == (how, applied)


def test_an_article_stands_for_its_paragraphs() -> None:
    assert list(resolve("减刑规定2016#6")[1]) == ["6.1", "6.2", "6.3", "6.4"]
    assert list(resolve("减刑规定2016#11")[1]) == ["11"]


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("减刑规定2016", "不是条文引用：[减刑规定2016]，应写成 减刑规定2016#6.3"),
        ("减刑规定2017#6", "没有录入这个文件：[减刑规定2017]，是否指 减刑规定2016"),
        ("减刑规定2016#999", "没有录入第 [999] 条"),
        ("减刑规定2016#6.9", "没有录入第 [6.9] 条"),
    ],
)
def test_a_wrong_reference_says_what_is_wrong(ref: str, message: str) -> None:
    with pytest.raises(UnknownReference) as caught:
        resolve(ref)
    assert message in str(caught.value)


BAD = """\
instrument: 乙
title: {zh: 乙}
number: ""
issuer: 某院
from: 2020-13-01
until: null
replaced_by: 丙
articles:
  "六": {norm: 应当, confidence: R1, zh: 甲, en: a, b}
"""


def test_every_mistake_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text(BAD, encoding="utf-8")
    with pytest.raises(LawDataError) as caught:
        load_instruments(tmp_path)
    text = str(caught.value)
    for part in (
        "甲.yaml:1 instrument [乙] 名称与文件名不同。改法：改为 甲",
        "甲.yaml:2 title [en] 缺少这个键。改法：补上 en",
        "甲.yaml:5 from [2020-13-01]",
        "甲.yaml:9 articles [六] 不是条款号。改法：写成 6、37-1（第三十七条之一）或者 6.3（第六条第三款）",
        "甲.yaml:9 六 [b] 未知的键，应为 norm、confidence、zh、en、since、became",
        "改法：改正或删去；值中有英文逗号的要加引号",
        "甲.yaml:9 norm [应当] 应为 hard、soft",
        "乙.yaml replaced_by [丙] 没有这个文件",
    ):
        assert part in text


def test_versions_may_not_overlap(tmp_path: Path) -> None:
    head = "title: {zh: 甲, en: a}\nnumber: ''\nissuer: 某院\n"
    entry = '{norm: hard, confidence: R1, zh: 甲, en: a, became: ["7"]}'
    (tmp_path / "旧.yaml").write_text(
        f'instrument: 旧\n{head}from: 2010-01-01\nuntil: 2020-01-01\nreplaced_by: 新\narticles: {{"1": {entry}}}\n'
    )
    (tmp_path / "新.yaml").write_text(
        f"instrument: 新\n{head}from: 2020-01-01\nuntil: null\nreplaced_by: null\narticles: {{}}\n"
    )
    with pytest.raises(LawDataError) as caught:
        load_instruments(tmp_path)
    assert "旧.yaml until [2020-01-01] 应早于 新 的施行日 2020-01-01" in str(caught.value)
    assert "旧.yaml 1 [7] 新 没有录入这一条" in str(caught.value)


def test_an_instrument_says_which_words_take_the_number_in(tmp_path: Path) -> None:
    text = (
        "instrument: 办法\ntitle: {zh: 办法, en: rules}\nnumber: ''\nissuer: 某部\nfrom: 2020-07-01\nuntil: null\n"
        'replaced_by: null\ndates: R2\nbounds: {closed: [以上, 内], open: [以下, 超过], cite: "58"}\n'
        'articles: {"58": {norm: hard, confidence: R2, zh: 甲, en: a}}\n'
    )
    (tmp_path / "办法.yaml").write_text(text, encoding="utf-8")
    found = load_instruments(tmp_path)["办法"]
    assert (found.dates, found.closed, found.open, found.bounds_from) == ("R2", ("以上", "内"), ("以下", "超过"), "58")
    other = tmp_path / "另"
    other.mkdir()
    (other / "办法.yaml").write_text(text.replace('cite: "58"', 'cite: "57"'), encoding="utf-8")
    with pytest.raises(LawDataError, match=r"办法.yaml:9 bounds \[57\] 没有录入这一条"):
        load_instruments(other)
