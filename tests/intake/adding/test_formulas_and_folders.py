"""What nobody can know is unknown: a formula without its result, a statement above the folder of the files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.adding.gather import part_deliveries
from jianheng.intake.delivery import FILE
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace


def test_a_formula_whose_result_was_never_saved_does_not_say_that_nobody_left(
    workspace: Workspace, inbox: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "监狱在押"
    headings = ["罪犯编号", "入监日期", "离监日期"]
    for row in (headings, ["3201-1", "2020-01-02", "=B2+100"], ["3201-2", "2020-01-02", None]):
        sheet.append(row)
    book.save(inbox / "在押.xlsx")
    add_files(workspace, [inbox / "在押.xlsx"])

    [batch] = list_batches(workspace)
    unread = [json.loads(row["raw"])["_unread"] for row in batch.table("prison_stay").to_pylist()]
    assert ["left_on" in each for each in unread] == [True, True], "nobody knows which of the cells is empty"


def test_files_below_a_statement_are_not_said_to_be_complete_by_it(inbox: Path) -> None:
    (inbox / "一监区").mkdir()
    for path in (inbox / "a.csv", inbox / "一监区" / "b.csv"):
        path.write_text("罪犯编号,月份\n1,2024-05\n", encoding="utf-8")
    (inbox / FILE).write_text("报送单位: 江州监狱\n", encoding="utf-8")
    with pytest.raises(IntakeError, match="交付说明下面的文件夹里还有文件（一监区）"):
        part_deliveries([inbox])

    (inbox / "一监区" / FILE).write_text("报送单位: 江州监狱\n", encoding="utf-8")
    assert [[path.name for path in part] for part in part_deliveries([inbox])] == [["a.csv"], ["b.csv"]]


def test_a_folder_of_deliveries_needs_no_statement_of_its_own(inbox: Path) -> None:
    for name in ("监狱", "法院"):
        (inbox / name).mkdir()
        (inbox / name / "a.csv").write_text("罪犯编号,月份\n1,2024-05\n", encoding="utf-8")
        (inbox / name / FILE).write_text("报送单位: 甲\n", encoding="utf-8")
    assert len(part_deliveries([inbox])) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("同上", "写的是“同上”"),
        ("〃", "写的是“同上”"),
        ("无案号", "不是案号"),
        ("见判决书", "不是案号"),
        ("（2019）江01刑初3号 （2020）江刑终5号", "一格里有几个案号"),
        ("（2019）江01刑初3号（一审）、（2020）江刑终5号（二审）", "一格里有几个案号"),
        ("一审：（2019）江01刑初3号；二审：（2020）江刑终5号", "一格里有几个案号"),
    ],
)
def test_no_two_cases_are_joined_by_words(
    workspace: Workspace, write_book: Callable[..., Path], text: str, says: str
) -> None:
    dictionary = load_dictionary()
    rows = [["身份证号", "裁定日期", "裁定案号"], ["11010519491231002X", "2024-05-06", text]]
    result = add_files(workspace, [write_book("减刑.xlsx", 减刑裁定=rows)], dictionary=dictionary)

    [batch] = list_batches(workspace)
    [row] = batch.table("commutation_ruling").to_pylist()
    assert row["case_number"] is None
    assert any(says in problem.zh() for problem in result.problems if problem.code == "unreadable_cell")
