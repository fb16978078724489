"""Law texts attached to a workspace, as a user attaches and checks them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Command = Callable[..., Result]

# The titles are those of real laws, the words are invented.
PRISONS_2012 = """# 中华人民共和国监狱法

2012年10月26日 修正

<!-- INFO END -->

第十五条 示例：送交。

示例：代为执行。

第五十八条 示例：有下列情形之一的：

（一）示例；

（二）<b>示例</b>。

示例：禁闭七天至十五天。
"""
PRISONS_2026 = "# 中华人民共和国监狱法\n\n2026年4月30日修订\n\n**第八十四条**　示例：只有一款。\n"


@pytest.fixture
def workspace(jianheng: Command, tmp_path: Path) -> Path:
    """A workspace with a folder of texts inside it."""
    place = tmp_path / "工作区"
    assert jianheng("new", place).exit_code == 0
    (place / "法律").mkdir()
    (place / "法律" / "监狱法.md").write_text(PRISONS_2012, "utf-8")
    (place / "法律" / "新监狱法.txt").write_bytes(PRISONS_2026.encode("gbk"))
    (place / "法律" / "说明.md").write_text("# 说明\n", "utf-8")
    (place / "法律" / "坏.txt").write_bytes(b"\0")
    return place


def attach(jianheng: Command, workspace: Path, *options: str) -> Result:
    return jianheng("law", "texts", workspace, workspace / "法律", *options)


def test_a_folder_is_attached_and_told(jianheng: Command, workspace: Path) -> None:
    result = attach(jianheng, workspace)
    assert result.exit_code == 0, result.output
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["监狱法2012", "2", "2012-10-26", "监狱法.md（缺第"] in [line[:4] for line in lines]
    assert ["监狱法2026", "1", "2026-04-30"] in [line[:3] for line in lines]
    assert "坏.txt：不是文字文件" in result.stdout
    assert "不是法律文本：说明.md" in result.stdout
    assert "监狱法1994" in next(line for line in result.stdout.splitlines() if line.startswith("没有文本的法律文件"))
    assert 'folder: "法律"' in (workspace / "law" / "texts.yaml").read_text("utf-8")
    again = jianheng("law", "texts", workspace, "--json")
    document = json.loads(again.stdout)
    assert [(each["instrument"], each["attached"]) for each in document["texts"]] == [
        ("监狱法2012", True),
        ("监狱法2026", True),
    ]


def test_the_check_names_what_the_texts_lack(jianheng: Command, workspace: Path) -> None:
    attach(jianheng, workspace)
    result = jianheng("law", "texts", workspace, "--check")
    assert result.exit_code == 1
    assert "监狱法2026（新监狱法.txt）：" in result.stdout
    assert "第八十四条第二款 [监狱法2026#84.2] 有这一条，没有这一款" in result.stdout
    assert "第十六条 [监狱法2012#16] 文本中没有这一条" in result.stdout
    assert "监狱法2012#58.2" not in result.stdout
    assert "用于" in result.stdout
    document = json.loads(jianheng("law", "texts", workspace, "--check", "--json").stdout)["check"]
    lacks = {each["ref"]: each["lack"] for each in document["lacking"]}
    assert (lacks["监狱法2026#84.2"], lacks["监狱法2012#16"], lacks["监狱法1994#15"]) == (
        "paragraph",
        "article",
        "text",
    )
    assert document["cited"] == document["found"] + len(lacks)
    # The article is there, but does not say what we take it to say.
    assert "监狱法2012 第十五条第一款 [监狱法2012#15.1]：一个月" in result.stdout
    assert {"ref": "监狱法2012#15.1", "amounts": ["一个月"]} in document["unstated"]


def test_what_changed_since_is_told_and_not_shown(jianheng: Command, workspace: Path) -> None:
    attach(jianheng, workspace)
    (workspace / "法律" / "监狱法.md").write_text(PRISONS_2012.replace("七天", "九天"), "utf-8")
    (workspace / "法律" / "新监狱法.txt").unlink()
    (workspace / "法律" / "又.md").write_text("第一条 示例。", "utf-8")
    result = jianheng("law", "texts", workspace)
    assert "法律原文 监狱法.md：附上以后改动过" in result.stdout
    assert "法律原文 新监狱法.txt：文件不在了" in result.stdout
    assert "法律原文 又.md：新的文件，尚未附上" in result.stdout
    assert "尚未附上" in next(line for line in result.stdout.splitlines() if line.strip().startswith("监狱法2012"))
    article = jianheng("law", "article", "监狱法2012#58.2", "--on", "2020-01-01", "--workspace", workspace)
    assert "九天" not in article.stdout
    assert "附上以后改动过" in article.stderr
    attach(jianheng, workspace)
    shown = jianheng("law", "article", "监狱法2012#58.2", "--on", "2020-01-01", "--workspace", workspace)
    assert ("示例：禁闭九天至十五天。" in shown.stdout, shown.stderr) == (True, "")


def test_an_article_is_shown_with_its_own_words(jianheng: Command, workspace: Path) -> None:
    attach(jianheng, workspace)
    asked = ("law", "article", "监狱法2026#84.2", "--on", "2026-10-31", "--workspace", workspace)
    lines = jianheng(*asked).stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if "第五十八条第二款" in line)
    assert lines[at + 1].strip() == "示例：禁闭七天至十五天。"
    assert lines[at + 2].strip() == "—— 监狱法.md，文本载明最近日期 2012-10-26"
    quote = json.loads(jianheng(*asked, "--json").stdout)["own_words"]["58.2"]
    assert (quote["lines"], quote["file"]) == (["示例：禁闭七天至十五天。"], "监狱法.md")


def test_a_text_amended_after_the_day_is_marked(jianheng: Command, workspace: Path) -> None:
    text = "# 中华人民共和国刑法\n2020年12月26日 修正\n第七十八条 示例。\n"
    (workspace / "法律" / "刑法.md").write_text(text, "utf-8")
    attach(jianheng, workspace)
    shown = jianheng("law", "article", "刑法#78.1", "--on", "2015-01-01", "--workspace", workspace).stdout
    assert "晚于 2015-01-01，当时适用的文字可能不同" in shown


def test_an_article_that_is_not_entered_is_shown_in_its_own_words_alone(jianheng: Command, workspace: Path) -> None:
    text = PRISONS_2012 + "\n第九百条 示例：没有释义。\n"
    (workspace / "法律" / "监狱法.md").write_text(text, "utf-8")
    attach(jianheng, workspace)
    asked = ("--workspace", workspace, "--on")
    for ref in ("监狱法#900", "监狱法2012#900"):
        shown = jianheng("law", "article", ref, *asked, "2020-01-01").stdout
        assert "没有录入释义，不据以认定违法。原文：" in shown
        assert "示例：没有释义。" in shown
    # On a day of another version the number is another article's.
    assert jianheng("law", "article", "监狱法2012#900", *asked, "2027-01-01").exit_code == 2
    assert jianheng("law", "article", "监狱法#900", *asked, "2027-01-01").exit_code == 2
    assert jianheng("law", "article", "监狱法#900", "--on", "2020-01-01").exit_code == 2


@pytest.mark.parametrize("words", [("law", "texts"), ("law", "article", "监狱法2012#58.2", "--workspace")])
def test_nothing_attached_is_said(jianheng: Command, workspace: Path, words: tuple[str, ...]) -> None:
    result = jianheng(*words, workspace)
    assert result.exit_code == 2
    assert "没有附上法律原文" in result.stderr


def test_a_folder_that_is_no_help_is_refused(jianheng: Command, workspace: Path, tmp_path: Path) -> None:
    assert "没有文件夹" in jianheng("law", "texts", workspace, tmp_path / "无").stderr
    (tmp_path / "空").mkdir()
    result = jianheng("law", "texts", workspace, tmp_path / "空")
    assert (result.exit_code, "没有已录入文件的文本" in result.stderr) == (2, True)
    assert not (workspace / "law" / "texts.yaml").exists()


def test_a_folder_that_is_gone_is_told(jianheng: Command, workspace: Path) -> None:
    attach(jianheng, workspace)
    (workspace / "法律").rename(workspace / "别处")
    result = jianheng("law", "texts", workspace)
    assert (result.exit_code, "附上的文件夹不在了" in result.stderr) == (2, True)
    article = jianheng("law", "article", "监狱法2012#58.2", "--on", "2020-01-01", "--workspace", workspace)
    assert (article.exit_code, "文件夹不在了，不显示原文" in article.stderr) == (0, True)


def test_a_memory_that_cannot_be_read_names_the_place(jianheng: Command, workspace: Path) -> None:
    (workspace / "law").mkdir()
    (workspace / "law" / "texts.yaml").write_text("folder: 法律\nmore: 1\n", "utf-8")
    result = jianheng("law", "texts", workspace)
    assert (result.exit_code, "texts.yaml:2" in result.stderr) == (2, True)


def test_english(jianheng: Command, workspace: Path) -> None:
    result = attach(jianheng, workspace, "--check", "--lang", "en")
    assert "the text has the article, but no such paragraph" in result.stdout
    assert "instruments without a text" in result.stdout
