"""An office confirms and sets by command, sees what it said, and what still waits for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Command = Callable[..., Result]
ACCOUNT = ("--by", "张某", "--source", "全文：“第七条”", "--on", "2024-01-05")


@pytest.fixture
def place(jianheng: Command, tmp_path: Path) -> Path:
    place = tmp_path / "本院"
    assert jianheng("new", place).exit_code == 0
    return place


def listed(jianheng: Command, place: Path) -> dict[str, Any]:
    result = jianheng("law", "local", place, "--json")
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def test_what_is_off_is_listed_with_the_models_that_wait(jianheng: Command, place: Path) -> None:
    document = listed(jianheng, place)
    assert document["words"] == []
    row = document["waiting"][0]
    assert set(row) == {"row", "confidence", "from", "until", "values", "cite", "empty", "models"}
    assert all(each["confidence"] in {"R3", "M"} and each["models"] for each in document["waiting"])
    text = jianheng("law", "local", place).stdout
    assert "没有核对或设定任何一项" in text
    assert row["row"].partition("/")[2] in text
    assert row["models"][0] in text


def test_a_row_is_confirmed_and_waits_no_more(jianheng: Command, place: Path) -> None:
    row = next(each for each in listed(jianheng, place)["waiting"] if not each["empty"])
    result = jianheng("law", "confirm", place, row["row"], *ACCOUNT, "--json")
    assert result.exit_code == 0, result.output
    (word,) = json.loads(result.stdout)
    assert (word["ref"], word["source"]) == (row["row"], "全文：“第七条”")
    document = listed(jianheng, place)
    assert [(word["ref"], word["person"], word["date"]) for word in document["words"]] == [
        (row["row"], "张某", "2024-01-05")
    ]
    assert row["row"] not in {each["row"] for each in document["waiting"]}
    assert "本单位核对（张某，2024-01-05，依据 全文：“第七条”）" in jianheng("law", "local", place).stdout


def test_several_are_confirmed_at_once_or_none(jianheng: Command, place: Path) -> None:
    refs = ["减刑规定2016#6.3", "减刑规定2016#7.1"]
    assert jianheng("law", "confirm", place, *refs, "减刑规定2016#999", *ACCOUNT).exit_code == 2
    assert not (place / "law" / "local.yaml").exists()
    result = jianheng("law", "confirm", place, *refs, *ACCOUNT, "--json")
    assert [word["ref"] for word in json.loads(result.stdout)] == refs


def test_an_article_and_a_number_follow_in_the_same_file(jianheng: Command, place: Path) -> None:
    jianheng("law", "confirm", place, "减刑规定2016#6.3", *ACCOUNT)
    said = jianheng("law", "set", place, "ruling_served/C-68", "days=5", *ACCOUNT, "--from", "2023-01-01").stdout
    assert "本单位设定为送达期限 5 日（国家规定 7 日）；适用于 2023-01-01 至 今后" in said
    file = place / "law" / "local.yaml"
    assert [line.strip() for line in file.read_text("utf-8").splitlines() if "- " in line] == [
        '- confirm: {article: "减刑规定2016#6.3"}',
        "- set: {row: ruling_served/C-68, values: {days: 5}, from: 2023-01-01}",
    ]
    english = jianheng("law", "local", place, "--lang", "en").stdout
    assert "set by this office" in english
    assert "by 全文" in english


def test_a_persons_own_words_stay(jianheng: Command, place: Path) -> None:
    file = place / "law" / "local.yaml"
    file.parent.mkdir()
    entry = "- {confirm: {article: 减刑规定2016#6.3}, person: 甲, date: 2024-01-05, source: 乙}"
    own = f"# 全院讨论\r\nentries:\r\n{entry} # 已归档\r\n"
    file.write_bytes(own.encode())
    assert jianheng("law", "set", place, "ruling_served/C-68", "days=5", *ACCOUNT).exit_code == 0
    assert file.read_bytes().decode().startswith(own)
    assert len(listed(jianheng, place)["words"]) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("confirm", "nowhere/x"), "没有这张法律表"),
        (("confirm", "减刑规定2016#999"), "没有录入第 [999] 条"),
        (("set", "ruling_served/C-68", "days=五"), "不是整数"),
        (("set", "ruling_served/C-68", "days"), "应写成 名称=值"),
        (("set", "ruling_served/C-68"), "没有写设定什么"),
        (("set", "ruling_served/C-68", "--from", "2022-01-01"), "没有任何一行适用"),
    ],
)
def test_what_is_not_allowed_leaves_the_file_alone(
    jianheng: Command, place: Path, words: tuple[str, ...], said: str
) -> None:
    jianheng("law", "confirm", place, "减刑规定2016#6.3", *ACCOUNT)
    before = {path.name: path.read_bytes() for path in (place / "law").iterdir()}
    command, what, *more = words
    result = jianheng("law", command, place, what, *more, *ACCOUNT)
    assert result.exit_code == 2
    assert said in result.stderr
    assert {path.name: path.read_bytes() for path in (place / "law").iterdir()} == before


def test_person_source_and_day_are_asked_for(jianheng: Command, place: Path) -> None:
    assert jianheng("law", "confirm", place, "减刑规定2016#6.3", "--by", "张某").exit_code == 2
    ahead = jianheng("law", "confirm", place, "减刑规定2016#6.3", *ACCOUNT[:4], "--on", "2999-01-01")
    assert (ahead.exit_code, "以后" in ahead.stderr) == (2, True)
    blank = jianheng("law", "confirm", place, "减刑规定2016#6.3", "--by", " ", "--source", "乙")
    assert (blank.exit_code, "没有写。改法：写明核对、设定的人" in blank.stderr) == (2, True)
    assert not (place / "law" / "local.yaml").exists()
