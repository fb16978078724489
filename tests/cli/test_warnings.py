"""`jianheng warnings`: what falls due, on the terminal and as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Command = Callable[..., Result]


def test_a_list_is_written_for_each_institution_also_where_nothing_falls_due(
    jianheng: Command, demo: Path, tmp_path: Path
) -> None:
    result = jianheng("warnings", demo, "--from", "2025-01-06", "--days", "14", "--out", tmp_path / "清单", "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert (told["from"], told["to"]) == ("2025-01-06", "2025-01-19")
    assert {file.suffix for file in (tmp_path / "清单").iterdir()} == {".docx", ".xlsx"}
    assert len(list((tmp_path / "清单").iterdir())) == 2 * len(told["lists"])
    assert all(one["acts"] > 0 for one in told["lists"])


def test_names_need_a_purpose_and_an_unknown_institution_is_told(jianheng: Command, demo: Path) -> None:
    assert "--why" in jianheng("warnings", demo, "--reveal").stderr
    result = jianheng("warnings", demo, "--unit", "不在的监狱")
    assert result.exit_code == 2
    assert "没有单位 [不在的监狱]" in result.stderr


def test_a_workspace_without_a_run_is_told_what_to_do(jianheng: Command, tmp_path: Path) -> None:
    jianheng("new", tmp_path / "ws")
    result = jianheng("warnings", tmp_path / "ws")
    assert result.exit_code == 2
    assert "还没有运行结果" in result.stderr
