"""A workspace with law texts: `why`, the list of clues and the report show the words, the run stays the same."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Command = Callable[..., Result]
MODEL = "commutation/interval-too-short"
# The title is that of a real instrument, the words are invented.
TEXT = "# 最高人民法院关于办理减刑、假释案件具体应用法律的规定\n\n第六条 甲。\n\n乙。\n\n示例：两次减刑的间隔。\n"


@pytest.fixture(scope="module")
def place(demo: Path, jianheng: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample with the text of one instrument attached."""
    place = shutil.copytree(demo, tmp_path_factory.mktemp("texts") / "示例")
    (place / "法律").mkdir()
    (place / "法律" / "减刑规定(2016-11-14).md").write_text(TEXT, "utf-8")
    assert jianheng("law", "texts", place, place / "法律").exit_code == 0
    return place


@pytest.fixture(scope="module")
def row(jianheng: Command, demo: Path) -> str:
    clues = json.loads(jianheng("clues", demo, "--json").stdout)
    return next(str(clue["row"]) for clue in clues if clue["model"] == MODEL)


def test_why_shows_the_words_and_their_file(jianheng: Command, demo: Path, place: Path, row: str) -> None:
    lines = jianheng("why", place, MODEL, row).stdout.splitlines()
    at = lines.index("  减刑规定2016 第六条第三款")
    assert lines[at + 1 : at + 3] == [
        "    示例：两次减刑的间隔。",
        "    —— 减刑规定(2016-11-14).md，文本载明最近日期 2016-11-14",
    ]
    assert "  减刑规定2016 第四十条第二款" in lines
    assert "    减刑规定(2016-11-14).md：文本中没有这一条" in lines
    assert "条文原文" not in jianheng("why", demo, MODEL, row).stdout


def test_why_as_json_has_the_words_only_where_there_are_texts(
    jianheng: Command, demo: Path, place: Path, row: str
) -> None:
    quotes = json.loads(jianheng("why", place, MODEL, row, "--json").stdout)["own_words"]
    assert {each["ref"]: each["lack"] for each in quotes}["减刑规定2016#6.3"] is None
    assert "own_words" not in json.loads(jianheng("why", demo, MODEL, row, "--json").stdout)


def test_the_report_shows_the_words(jianheng: Command, place: Path, tmp_path: Path) -> None:
    jianheng("clues", place, "--html", tmp_path / "report.html")
    assert "示例：两次减刑的间隔。" in (tmp_path / "report.html").read_text("utf-8")


def test_a_run_is_the_same_with_texts_and_without(jianheng: Command, demo: Path, place: Path, tmp_path: Path) -> None:
    bare = shutil.copytree(demo, tmp_path / "bare")
    told = {}
    for folder in (bare, place):
        result = jianheng("run", folder, "--as-of", "2024-12-31", "--model", MODEL, "--json")
        document = json.loads(result.stdout)
        told[folder] = (document["run"], document["counts"])
        assert ("示例：两次" in Path(document["report"]).read_text("utf-8")) == (folder is place)
    assert told[bare] == told[place]


def test_broken_texts_keep_no_run_from_its_report(jianheng: Command, place: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(place, tmp_path / "copy")
    (copy / "law" / "texts.yaml").write_text("folder: 1\n", "utf-8")
    result = jianheng("clues", copy, "--html", tmp_path / "report.html")
    assert (result.exit_code, "texts.yaml" in result.stderr) == (0, True)
    shutil.rmtree(copy / "法律")
    shutil.copy(place / "law" / "texts.yaml", copy / "law" / "texts.yaml")
    result = jianheng("clues", copy, "--html", tmp_path / "report.html")
    assert (result.exit_code, "文件夹不在了" in result.stderr) == (0, True)
