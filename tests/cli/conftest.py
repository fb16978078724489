from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from jianheng.cli.app import app

Command = Callable[..., Result]


@pytest.fixture(scope="session")
def jianheng() -> Command:
    """Run a command as a user types it."""
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [str(word) for word in words])


@pytest.fixture(scope="session")
def demo(jianheng: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample taken in and all models run once."""
    place = tmp_path_factory.mktemp("demo") / "示例"
    result = jianheng("demo", "--out", place, "--no-serve")
    assert result.exit_code == 0, result.output
    return place
