"""The benchmark at a tiny size: the engine and the statement by hand agree on every row."""

import subprocess
import sys
from pathlib import Path


def test_the_engine_agrees_with_sql_written_by_hand(repository: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "--rulings", "6000", "--related", "90000", "--repeat", "1"]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "engine" in done.stdout
    assert done.stderr == ""
