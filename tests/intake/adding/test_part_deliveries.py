from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jianheng.dictionary import load_dictionary
from jianheng.dictionary.template import COVER_SHEET, write_template
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


def filled(path: Path, unit: str, table: str) -> Path:
    """A template whose first page says who reports."""
    write_template([load_dictionary().tables[table]], path)
    book = openpyxl.load_workbook(path)
    for row in book[COVER_SHEET].iter_rows(max_col=2):
        if row[0].value == "报送单位*":
            row[1].value = unit
    book.save(path)
    return path


def test_each_filled_template_is_a_delivery(tmp_path: Path) -> None:
    filled(tmp_path / "甲.xlsx", "甲监狱", "prison_stay")
    filled(tmp_path / "乙.xlsx", "乙监狱", "commutation_ruling")
    (tmp_path / "裁定.txt").write_text("裁定", encoding="utf-8")
    assert names(part_deliveries([tmp_path])) == [["裁定.txt"], ["乙.xlsx"], ["甲.xlsx"]]


def test_one_filled_template_speaks_of_what_lies_beside_it(tmp_path: Path) -> None:
    filled(tmp_path / "甲.xlsx", "甲监狱", "prison_stay")
    (tmp_path / "裁定.txt").write_text("裁定", encoding="utf-8")
    assert names(part_deliveries([tmp_path])) == [["甲.xlsx", "裁定.txt"]]


def test_an_empty_template_states_nothing(tmp_path: Path) -> None:
    for unit in ("甲", "乙"):
        filled(tmp_path / f"{unit}.xlsx", "", "prison_stay" if unit == "甲" else "commutation_ruling")
    assert names(part_deliveries([tmp_path])) == [["乙.xlsx", "甲.xlsx"]]
