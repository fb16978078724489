"""A sum merged over several rows is one sum of one person, and nobody's certain sum where it is of several."""

import json
from pathlib import Path

import openpyxl
import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.result import AddResult
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU, WU = "11010519491231002X", "440524188001010014"
SHEET = SheetMapping(
    "判项",
    (RowRule("property_item"),),
    (
        ColumnRule("姓名", to=(Target("person_statement", "name"),)),
        ColumnRule("身份证号", to=(Target("person_statement", "id_no"),)),
        ColumnRule("案号", to=(Target("property_item", "judgment"),)),
        ColumnRule("判项", to=(Target("property_item", "kind"),)),
        ColumnRule("金额", to=(Target("property_item", "amount"),)),
    ),
)

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def added(workspace: Workspace, folder: Path, second: str) -> tuple[AddResult, list[dict[str, object]]]:
    """Two rows with one sum merged over both; the second row is of the given person."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["姓名", "身份证号", "案号", "判项", "金额"])
    sheet.append(["周某", ZHOU, "（2024）江01刑初3号", "罚金", 5000])
    sheet.append(["周某" if second == ZHOU else "吴某", second, "（2024）江01刑初3号", "没收财产", None])
    sheet.append(["王某", "110101199003070134", "（2024）江01刑初9号", "罚金", 2000])
    sheet.merge_cells("E2:E3")
    path = folder / "判项.xlsx"
    book.save(path)
    result = add_files(workspace, [path], mapping=Mapping("江州法院", (SHEET,)))
    [batch] = list_batches(workspace)
    return result, batch.table("property_item").to_pylist()


def test_of_one_person_it_is_said_once(workspace: Workspace, tmp_path: Path) -> None:
    _, rows = added(workspace, tmp_path, ZHOU)
    amounts = [None if row["amount"] is None else float(row["amount"]) for row in rows]
    assert sorted(amounts, key=str) == [2000.0, 5000.0, None]
    below = next(row for row in rows if row["amount"] is None)
    raw = json.loads(str(below["raw"]))
    assert raw["amount"] == {"cell": "E3", "text": "5000"}
    assert raw["_unread"]["amount"] == "5000"  # unknown, and not nothing


def test_of_two_persons_it_is_told_and_taken_for_neither(workspace: Workspace, tmp_path: Path) -> None:
    result, rows = added(workspace, tmp_path, WU)
    assert sorted((row["amount"] is None) for row in rows) == [False, True, True]
    told = [problem for problem in result.problems if problem.field == "amount"]
    assert [problem.place.row_no for problem in told] == [2, 3]
    assert "不知道是每人的还是合计的" in told[0].what.zh
