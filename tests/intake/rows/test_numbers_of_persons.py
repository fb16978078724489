"""Words that stand where a number should name a person: nobody is taken for somebody else."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jianheng.intake.add import add_files
from jianheng.intake.store import list_batches
from jianheng.workspace import create_workspace


@pytest.mark.parametrize("words", ["未编号", "待编", "〃", "同上"])
@pytest.mark.parametrize("heading", ["罪犯编号", "人员"])
def test_two_persons_without_a_number_stay_two(tmp_path: Path, heading: str, words: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "月计分"
    for row in ([heading, "姓名", "月份", "总分"], [words, "张某", "2024-05", 90], [words, "李某", "2024-05", 80]):
        sheet.append(row)
    book.save(tmp_path / "计分.xlsx")
    place = create_workspace(tmp_path / "ws", "江州市人民检察院")
    result = add_files(place, [tmp_path / "计分.xlsx"])

    [batch] = list_batches(place)
    persons = [row["person"] for row in batch.table("points_month").to_pylist()]
    assert len(set(persons)) == 2
    assert all(person.startswith("doc:") for person in persons)
    assert [each.value for each in result.problems if each.code == "unreadable_cell"] == [words, words]


def test_a_stroke_where_there_is_no_number_says_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "月计分"
    for row in (["罪犯编号", "姓名", "月份", "总分"], ["无", "张某", "2024-05", 90], ["3201-2", "李某", "2024-05", 80]):
        sheet.append(row)
    book.save(tmp_path / "计分.xlsx")
    place = create_workspace(tmp_path / "ws", "江州市人民检察院")
    result = add_files(place, [tmp_path / "计分.xlsx"])

    [batch] = list_batches(place)
    first, second = (row["person"] for row in batch.table("points_month").to_pylist())
    assert first.startswith("doc:")
    assert second.endswith(":3201-2")
    assert not [each for each in result.problems if each.code == "unreadable_cell"]
