"""`jianheng template` as a user types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result
from openpyxl import load_workbook

from jianheng.dictionary.template import COVER_SHEET

Command = Callable[..., Result]
MODEL = ("--models", "commutation/interval-too-short")


def test_a_workbook_for_each_institution_with_what_it_is_asked_for(jianheng: Command, tmp_path: Path) -> None:
    result = jianheng("template", *MODEL, "--out", tmp_path, "--json")
    assert result.exit_code == 0, result.output
    files = {Path(each["file"]).name: each["tables"] for each in json.loads(result.stdout)["files"]}
    assert {path.name for path in tmp_path.iterdir()} == {*files}
    assert "commutation_ruling" in files["检衡数据模板-监狱.xlsx"]
    book = load_workbook(tmp_path / "检衡数据模板-监狱.xlsx")
    assert book.sheetnames[:2] == [COVER_SHEET, "减刑裁定"]
    headings = {str(cell.value) for cell in book["减刑裁定"][1]}
    assert "送达罪犯日期" in headings
    assert "开庭日期" not in headings


def test_one_institution_alone_and_a_blank_statement(jianheng: Command, tmp_path: Path) -> None:
    result = jianheng("template", *MODEL, "--holder", "prison", "--delivery", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert {path.name for path in tmp_path.iterdir()} == {"检衡数据模板-监狱.xlsx", "delivery.yaml"}
    assert "commutation_ruling" in (tmp_path / "delivery.yaml").read_text("utf-8")
    result = jianheng("template", *MODEL, "--holder", "hospital", "--out", tmp_path)
    assert result.exit_code == 2
    assert "没有可调取的数据" in result.output


def test_the_resident_offices_own_records(jianheng: Command, tmp_path: Path) -> None:
    result = jianheng("template", "--journal", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    sheets = load_workbook(tmp_path / "检衡内生数据.xlsx").sheetnames
    assert {"派驻检察日志", "巡回检察", "监督文书"} <= {*sheets}
    assert "机构" not in sheets
