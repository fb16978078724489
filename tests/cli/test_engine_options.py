"""What is asked of an engine and does not go together is said before anything is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        (("--engine", "sparc"), "duckdb 或 spark"),
        (("--spark-master", "local"), "加上 --engine spark"),
        (("--spark-tables", "supervision"), "加上 --engine spark"),
        (("--engine", "spark", "--spark-tables", "s", "--changed-since", "r"), "不能与 --changed-since 同用"),
    ],
)
def test_options_that_do_not_go_together(
    jianheng: Callable[..., Result], tmp_path: Path, words: tuple[str, ...], wrong: str
) -> None:
    place = tmp_path / "工作区"
    jianheng("new", place)
    result = jianheng("run", place, "--as-of", "2024-12-31", *words)
    assert result.exit_code == 2
    assert wrong in result.output
