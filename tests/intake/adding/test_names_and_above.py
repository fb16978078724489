"""Names with marks, and cells that only refer to the row above, from the file to the row."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU, WU = "11010519491231002X", "440524188001010014"
HEAD = ["姓名", "身份证号", "罪犯编号", "性别", "缴纳日期", "缴纳金额"]

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def test_a_name_is_kept_as_written_beside_the_clean_one(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEAD, ["赵某①（又名：赵二）", ZHOU, None, "女", "2024-01-02", 500]]
    add_files(workspace, [write_book("缴纳.xlsx", property_payment=rows)])
    [batch] = list_batches(workspace)
    [person] = batch.table("person_statement").to_pylist()
    assert (person["name"], person["former_names"], person["person"]) == ("赵某", "赵二", f"id:{ZHOU}")
    raw = json.loads(str(person["raw"]))
    assert raw["name"]["text"] == raw["former_names"]["text"] == "赵某①（又名：赵二）"


def test_a_column_of_other_names_goes_first(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [["姓名", "曾用名", "身份证号"], ["赵某（又名赵二）", "赵三", ZHOU], ["吴某（又名吴二）", None, WU]]
    add_files(workspace, [write_book("人员.xlsx", person_statement=rows)])
    [batch] = list_batches(workspace)
    people = batch.table("person_statement").to_pylist()
    assert [(person["name"], person["former_names"]) for person in people] == [("赵某", "赵三"), ("吴某", "吴二")]
    assert "_unread" not in json.loads(str(people[1]["raw"])).get("_unread", {})


def test_a_cell_that_refers_above_says_which_row_and_nothing_else(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    rows = [
        HEAD,
        ["周某", ZHOU, "3201001", "女", "2024-01-02", 500],
        ["〃", "同上", '"', "同上", "〃", "同上"],
        ["〃", "〃", "〃", "〃", "〃", "〃"],
    ]
    result = add_files(workspace, [write_book("缴纳.xlsx", property_payment=rows)])
    told = [problem for problem in result.problems if problem.code == "unreadable_cell"]
    assert {problem.place.cell for problem in told} == {f"{column}{row}" for column in "ABCDEF" for row in (3, 4)}
    assert all("像是指第 2 行的" in problem.what.zh for problem in told)
    assert any("第 2 行的“周某”" in problem.what.zh for problem in told)
    [batch] = list_batches(workspace)
    first, *below = batch.table("property_payment").to_pylist()
    assert first["person"] == f"id:{ZHOU}"
    assert [(row["amount"], row["paid_on"], row["person"][:4]) for row in below] == [(None, None, "doc:")] * 2
    assert json.loads(str(below[0]["raw"]))["amount"]["text"] == "同上"


def test_nothing_above_to_refer_to(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEAD, ["同上", ZHOU, None, "女", "2024-01-02", 500]]
    result = add_files(workspace, [write_book("缴纳.xlsx", property_payment=rows)])
    [told] = [problem for problem in result.problems if problem.code == "unreadable_cell"]
    assert told.what.zh == "写的是“同上”，上面没有写明的行"


def test_several_persons_in_one_row_are_told(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEAD, ["孙某等3人", ZHOU, None, "女", "2024-01-02", 500]]
    result = add_files(workspace, [write_book("缴纳.xlsx", property_payment=rows)])
    [told] = [problem for problem in result.problems if problem.code == "unreadable_cell"]
    assert (told.value, told.field, told.what.zh) == ("孙某等3人", "name", "写的是几个人，一行只能是一个人")


def test_of_a_column_a_month_it_is_told_once_and_of_the_row_that_is_meant(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    months = ("10月", "11月")
    rows = [
        ["2024年计分"],
        ["姓名", "罪犯编号", *months],
        ["周某", "3201001", 90, 91],
        ["吴某", "3201002", None, None],
        ["同上", "3201003", 80, 81],
    ]
    columns = (
        ColumnRule("姓名", to=(Target("person_statement", "name"),)),
        ColumnRule("罪犯编号", to=(Target("person_statement", "source_no"),)),
        *(ColumnRule(month, to=(Target("points_month", "total", month),)) for month in months),
    )
    become = tuple(RowRule("points_month", month, {"month": month}) for month in months)
    mapping = Mapping("江州监狱", (SheetMapping("计分", become, columns),))
    result = add_files(workspace, [write_book("计分.xlsx", 计分=rows)], mapping=mapping)
    [told] = [problem for problem in result.problems if problem.code == "unreadable_cell"]
    assert (told.place.cell, "像是指第 4 行的“吴某”" in told.what.zh) == ("A5", True)
