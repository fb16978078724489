"""The demo: an invented county from files to report, and what of its truth was found."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from jianheng.cli.demo import called

Command = Callable[..., Result]
SMALL = ("--persons", 30, "--seed", 2, "--no-serve")


@pytest.fixture(scope="module")
def shown(jianheng: Command, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A small county."""
    place = tmp_path_factory.mktemp("shown") / "县"
    return place, jianheng("demo", "--out", place, *SMALL)


def test_what_was_seeded_is_found_and_nothing_else(shown: tuple[Path, Result]) -> None:
    place, result = shown
    assert result.exit_code == 0, result.output
    assert "埋设违法" in result.stderr
    assert "错报 0 件" in result.stderr
    assert "刑事执行法律监督模型报告" in (place / "report.html").read_text(encoding="utf-8")


def test_the_workbench_is_ready_with_people_and_clues(shown: tuple[Path, Result]) -> None:
    place, result = shown
    with closing(sqlite3.connect(place / "desk" / "desk.sqlite3")) as base:
        people = dict(base.execute("SELECT username, password FROM accounts_user"))
        (clues,) = base.execute("SELECT count(*) FROM casework_clue").fetchone()
    assert clues > 0
    told = dict(re.findall(r"(\w+)\s*│\s*(Demo-\w+)", result.stdout))
    assert set(told) == set(people)
    assert f" serve {place}" in result.stderr.replace("\n", "")


def test_the_act_that_is_named_can_be_asked_about(jianheng: Command, shown: tuple[Path, Result]) -> None:
    place, result = shown
    told = re.search(rf" why {place} (\S+) (\S+?)(?=工作台)", result.stderr.replace("\n", ""))
    assert told is not None
    model, act = told[1], shlex.split(told[2])[0]
    answer = jianheng("why", place, model, act)
    assert answer.exit_code == 0, answer.output
    assert "判断：违法" in answer.stdout


def test_the_program_is_named_as_a_shell_finds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [".venv/bin/jianheng", "demo"])
    monkeypatch.setenv("PATH", "")
    assert called() == ".venv/bin/jianheng"
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/jianheng")
    assert called() == "jianheng"


def test_the_same_county_gives_the_same_bytes(jianheng: Command, shown: tuple[Path, Result], tmp_path: Path) -> None:
    again = tmp_path / "again"
    result = jianheng("demo", "--out", again, *SMALL, "--json")
    document = json.loads(result.stdout)
    assert document["truth"]["found"] == document["truth"]["seeded"] > 0

    def contents(root: Path) -> dict[str, bytes]:
        files = (path for path in sorted(root.glob("runs/*/**/*")) if path.is_file())
        return {str(path.relative_to(root)): path.read_bytes() for path in files}

    first, second = contents(shown[0]), contents(again)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_folder_with_other_things_is_left_alone(jianheng: Command, tmp_path: Path) -> None:
    (tmp_path / "重要.txt").write_text("不要动", encoding="utf-8")
    result = jianheng("demo", "--out", tmp_path, "--no-serve")
    assert result.exit_code == 2
    assert (tmp_path / "重要.txt").exists()
