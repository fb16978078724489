"""`jianheng quality` as a user types it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Command = Callable[..., Result]


def test_the_sample_says_what_its_gaps_cost(jianheng: Command, demo: Path, tmp_path: Path) -> None:
    page, book, letters = tmp_path / "质量.html", tmp_path / "质量.xlsx", tmp_path / "函"
    result = jianheng("quality", demo, "--html", page, "--xlsx", book, "--letters", letters, "--json")
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["run"].startswith("2024-12-31-")
    assert sum(each["undetermined"] for each in document["models"]) > 0
    assert document["costs"][0]["alone"] >= document["costs"][-1]["alone"]
    assert page.stat().st_size > 0
    assert book.stat().st_size > 0
    assert letters.is_dir()


def test_an_empty_workspace_has_nothing_to_tell(jianheng: Command, tmp_path: Path) -> None:
    assert jianheng("new", tmp_path / "ws").exit_code == 0
    result = jianheng("quality", tmp_path / "ws", "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "Contradictions: 0" in result.stdout


def test_an_unknown_run_is_told(jianheng: Command, demo: Path) -> None:
    result = jianheng("quality", demo, "--run", "nowhere")
    assert result.exit_code == 2
    assert "没有运行 [nowhere]" in result.stderr
