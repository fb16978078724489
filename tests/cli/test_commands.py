"""What each command says and does."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import Result
from openpyxl import load_workbook

from jianheng.clues import Clue, list_clues

Command = Callable[..., Result]


def _clue(jianheng: Command, demo: Path) -> dict[str, object]:
    clues = json.loads(jianheng("clues", demo, "--json").stdout)
    return next(clue for clue in clues if clue["model"] == "commutation/interval-too-short")


def test_clues_are_listed_with_their_sentence(jianheng: Command, demo: Path) -> None:
    result = jianheng("clues", demo)
    assert result.exit_code == 0
    assert "最早可于" in result.stdout
    assert "条线索" in result.stderr


def test_the_row_of_a_clue_hides_the_number_of_its_person(
    jianheng: Command, demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def derived(folder: Path, reveal: bool) -> list[Clue]:
        return [replace(clue, row="id:110101199001011237:custody:2") for clue in list_clues(folder, reveal)]

    monkeypatch.setattr("jianheng.cli.clues.list_clues", derived)
    assert "id:****1237:custody:2" in jianheng("clues", demo).stdout
    told = [json.loads(jianheng("clues", demo, "--json", *how).stdout) for how in ((), ("--reveal",))]
    rows = [{each["row"] for each in clues} for clues in told]
    assert rows == [{"id:****1237:custody:2"}, {"id:110101199001011237:custody:2"}]


def test_clues_go_into_a_workbook_and_a_report(jianheng: Command, demo: Path, tmp_path: Path) -> None:
    book, page = tmp_path / "线索.xlsx", tmp_path / "report.html"
    assert jianheng("clues", demo, "--xlsx", book, "--html", page, "--lang", "en").exit_code == 0
    assert load_workbook(book).worksheets[0].max_row > 1
    assert '<html lang="en"' in page.read_text(encoding="utf-8")


def test_why_tells_facts_arithmetic_and_law(jianheng: Command, demo: Path) -> None:
    clue = _clue(jianheng, demo)
    text = jianheng("why", demo, clue["model"], clue["row"]).stdout
    assert "判断：违法" in text
    assert "间隔届满日 = " in text
    assert "减刑规定2016#6.3" in text
    assert "04-间隔不足.txt" in text


def test_why_also_tells_a_lawful_act(jianheng: Command, demo: Path) -> None:
    (run,) = demo.glob("runs/2024-12-31-*")
    table = pq.read_table(run / "answers" / "commutation__interval-too-short.parquet")
    row = next(r["row_id"] for r in table.to_pylist() if r["answer"] == "lawful")
    document = json.loads(jianheng("why", demo, "commutation/interval-too-short", row, "--json").stdout)
    assert document["answer"] == "lawful"
    assert document["findings"][0]["status"] == "clear"


def test_why_of_a_row_that_is_not_there(jianheng: Command, demo: Path) -> None:
    result = jianheng("why", demo, "commutation/interval-too-short", "不存在")
    assert result.exit_code == 2
    assert "没有审查行 [不存在]。改法：" in result.stderr


def test_one_model_can_be_run_alone(jianheng: Command, demo: Path, tmp_path: Path) -> None:
    place, report = Path(shutil.copytree(demo, tmp_path / "工作区")), tmp_path / "r.html"
    result = jianheng(
        "run", place, "--as-of", "2023-06-30", "-m", "commutation/new-end-wrong", "--report", report, "--json"
    )
    document = json.loads(result.stdout)
    assert list(document["counts"]) == ["commutation/new-end-wrong"]
    (folder,) = place.glob("runs/2023-06-30-*")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for part in ("counts", "grades", "near"):
        assert manifest[part] == document[part]
    assert report.is_file()


def test_a_day_that_is_none(jianheng: Command, demo: Path) -> None:
    result = jianheng("run", demo, "--as-of", "2024-13-01")
    assert result.exit_code == 2
    assert "--as-of：[2024-13-01] 不是日期，应写成 2024-12-31" in result.stderr


def test_a_model_that_is_not_there(jianheng: Command, demo: Path) -> None:
    result = jianheng("run", demo, "--as-of", "2024-12-31", "-m", "commutation/none")
    assert result.exit_code == 2
    assert "没有模型 [commutation/none]" in result.stderr


def test_a_folder_that_is_no_workspace(jianheng: Command, tmp_path: Path) -> None:
    result = jianheng("run", tmp_path, "--as-of", "2024-12-31")
    assert result.exit_code == 2
    assert "不是工作区" in result.stderr


def test_a_new_workspace_takes_files_and_knows_them_again(jianheng: Command, tmp_path: Path) -> None:
    place, ruling = tmp_path / "ws", tmp_path / "裁定.txt"
    assert jianheng("new", place, "--for", "某市人民检察院").exit_code == 0
    sample = next((Path(__file__).parents[2] / "src/jianheng/library/sample/rulings").glob("04*.txt"))
    ruling.write_bytes(sample.read_bytes())
    [first] = json.loads(jianheng("add", place, ruling, "--json").stdout)["batches"]
    assert first["tables"]["commutation_ruling"]["kept"] == 1
    [second] = json.loads(jianheng("add", place, ruling, "--json").stdout)["batches"]
    assert second["batch"] is None
    assert second["recognised"][0]["batch"] == first["batch"]


def test_a_file_that_is_not_there(jianheng: Command, tmp_path: Path) -> None:
    place = tmp_path / "ws"
    jianheng("new", place)
    result = jianheng("add", place, tmp_path / "没有.xlsx")
    assert result.exit_code == 2
    assert "没有.xlsx" in result.stderr


def test_the_models_pass_their_cases(jianheng: Command) -> None:
    result = jianheng("test", "commutation/new-end-wrong")
    assert result.exit_code == 0, result.output
    assert re.search(r"通过 commutation/new-end-wrong：\d+ 个用例，0 个不符", result.stdout)


def test_show_reads_a_model_in_both_languages(jianheng: Command) -> None:
    assert "审查对象" in jianheng("show", "commutation/interval-too-short").stdout
    assert "Examined" in jianheng("show", "commutation/interval-too-short", "--lang", "en").stdout
    document = json.loads(jianheng("show", "commutation/interval-too-short", "--json").stdout)
    assert document["id"] == "commutation/interval-too-short"


def test_models_are_checked_against_the_data_of_a_workspace(jianheng: Command, demo: Path) -> None:
    result = jianheng("test", "commutation/first-too-early", "--data", demo)
    assert result.exit_code == 0, result.output
    assert "W07 [sentence_state.delivered_on] 本地数据没有这个字段" in result.stdout
