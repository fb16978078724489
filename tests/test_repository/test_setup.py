"""Setting up: which Python is taken, and what a person reads when there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml


def python_found(repository: Path, **environment: str) -> tuple[int, str, str]:
    result = subprocess.run(
        ["sh", "tasks/python.sh"],
        cwd=repository,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout.strip(), result.stderr


def script(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)
    return path


def test_a_chosen_python_is_taken(repository: Path) -> None:
    assert python_found(repository, PYTHON=sys.executable) == (0, sys.executable, "")


def test_no_python_at_all_is_explained_in_both_languages(repository: Path, tmp_path: Path) -> None:
    code, found, words = python_found(repository, PYTHON=str(tmp_path / "none"))
    assert (code, found) == (1, "")
    assert "没有找到 Python 3.11 或更高版本" in words
    assert "found no Python 3.11 or later" in words


def test_an_old_python_is_passed_over(repository: Path, tmp_path: Path) -> None:
    script(tmp_path, "python3", "exit 1")
    script(tmp_path, "python3.13", f'exec "{sys.executable}" "$@"')
    path = f"{tmp_path}:{os.environ['PATH']}"
    assert python_found(repository, PYTHON="", PATH=path) == (0, sys.executable, "")


def test_a_python_without_venv_names_the_package_to_install(repository: Path, tmp_path: Path) -> None:
    bare = script(tmp_path, "python3", 'case "$2" in *ensurepip*) exit 1;; esac')
    code, _, words = python_found(repository, PYTHON=str(bare))
    assert code == 1
    assert "缺少 venv 或 pip 组件" in words
    assert "apt-get install python3-venv" in words


@pytest.mark.parametrize(("serve", "ending"), [("yes", "jianheng demo"), ("no", "jianheng demo --no-serve")])
def test_the_demo_serves_unless_told_not_to(
    serve: str, ending: str, repository: Path, pytester: pytest.Pytester
) -> None:
    call = ["make", "-n", "-C", str(repository), "--no-print-directory", "demo", f"SERVE={serve}"]
    result = pytester.run(*call)
    assert result.outlines[-1].rstrip() == f".venv/bin/{ending}"


def test_ci_asks_for_every_part(repository: Path) -> None:
    run = repository / ".ci" / "run"
    assert os.access(run, os.X_OK)
    text = run.read_text("utf-8")
    assert "set -euo pipefail" in text
    assert "JIANHENG_ALL_PARTS=1 make test" in text


def test_hooks_need_no_network(repository: Path) -> None:
    hooks = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in hooks["repos"]] == ["local"]
    assert all(hook["language"] == "system" for repo in hooks["repos"] for hook in repo["hooks"])
