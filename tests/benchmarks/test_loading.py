"""What opening a workspace takes is measured, in a process of its own for each bound."""

from pathlib import Path

import pytest
from benchmarks.loading.__main__ import main


def test_each_bound_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--persons", "60", "--memory", "1GB", "500MB", "--cache", str(tmp_path)]) == 0
    told = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith(("| 1GB", "| 500MB"))]
    assert [line[0] for line in told] == ["| 1GB", "| 500MB"]
    assert told[0][1] == told[1][1] != "0"
