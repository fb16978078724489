"""What opening a workspace and running all models takes is measured, in a process of its own for each bound."""

from pathlib import Path

import pytest
from benchmarks.loading.__main__ import main


def test_each_bound_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--persons", "60", "--memory", "1GB", "500MB", "--cache", str(tmp_path)]) == 0
    told = [line.split(" | ") for line in capsys.readouterr().out.splitlines() if line.startswith(("| 1GB", "| 500MB"))]
    assert [line[:2] for line in told] == [
        [bound, work] for bound in ("| 1GB", "| 500MB") for work in ("打开 opening", "运行 run")
    ]
    opened, ran, opened_again, ran_again = (line[2] for line in told)
    assert opened == opened_again != "0"
    assert ran == ran_again != "0"
