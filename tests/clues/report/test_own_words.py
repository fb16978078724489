"""The own words of cited articles in the report, where law texts are attached."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianheng.clues import write_report
from jianheng.law.texts import LawTexts, read_law_text

Report = Callable[..., Any]
HOSTILE = "\"><img src=x onerror='document.title=1' {{ 7*7 }}"
FILE = "<script>alert(1)<script>规定.md"
# The title is that of a real instrument, the words are invented.
TEXT = f"""# 规定

2017年1月1日 施行

第六条 示例第一款。

示例第二款。

示例第三款，有下列情形：

（一）示例甲；

（二）示例乙{HOSTILE}。
"""


@pytest.fixture
def texts(tmp_path: Path) -> LawTexts:
    """The text of the instrument that the clues cite: its article 6, not its article 40."""
    (tmp_path / FILE).write_text(TEXT, "utf-8")
    return LawTexts({"减刑规定2016": read_law_text(tmp_path / FILE)})


def test_without_texts_the_report_has_no_place_for_them(run: Path, report: Report) -> None:
    assert report(run).all(css="own") == []


def test_the_words_stand_folded_beside_the_citation(run: Path, report: Report, texts: LawTexts) -> None:
    clue = report(run, texts=texts).all("article", "unlawful")[1]
    (duty, *_) = clue.one("ul", "duty").all("li")
    folded = duty.one("details", "own")
    assert "open" not in folded.attributes
    assert [line.text() for line in folded.one("blockquote").all("p")] == [
        "示例第三款，有下列情形：",
        "（一）示例甲；",
        f"（二）示例乙{HOSTILE}。",
    ]
    assert folded.all("p", "quiet")[0].text().startswith(f"出自 {FILE}，文本载明最近日期 2017-01-01")
    steps = clue.one("ol", "proof").all("details", "own")
    assert [step.one("summary").text() for step in steps] == ["减刑规定 第六条第三款 原文"]


def test_a_place_that_the_text_lacks_is_said(run: Path, report: Report, texts: LawTexts) -> None:
    clue = report(run, texts=texts).all("article", "unlawful")[1]
    said = clue.one("ul", "duty").all("li")[1].one("p", "own").text()
    assert said.startswith(f"条文原文：文本中没有这一条 {FILE}")


def test_the_english_report_marks_the_words_as_chinese(run: Path, report: Report, texts: LawTexts) -> None:
    folded = report(run, "en", texts=texts).all("details", "own")[0]
    assert folded.one("summary").text() == "The article's own words"
    assert folded.one("blockquote").attributes["lang"] == "zh"


def test_the_same_run_and_texts_give_the_same_bytes(run: Path, texts: LawTexts, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write_report(run, tmp_path / name, texts=texts)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_hostile_words_stay_words(run: Path, report: Report, texts: LawTexts) -> None:
    page = report(run, texts=texts)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert HOSTILE in page.text()
    assert FILE in page.text()


@pytest.mark.real("browser")
def test_a_browser_shows_the_words_when_they_are_unfolded(
    run: Path, texts: LawTexts, chromium: Path, tmp_path: Path
) -> None:
    write_report(run, tmp_path / "report.html", texts=texts)
    call = [str(chromium), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    profile, address = f"--user-data-dir={tmp_path / 'profile'}", (tmp_path / "report.html").as_uri()
    done = subprocess.run([*call, profile, "--dump-dom", address], capture_output=True, check=True, timeout=120)
    dom = done.stdout.decode()
    assert "<title>刑事执行法律监督模型报告" in dom
    assert '<details class="own"><summary>条文原文</summary>' in dom
