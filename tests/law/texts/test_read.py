"""Files of law: encodings, headings, and files that hold no law."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.law.texts import LawText, NoLawError, UnreadableTextError, read_law_text

Read = Callable[..., LawText]
NUMBERS = ("第一条", "第二条 ", "第十 条", "条之一", "（一）", "1.", "一、")
PIECES = (*NUMBERS, "\n", "\n\n", "　", "甲；", "乙：", "丙。", "丁", "# ", "**")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_texts_are_read_in_the_encodings_in_use(read: Read, encoding: str, plain_form: str) -> None:
    text = read(plain_form.replace("\n", "\r\n").encode(encoding), "灯塔/法.txt")
    assert text.find("2.2") == ("守塔人不得少于二人。",)
    assert (text.title, text.file) == ("星桥市灯塔管理法", "灯塔/法.txt")
    assert text.sha256 == hashlib.sha256(plain_form.replace("\n", "\r\n").encode(encoding)).hexdigest()


def test_days_come_from_the_heading_and_the_name(read: Read, plain_form: str, bold_form: str) -> None:
    assert read(plain_form).days == (date(2010, 5, 6), date(2015, 7, 8))
    assert read(bold_form, "灯塔管理法(2022-01-01).md").day == date(2022, 1, 1)
    assert read("某规定\n\n现就2011年5月1日以后的案件规定如下：\n\n第一条 甲。", "某规定.md").days == ()
    spelled = read("某规定\n（一九九七年十月二十九日公布）\n第一条　甲。", "某规定.txt")
    assert spelled.day == date(1997, 10, 29)


def test_a_year_in_the_name_that_is_later_than_every_day_leaves_the_day_open(read: Read, bold_form: str) -> None:
    text = read(bold_form, "灯塔管理法(2025).md")
    assert (text.year, text.day) == (2025, None)


def test_days_in_brackets_that_run_over_lines_are_read(read: Read) -> None:
    words = "　　某法\n（1994年12月29日第八次\n会议通过　根据2012年10月26日\n第九次会议修正）\n　　第一条　甲。"
    assert read(words, "某法.txt").days == (date(1994, 12, 29), date(2012, 10, 26))


def test_a_note_of_the_version_in_the_title_states_its_year(read: Read) -> None:
    text = read("# 某法（2015年修正）\n\n第一条 甲。", "某法.md")
    assert (text.year, text.names) == (2015, ("某法",))


@pytest.mark.parametrize(
    ("words", "file", "names"),
    [
        ("# 甲规定\n第一条 …", "乙(2012-10-26).md", ("甲规定", "乙")),
        ("---\ntitle: 甲规定\n---\n第一条 …", "甲规定.md", ("甲规定",)),
        ("最高法院\n关于甲的规定\n第一条 …", "x.txt", ("最高法院", "最高法院关于甲的规定", "x")),
        ("# 关于印发《甲规定》的通知\n第一条 …", "甲.md", ("关于印发甲规定的通知", "甲", "甲规定")),
    ],
)
def test_a_text_goes_by_every_title_that_it_bears(read: Read, words: str, file: str, names: tuple[str, ...]) -> None:
    assert read(words, file).names == names


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空文件"),
        (b" \n\n", "空文件"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "不是文字文件"),
        ("第一条 甲。".encode("utf-16-le"), "不是文字文件"),
        (b"\xff\xff\xff\xff", "不是文字文件"),
    ],
)
def test_what_cannot_be_read_is_told(read: Read, content: bytes, said: str) -> None:
    with pytest.raises(UnreadableTextError, match=said) as found:
        read(content, "坏.md")
    assert found.value.file == "坏.md"


def test_a_file_without_articles_is_no_law(read: Read) -> None:
    with pytest.raises(NoLawError, match="没有“第一条”"):
        read("# 说明\n\n这里是说明。", "README.md")


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableTextError, match="打不开"):
        read_law_text(tmp_path / "无.md")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_are_refused(content: bytes) -> None:
    with suppress(UnreadableTextError):
        assert kept_in(content).articles


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_nothing_is_shown_that_the_file_does_not_print(words: str) -> None:
    try:
        text = kept_in(words.encode())
    except UnreadableTextError:
        return
    printed = re.sub(r"[\s*#]", "", words)
    for article in text.articles:
        assert text.find(article.number) == article.lines or article.number in text.twice
        assert all(re.sub(r"[\s*#]", "", line) in printed for line in article.lines)


def kept_in(content: bytes) -> LawText:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "任意.md"
        path.write_bytes(content)
        return read_law_text(path)
