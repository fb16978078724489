"""`jianheng request` as a user types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import docx
from click.testing import Result

Command = Callable[..., Result]
MODEL = ("--models", "commutation/interval-too-short")


def test_a_letter_for_each_institution_and_one_workbook(jianheng: Command, tmp_path: Path) -> None:
    units = ("--unit", "监狱=江州监狱", "--unit", "court=江州市中级人民法院")
    days = ("--from", "2020-01-01", "--until", "2024-12-31", "--delete-after", "2026-12-31")
    result = jianheng("request", *MODEL, "--out", tmp_path, *units, *days, "--office", "江州市人民检察院", "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert {Path(file).name for file in told["files"]} == {path.name for path in tmp_path.iterdir()}
    assert {"调取数据清单.xlsx", "调取数据清单-监狱.docx", "调取数据清单-法院.docx"} <= {
        p.name for p in tmp_path.iterdir()
    }
    prison = next(letter for letter in told["letters"] if letter["holder"] == "prison")
    assert prison["unit"] == "江州监狱"
    (ruling,) = (table for table in prison["tables"] if table["table"] == "commutation_ruling")
    assert ruling["fields"]["served_on"] == ["commutation/interval-too-short"]
    assert "heard_on" not in ruling["fields"]
    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "调取数据清单-监狱.docx")).paragraphs)
    assert "江州监狱：" in text


def test_one_institution_needs_no_kind(jianheng: Command, tmp_path: Path) -> None:
    result = jianheng("request", *MODEL, "--holder", "监狱", "--unit", "江州监狱", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert {path.name for path in tmp_path.iterdir()} == {"调取数据清单.xlsx", "调取数据清单-监狱.docx"}


def test_whole_tables_can_be_asked_for(jianheng: Command, tmp_path: Path) -> None:
    result = jianheng("request", "--table", "labour_month", "--out", tmp_path, "--json")
    (letter,) = json.loads(result.stdout)["letters"]
    assert letter["holder"] == "prison"


def test_what_cannot_be_asked_is_said_with_the_mend(jianheng: Command, tmp_path: Path) -> None:
    for words, said in (
        (("--holder", "博物馆"), "没有这类机构 [博物馆]。改法：改用 法院"),
        (("--unit", "江州监狱"), "看不出是哪一类单位。改法：写成 法院=单位名称"),
        (("--from", "2025-01-01", "--until", "2024-01-01"), "起日晚于 --until"),
        (("--until", "去年"), "[去年] 不是日期"),
        (("--table", "天气"), "没有可调取的数据表 [天气]"),
    ):
        result = jianheng("request", *MODEL, "--out", tmp_path / "x", *words)
        assert result.exit_code == 2
        assert said in result.output
    assert not (tmp_path / "x").exists()
