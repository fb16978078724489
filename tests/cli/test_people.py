"""`jianheng people password`: for whoever has the machine itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jianheng.desk.accounts.passwords import first_password
from jianheng.desk.audit.kept_log import log_of
from jianheng.desk.demo import make_ready
from jianheng.workspace import create_workspace


def jianheng(*words: object) -> subprocess.CompletedProcess[str]:
    """In a process of its own: Django serves one workspace a process."""
    command = [sys.executable, "-c", "from jianheng.cli.app import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbench with people."""
    root = create_workspace(tmp_path_factory.mktemp("people") / "ws", "江州市人民检察院").root
    make_ready(root)
    return root


def test_a_forgotten_password_is_set_and_logged_without_it(place: Path) -> None:
    done = jianheng("people", "password", place, "shenji")
    assert done.returncode == 0, done.stderr
    username, _, password = done.stdout.strip().partition("  ")
    assert (username, len(password)) == ("shenji", len(first_password()))
    lines = [line for line, _ in log_of(place / "desk", "").lines]
    assert (lines[-1].action, lines[-1].actor, lines[-1].about) == ("reset password", "", "shenji")
    assert password not in str(lines)


def test_a_name_that_nobody_has_is_told(place: Path) -> None:
    done = jianheng("people", "password", place, "nobody")
    assert done.returncode == 2
    assert "没有账号 [nobody]" in done.stderr
