from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from jianheng.cli.app import app
from jianheng.library import sample_files

Command = Callable[..., Result]


@pytest.fixture(scope="session")
def jianheng() -> Command:
    """Run a command as a user types it."""
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [str(word) for word in words])


@pytest.fixture(scope="session")
def demo(jianheng: Command, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A workspace with the sample taken in and all models run once; a test that runs more does so in a copy."""
    place = tmp_path_factory.mktemp("demo") / "示例"
    report = ("--report", place / "report.html")
    taken = [("add", place, folder) for folder in sample_files()]
    for words in (("new", place), *taken, ("run", place, "--as-of", "2024-12-31", *report)):
        result = jianheng(*words)
        assert result.exit_code == 0, result.output
    (run,) = place.glob("runs/2024-12-31-*")
    yield place
    assert list(place.glob("runs/2*")) == [run]
