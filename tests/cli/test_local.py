"""What an office sets otherwise reaches the run, the manifest, every clue, the report and `why`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Command = Callable[..., Result]
END = "commutation/new-end-wrong"
WHY = "reason: {zh: 与法院核对过算法, en: agreed with the court}, person: 甲检察官, date: 2024-01-05"


@pytest.fixture
def place(demo: Path, tmp_path: Path) -> Path:
    """The demo's data without its runs."""
    copy = tmp_path / "本院"
    shutil.copytree(demo, copy, ignore=shutil.ignore_patterns("runs"))
    return copy


def override(place: Path, text: str, model: str = END) -> None:
    path = place / "overrides" / f"{model}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")


def run(jianheng: Command, place: Path, *more: str) -> tuple[Result, dict[str, object]]:
    result = jianheng("run", place, "--as-of", "2024-12-31", "-m", END, *more)
    assert result.exit_code == 0, result.output
    (folder,) = (place / "runs").glob("2024-12-31-*")
    return result, json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["models"][0]


def test_an_override_goes_all_the_way(jianheng: Command, place: Path) -> None:
    override(place, f"params: {{tolerance: {{value: 5, {WHY}, until: 2024-12-31}}}}")
    result, model = run(jianheng, place)
    assert "本地设定 commutation/new-end-wrong：tolerance = 5（甲检察官，2024-01-05，至 2024-12-31）" in result.stderr
    assert model["effective"] != model["logic"]
    (told,) = model["overrides"]  # type: ignore[misc]
    assert (told["was"], told["value"], told["expired"]) == ("3", "5", False)
    (clue, *_) = json.loads(jianheng("clues", place, "--json").stdout)
    assert clue["overrides"][0]["person"] == "甲检察官"
    said = "参数 tolerance 由 3 改为 5：与法院核对过算法（甲检察官，2024-01-05 起，至 2024-12-31）"
    (report,) = place.glob("runs/*/report.html")
    assert report.read_text(encoding="utf-8").count(said) >= 2
    why = jianheng("why", place, END, clue["row"]).stdout
    assert "本地设定：tolerance 由 3 改为 5（与法院核对过算法；甲检察官，2024-01-05 至 2024-12-31）" in why


def test_a_finding_that_is_off_is_not_found_but_told(jianheng: Command, place: Path) -> None:
    override(place, f"off: {{end_too_early: {{{WHY}, until: 2025-12-31}}}}")
    _, model = run(jianheng, place)
    assert list(model["findings"]) == ["end_too_late"]  # type: ignore[call-overload]
    assert "关闭发现“止日过早”" in next(place.glob("runs/*/report.html")).read_text(encoding="utf-8")


def test_an_override_that_has_ended_is_said_and_not_applied(jianheng: Command, place: Path) -> None:
    override(place, f"params: {{tolerance: {{value: 5, {WHY}, until: 2024-12-30}}}}")
    result, model = run(jianheng, place)
    assert "已于 2024-12-30 到期，不再适用" in result.stderr
    assert model["effective"] == model["logic"]
    assert model["overrides"][0]["expired"] is True  # type: ignore[index]


def test_what_is_not_allowed_stops_the_run(jianheng: Command, place: Path) -> None:
    override(place, f"params: {{tolerance: {{value: 9, {WHY}, until: 2024-12-31}}}}")
    override(place, "off: {}", "nowhere/nothing")
    result = jianheng("run", place, "--as-of", "2024-12-31", "-m", END)
    assert result.exit_code == 2
    assert "overrides/commutation/new-end-wrong.yaml:1:29 E17 [9] 应在 0 至 5 之间" in result.stderr
    assert "overrides/nowhere/nothing.yaml:1:1 E17 [nowhere/nothing] 没有这个模型" in result.stderr
