"""Printed terms held against the arithmetic: what agrees, what the text explains, and what it does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from benchmarks.printed.__main__ import main
from benchmarks.printed.custody import custody
from benchmarks.printed.judged import AGREES, CAPTURED, CREDIT, CUSTODY, READING, UNEXPLAINED, judged
from benchmarks.printed.judgments import printed_terms
from benchmarks.printed.rulings import AGREES as COUNTED
from benchmarks.printed.rulings import DIFFERS, ruled

from jianheng.library import sample_files

HEAD = (
    "某市人民法院刑事判决书。公诉机关某市人民检察院。被告人甲某，男。{story}某市人民检察院指控，{facts}。"
    "判决如下：被告人甲某犯盗窃罪，判处"
)
ORDER = "。(刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，{more}即自{start}起至{end}止)。"


def outcome(
    term: str, start: str, end: str, *, story: str = "", facts: str = "甲某盗窃", more: str = ""
) -> tuple[str, int]:
    text = HEAD.format(story=story, facts=facts) + term + ORDER.format(start=start, end=end, more=more)
    [found] = [judged(each) for each in printed_terms("甲", text)]
    return found.kind, found.off


def test_a_range_that_is_start_and_term_agrees() -> None:
    assert outcome("有期徒刑一年零六个月", "2017年3月15日", "2018年9月14日") == (AGREES, 0)


def test_a_month_s_end_before_2021_has_two_readings() -> None:
    story = "因本案于2018年2月28日被刑事拘留。"
    for end in ("2018年6月27日", "2018年6月29日"):
        assert outcome("拘役四个月", "2018年2月28日", end, story=story) == (READING, 0)


def test_days_that_the_order_deducts_explain_the_difference() -> None:
    more = "原羁押八日予以折抵，"
    assert outcome("拘役三个月", "2018年8月14日", "2018年11月5日", more=more) == (CREDIT, -8)
    assert outcome("拘役三个月", "2018年8月14日", "2018年11月4日", more=more)[0] == UNEXPLAINED


def test_earlier_custody_and_bail_explain_it_by_both_lawful_forms() -> None:
    story = "因本案于2018年9月11日被抓获，次日被刑事拘留，同月27日被取保候审，2019年8月1日被逮捕。"
    assert outcome("拘役四个月", "2019年8月1日", "2019年11月13日", story=story) == (CUSTODY, -17)
    # 自首次羁押之日写起，止日按未羁押的天数顺延。
    assert outcome("拘役四个月", "2018年9月11日", "2019年11月14日", story=story)[0] == CUSTODY
    assert outcome("拘役四个月", "2019年8月1日", "2019年10月13日", story=story)[0] == UNEXPLAINED


def test_a_capture_before_the_start_explains_a_day() -> None:
    facts = "2017年10月13日，被告人甲某因本案被抓获"
    assert outcome("有期徒刑六个月", "2017年10月24日", "2018年4月22日", facts=facts) == (CAPTURED, -1)
    assert outcome("有期徒刑六个月", "2017年10月24日", "2018年4月22日") == (UNEXPLAINED, -1)


def test_custody_is_read_as_blocks() -> None:
    found = custody("2017年5月27日被刑事拘留，2017年5月29日被指定居所监视居住，2017年6月19日被刑事拘留。")
    assert found is not None
    assert found.blocks == ((date(2017, 5, 27), date(2017, 5, 29)), (date(2017, 6, 19), None))
    assert found.residence == 21
    assert custody("被告人甲某，男，1990年1月1日出生") is None


def test_a_new_end_is_counted_again_or_differs() -> None:
    folder = sample_files()[0]
    kinds = {path.stem: ruled(path.stem, path.read_text(encoding="utf-8")).kind for path in folder.glob("*.txt")}
    assert kinds["06-止日错误"] == DIFFERS
    assert COUNTED in kinds.values()


def test_a_folder_without_documents_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "judgments.jsonl" in capsys.readouterr().err


@pytest.mark.real("rulings")
def test_of_the_real_documents_hardly_one_is_left_unexplained(
    real_rulings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(real_rulings)]) == 0
    told = capsys.readouterr().out
    assert "| 文中没有写明原因 no reason in the text | 1 |" in told
    assert "| 不一致 differs | 1 |" in told
