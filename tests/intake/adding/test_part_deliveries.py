from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.intake.adding.gather import part_deliveries
from jianheng.intake.problem import IntakeError


def names(paths: tuple[tuple[Path, ...], ...]) -> list[list[str]]:
    return [[path.name for path in part] for part in paths]


def test_files_beside_a_statement_are_one_delivery(tmp_path: Path) -> None:
    for unit in ("一监狱", "二监狱"):
        (tmp_path / unit).mkdir()
        for file in ("delivery.yaml", "a.csv", "b.csv"):
            (tmp_path / unit / file).write_text(unit + file, encoding="utf-8")
    (tmp_path / "裁定.txt").write_text("裁定", encoding="utf-8")
    assert names(part_deliveries([tmp_path])) == [["裁定.txt"], ["a.csv", "b.csv"], ["a.csv", "b.csv"]]


def test_files_without_a_statement_stay_together(tmp_path: Path) -> None:
    for place in ("甲", "乙"):
        (tmp_path / place).mkdir()
        (tmp_path / place / f"{place}.txt").write_text(place, encoding="utf-8")
    assert names(part_deliveries([tmp_path / "甲", tmp_path / "乙"])) == [["乙.txt", "甲.txt"]]


def test_a_path_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"没有\.xlsx"):
        part_deliveries([tmp_path / "没有.xlsx"])
