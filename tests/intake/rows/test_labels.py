"""A label before the value in a cell: the column's own says nothing, another one is told."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.problem import Problem
from jianheng.intake.store import list_batches
from jianheng.workspace import create_workspace

ZHOU = "11010519491231002X"
HEAD = ["姓名", "身份证号", "罪犯编号", "缴纳日期", "缴纳金额", "票据号", "备注"]
Add = Callable[..., tuple[dict[str, object], dict[str, object], list[Problem]]]


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    """Adds one payment; gives its row, what it says of the person, and the cells that could not be read."""
    monkeypatch.setattr("jianheng.intake.add.load_dictionary", load_dictionary)

    def one(*cells: object) -> tuple[dict[str, object], dict[str, object], list[Problem]]:
        book = openpyxl.Workbook()
        book.active.title = "property_payment"
        book.active.append(HEAD)
        book.active.append(cells)
        book.save(tmp_path / "缴纳.xlsx")
        place = create_workspace(tmp_path / "ws", "江州市人民检察院")
        result = add_files(place, [tmp_path / "缴纳.xlsx"])
        [batch] = list_batches(place)
        [row] = batch.table("property_payment").to_pylist()
        of_person = "person_statement" in batch.manifest.tables
        person = batch.table("person_statement").to_pylist()[0] if of_person else {}
        return row, person, [each for each in result.problems if each.code == "unreadable_cell"]

    return one


def test_the_column_s_own_label_is_left_out(add: Add) -> None:
    row, person, problems = add(
        "姓名：周某",
        f"身份证号码: {ZHOU}",
        "编号：3201001",
        "日期：2024-01-02",
        "金额：500元",
        "票据号：00123",
        "备注：现金",
    )
    assert problems == []
    assert (str(row["amount"]), str(row["paid_on"]), row["person"]) == ("500.00", "2024-01-02", f"id:{ZHOU}")
    assert (row["receipt_no"], row["remark"]) == ("00123", "现金")
    assert (person["name"], person["id_no"], person["source_no"]) == ("周某", ZHOU, "3201001")
    assert json.loads(str(row["raw"]))["amount"]["text"] == "金额：500元"
    assert json.loads(str(person["raw"]))["id_no"]["text"] == f"身份证号码: {ZHOU}"


def test_another_label_is_told_and_nothing_is_read(add: Add) -> None:
    row, person, problems = add(
        "曾用名：赵二", f"联系人证件：{ZHOU}", "档案号：3201001", "判决日期：2024-01-02", "余额：500元", None, None
    )
    assert {problem.field: problem.what.zh for problem in problems} == {
        "name": "前面写的是“曾用名”，这一列是“姓名”",
        "id_no": "前面写的是“联系人证件”，这一列是“身份证号”",
        "source_no": "前面写的是“档案号”，这一列是“罪犯编号”",
        "paid_on": "前面写的是“判决日期”，这一列是“缴纳日期”",
        "amount": "前面写的是“余额”，这一列是“缴纳金额”",
    }
    assert (row["amount"], row["paid_on"], str(row["person"])[:4], person) == (None, None, "doc:", {})


def test_a_label_with_a_unit_says_more_than_the_heading(add: Add) -> None:
    row, _, [problem] = add("周某", ZHOU, None, "2024-01-02", "金额（万元）：5", None, None)
    assert (row["amount"], problem.value) == (None, "金额（万元）：5")


def test_words_that_go_on_with_labels_stay_whole(add: Add) -> None:
    row, _, problems = add("周某", ZHOU, None, "2024-01-02", 5, None, "备注：现金；经办：王某")
    assert (row["remark"], problems) == ("备注：现金；经办：王某", [])
