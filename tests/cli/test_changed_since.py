"""A batch is withdrawn and comes back; a run that grows from an earlier one says what a full run says."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from jianheng.intake.store import list_batches, standing_batches
from jianheng.workspace import open_workspace

pytestmark = pytest.mark.long

Command = Callable[..., Result]
MODELS = ("-m", "commutation/new-end-wrong", "-m", "judgment/term-end-wrong")


@pytest.fixture
def place(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / "工作区"))


def told(jianheng: Command, *words: object) -> Any:
    result = jianheng(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def manifest(folder: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    return found


def a_run(jianheng: Command, place: Path, day: str, *more: str) -> dict[str, Any]:
    return dict(told(jianheng, "run", place, "--as-of", day, *MODELS, "--report", place / "r.html", *more))


@pytest.mark.parametrize("day", ["2024-12-31", "2025-03-01"])
def test_a_batch_is_withdrawn(jianheng: Command, place: Path, day: str) -> None:
    first = a_run(jianheng, place, "2024-12-31")
    batch = list_batches(open_workspace(place))[0].id
    assert told(jianheng, "withdraw", place, batch, "--reason", "报送有误")["what"] == "withdrawn"
    grown = manifest(a_run(jianheng, place, day, "--changed-since", first["run"])["folder"])
    full = manifest(a_run(jianheng, place, day)["folder"])
    assert grown.pop("grown")["run"] == first["run"]
    assert grown == full
    assert [word["batch"] for word in full["withdrawn"]] == [batch]
    assert batch not in {each["batch"] for each in full["batches"]}


def test_what_the_office_sets_otherwise_is_examined_anew(jianheng: Command, place: Path) -> None:
    first = a_run(jianheng, place, "2024-12-31")
    path = place / "overrides" / "judgment" / "term-end-wrong.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "params: {tolerance: {value: 0, reason: 本地口径, person: 李某, date: 2024-01-05, until: 2025-12-31}}\n",
        encoding="utf-8",
    )
    grown = manifest(a_run(jianheng, place, "2024-12-31", "--changed-since", first["run"])["folder"])
    told = grown.pop("grown")["models"]
    assert (told["judgment/term-end-wrong"]["taken"], told["commutation/new-end-wrong"]["examined"]) == (0, 0)
    assert grown == manifest(a_run(jianheng, place, "2024-12-31")["folder"])


def test_a_grown_run_is_verified_like_any_other(jianheng: Command, place: Path) -> None:
    first = a_run(jianheng, place, "2024-12-31")
    batch = list_batches(open_workspace(place))[-1].id
    told(jianheng, "withdraw", place, batch, "--reason", "报送有误")
    second = a_run(jianheng, place, "2024-12-31", "--changed-since", first["run"])
    assert set(second["grown"]["models"]) == set(second["counts"])
    assert told(jianheng, "verify", place, "--all", "--run", second["run"])["same"]
    assert told(jianheng, "verify", place, "--all", "--run", first["run"])["same"]


def test_what_was_taken_over_is_said(jianheng: Command, place: Path) -> None:
    first = a_run(jianheng, place, "2024-12-31")
    result = jianheng("run", place, "--as-of", "2024-12-31", *MODELS, "--changed-since", first["run"])
    assert "合计：沿用" in result.stderr
    assert "重新审查 0 件" in result.stderr


def test_a_batch_comes_back(jianheng: Command, place: Path) -> None:
    workspace = open_workspace(place)
    batch = list_batches(workspace)[0].id
    told(jianheng, "withdraw", place, batch, "--reason", "报送有误")
    assert batch not in {each.id for each in standing_batches(workspace)}
    told(jianheng, "withdraw", place, batch, "--restore", "--reason", "核实无误")
    assert batch in {each.id for each in standing_batches(workspace)}
    words = json.loads((place / "withdrawn" / f"{batch}.json").read_text(encoding="utf-8"))
    assert [word["what"] for word in words] == ["withdrawn", "restored"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("b0", "--reason", "x"), "没有这个批次"),
        (("{batch}",), "没有写明理由"),
        (("{batch}", "--restore", "--reason", "x"), "没有撤回"),
    ],
)
def test_a_withdrawal_needs_a_batch_and_a_reason(
    jianheng: Command, place: Path, words: tuple[str, ...], said: str
) -> None:
    batch = list_batches(open_workspace(place))[0].id
    result = jianheng("withdraw", place, *(word.format(batch=batch) for word in words))
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_earlier_run_that_was_changed_is_refused(jianheng: Command, place: Path) -> None:
    first = a_run(jianheng, place, "2024-12-31")
    with (Path(first["folder"]) / "explanations.jsonl").open("a", encoding="utf-8") as file:
        file.write("{}\n")
    result = jianheng("run", place, "--as-of", "2024-12-31", *MODELS, "--changed-since", first["run"])
    assert result.exit_code == 2
    assert "改动过" in result.stderr


def test_an_earlier_run_whose_manifest_was_cut_is_refused(jianheng: Command, place: Path) -> None:
    first = a_run(jianheng, place, "2024-12-31")
    path = Path(first["folder"]) / "manifest.json"
    path.write_text(path.read_text(encoding="utf-8")[:-100], encoding="utf-8")
    result = jianheng("run", place, "--as-of", "2024-12-31", *MODELS, "--changed-since", first["run"])
    assert result.exit_code == 2
    assert "改动过" in result.stderr


@pytest.mark.parametrize("what", ["added", "withdrawn"])
def test_a_small_bound_of_memory_gives_the_same(jianheng: Command, place: Path, what: str) -> None:
    batch = list_batches(open_workspace(place))[0].id
    if what == "added":
        told(jianheng, "withdraw", place, batch, "--reason", "报送有误")
    first = a_run(jianheng, place, "2024-12-31")
    turn = ("--restore",) if what == "added" else ()
    told(jianheng, "withdraw", place, batch, *turn, "--reason", "核实")
    grown = manifest(
        a_run(jianheng, place, "2024-12-31", "--changed-since", first["run"], "--memory", "700MB")["folder"]
    )
    assert grown.pop("grown")["run"] == first["run"]
    assert grown == manifest(a_run(jianheng, place, "2024-12-31")["folder"])
