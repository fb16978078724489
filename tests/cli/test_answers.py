"""The whole list of a run's answers, as a prosecutor asks for it."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from jianheng.clues.masking import ID_NUMBER
from jianheng.engine.answer_files import files_of
from jianheng.intake.store import list_batches
from jianheng.library import sample_files
from jianheng.workspace import open_workspace

Command = Callable[..., Result]
END, TERM = "commutation/new-end-wrong", "judgment/term-end-wrong"


@pytest.fixture(scope="module")
def place(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demo, tmp_path_factory.mktemp("answers") / "工作区"))


@pytest.fixture(scope="module")
def grown(jianheng: Command, place: Path) -> str:
    """A run that grew from another one, after a batch of one ruling was withdrawn."""
    models = ("-m", END, "-m", TERM, "--report", place / "r.html", "--json")
    before = {batch.id for batch in list_batches(open_workspace(place))}
    ruling = (sample_files()[0] / "06-止日错误.txt").read_text(encoding="utf-8")
    (place / "补送").mkdir()
    (place / "补送" / "又一份.txt").write_text(ruling.replace("42号", "429号"), encoding="utf-8")
    assert jianheng("add", place, place / "补送").exit_code == 0
    first = jianheng("run", place, "--as-of", "2024-12-31", *models)
    [batch] = {batch.id for batch in list_batches(open_workspace(place))} - before
    assert jianheng("withdraw", place, batch, "--reason", "报送有误").exit_code == 0
    since = ("--changed-since", json.loads(first.stdout)["run"])
    second = jianheng("run", place, "--as-of", "2024-12-31", *since, *models)
    assert second.exit_code == 0, second.output
    return str(json.loads(second.stdout)["run"])


def sheets(path: Path) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for sheet in openpyxl.load_workbook(path):
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return found


def document(jianheng: Command, *words: object) -> dict[str, Any]:
    result = jianheng("answers", *words, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_without_a_file_it_counts_and_says_how_to_write_the_list(jianheng: Command, demo: Path) -> None:
    result = jianheng("answers", demo, "-m", "commutation", "--answer", "无法判断")
    assert result.exit_code == 0, result.output
    assert "commutation/minimum-term-undercut" in result.stdout
    assert "--model commutation --answer undetermined --xlsx 清单.xlsx" in result.stderr


def test_the_command_that_is_told_works(jianheng: Command, demo: Path, tmp_path: Path) -> None:
    told = jianheng("answers", demo, "--answer", "违法", "--answer", "不适用", "--unit", "（单位不详）").stderr
    line = next(line for line in told.splitlines() if line.endswith("--csv 清单.csv"))
    _, _, *words, _ = shlex.split(line)
    assert jianheng("answers", *words, tmp_path / "list.csv").exit_code == 0
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["判断"] for row in rows} == {"违法", "不适用"}
    assert {row["单位"] for row in rows} == {"（单位不详）"}


def test_every_act_of_the_run_is_listed_in_every_form(jianheng: Command, demo: Path, tmp_path: Path) -> None:
    files = ("--xlsx", tmp_path / "list.xlsx", "--csv", tmp_path / "list.csv")
    told = document(jianheng, demo, *files)
    manifest = json.loads((demo / "runs" / told["run"] / "manifest.json").read_text(encoding="utf-8"))
    full = {model: sum(counts.values()) for model, counts in manifest["counts"].items()}
    assert {model: sum(counts.values()) for model, counts in told["counts"].items()} == full
    assert Counter(act["model"] for act in told["acts"]) == Counter(full)
    summary, *lists = sheets(tmp_path / "list.xlsx").values()
    assert {row["模型编号"]: row["合计"] for row in summary if row["模型编号"]} == full
    assert sum(map(len, lists)) == sum(full.values())
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert Counter(row["模型编号"] for row in rows) == Counter(full)
    assert [row["行号"] for row in rows] == [act["行号"] for acts in lists for act in acts]


def test_the_place_that_a_row_id_names_is_the_one_that_the_source_has(
    jianheng: Command, demo: Path, tmp_path: Path
) -> None:
    assert jianheng("answers", demo, "--csv", tmp_path / "list.csv").exit_code == 0
    with (tmp_path / "list.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    by_row: dict[str, set[str]] = {}
    for row in rows:
        if not row["行号"].startswith("doc:"):
            by_row.setdefault(row["行号"], set()).add(row["来源"])
    # One row is examined by several models, of which only some explain it.
    assert max(Counter(row["行号"] for row in rows).values()) > 1
    assert all(len(places) == 1 for places in by_row.values())
    assert any(re.fullmatch(r"\S+、第 \d+ 行", place) for places in by_row.values() for place in places)


def test_a_run_that_grew_lists_what_a_full_run_lists(
    jianheng: Command, place: Path, grown: str, tmp_path: Path
) -> None:
    files = [files_of(place / "runs" / grown, model) for model in (END, TERM)]
    assert any(len(names) == 2 for names in files), "nothing was kept in two files"
    assert jianheng("answers", place, "--run", grown, "--xlsx", tmp_path / "grown.xlsx").exit_code == 0
    told = document(jianheng, place, "--run", grown)
    models = ("-m", END, "-m", TERM, "--report", place / "r.html")
    assert jianheng("run", place, "--as-of", "2024-12-31", *models).exit_code == 0
    assert jianheng("answers", place, "--run", grown, "--xlsx", tmp_path / "full.xlsx").exit_code == 0
    assert all(len(files_of(place / "runs" / grown, model)) == 1 for model in (END, TERM))
    assert document(jianheng, place, "--run", grown) == told
    assert (tmp_path / "grown.xlsx").read_bytes() == (tmp_path / "full.xlsx").read_bytes()


def test_models_answers_and_units_can_be_chosen(jianheng: Command, demo: Path) -> None:
    every = document(jianheng, demo)["acts"]
    unit = Counter(act["unit"] for act in every).most_common(1)[0][0]
    chosen = document(jianheng, demo, "-m", "judgment", "-m", END, "--answer", "lawful", "--unit", unit)["acts"]
    assert chosen == [
        act
        for act in every
        if (act["model"].startswith("judgment/") or act["model"] == END)
        and act["answer"] == "lawful"
        and act["unit"] == unit
    ]
    assert 0 < len(chosen) < len(every)


def test_what_matches_nothing_is_no_error(jianheng: Command, demo: Path, tmp_path: Path) -> None:
    result = jianheng("answers", demo, "-m", END, "--answer", "pending", "--xlsx", tmp_path / "list.xlsx")
    assert result.exit_code == 0
    assert "共 0 件" in result.stderr
    assert list(sheets(tmp_path / "list.xlsx")) == ["五种判断"]


def test_numbers_are_hidden_unless_asked_for(jianheng: Command, place: Path, tmp_path: Path) -> None:
    for name, more in (("hidden", ()), ("open", ("--reveal",))):
        path = tmp_path / f"{name}.csv"
        assert jianheng("answers", place, "--csv", path, *more).exit_code == 0
    hidden = (tmp_path / "hidden.csv").read_text(encoding="utf-8-sig")
    shown = (tmp_path / "open.csv").read_text(encoding="utf-8-sig")
    assert not ID_NUMBER.search(hidden)
    assert ID_NUMBER.search(shown)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_languages(jianheng: Command, demo: Path, tmp_path: Path, lang: str) -> None:
    assert jianheng("answers", demo, "-m", END, "--lang", lang, "--xlsx", tmp_path / "list.xlsx").exit_code == 0
    [first, second] = sheets(tmp_path / "list.xlsx")
    expected = {"zh": ("五种判断", "减刑后刑期止日错误"), "en": ("Five answers", "New end date wrong after a redu")}
    assert (first, second) == expected[lang]


def test_all_that_is_wrong_is_told_at_once(jianheng: Command, demo: Path, tmp_path: Path) -> None:
    words = ("-m", "nothing", "--answer", "maybe", "--unit", "无此单位", "--xlsx", tmp_path)
    result = jianheng("answers", demo, *words)
    assert result.exit_code == 2
    for said in ("[nothing]", "[maybe]", "[无此单位]", f"[{tmp_path}]", "改法", "no such answer"):
        assert said in result.stderr


def test_an_unknown_run_is_told_with_the_rest(jianheng: Command, demo: Path) -> None:
    result = jianheng("answers", demo, "--run", "1999-01-01-x", "--answer", "maybe")
    assert result.exit_code == 2
    assert "[1999-01-01-x]" in result.stderr
    assert "[maybe]" in result.stderr


def test_a_unit_is_found_by_a_part_of_its_name(jianheng: Command, demo: Path) -> None:
    units = {act["unit"] for act in document(jianheng, demo)["acts"]}
    unit = max(units, key=len)
    result = jianheng("answers", demo, "--unit", unit[:-1])
    assert result.exit_code == 2
    assert unit in result.stderr


def test_a_file_that_cannot_be_written_is_told(jianheng: Command, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for option in ("--xlsx", "--csv"):
        result = jianheng("answers", demo, "-m", END, option, tmp_path / "file" / "list")
        assert result.exit_code == 2
        assert "写不了" in result.stderr
        assert "改法" in result.stderr
