"""Sheets under the headings of the templates, as offices type them: only what is a record becomes one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from jianheng.intake.add import add_files
from jianheng.intake.adding.result import AddResult
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

HEADINGS = ["罪犯编号", "姓名", "月份", "总分"]
NAMES = "赵钱孙李周吴郑王"


def row(number: int, month: str = "2024-05") -> list[Any]:
    return [f"320100{number}", f"{NAMES[number - 1]}某", month, 90 + number]


def read(workspace: Workspace, table: str) -> list[dict[str, Any]]:
    [batch] = list_batches(workspace)
    return batch.table(table).to_pylist()


def persons(workspace: Workspace, table: str = "points_month") -> list[str]:
    return [each["person"].rpartition(":")[2] for each in read(workspace, table)]


def told(result: AddResult, code: str) -> list[tuple[int, str]]:
    return [(each.place.row_no, each.value) for each in result.problems if each.code == code]


LINES = {
    "a row of column numbers": [HEADINGS, [1, 2, 3, 4], row(1), row(2)],
    "totals that do not begin with 合计": [
        ["江州监狱月计分表"],
        HEADINGS,
        row(1),
        ["一监区合计", None, "2024-05", 91],
        row(2),
        ["全监总计", None, "2024-05", 183],
    ],
    "headings again on the next page": [
        ["江州监狱月计分表"],
        HEADINGS,
        row(1),
        ["江州监狱月计分表"],
        HEADINGS,
        row(2),
    ],
    "wards above their prisoners": [HEADINGS, ["一监区"], row(1), ["二监区"], row(2)],
    "blank rows between": [HEADINGS, row(1), [], [], row(2)],
}


@pytest.mark.parametrize("lines", LINES.values(), ids=LINES)
def test_only_records_become_rows(
    workspace: Workspace, write_book: Callable[..., Path], lines: list[list[object]]
) -> None:
    add_files(workspace, [write_book("计分.xlsx", 月计分=lines)])

    assert persons(workspace) == ["3201001", "3201002"]
    assert persons(workspace, "person_statement") == ["3201001", "3201002"]


def test_two_tables_below_each_other_are_read_each_under_its_own_headings(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    other = ["罪犯编号", "月份", "总分", "姓名"]
    lines = [["一监区"], HEADINGS, row(1), [], ["二监区"], other, ["3201002", "2024-05", 88, "钱某"]]
    add_files(workspace, [write_book("计分.xlsx", 月计分=lines)])

    assert [int(each["total"]) for each in read(workspace, "points_month")] == [91, 88]
    assert [each["name"] for each in read(workspace, "person_statement")] == ["赵某", "钱某"]


def test_two_tables_beside_each_other_are_two(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    lines = [[*HEADINGS, None, *HEADINGS], *([*row(n), None, *row(n + 4)] for n in range(1, 5))]
    add_files(workspace, [write_book("计分.xlsx", 月计分=lines)])

    found = read(workspace, "points_month")
    assert sorted(persons(workspace)) == [f"320100{n}" for n in range(1, 9)]
    assert len({each["row_id"] for each in found}) == len(found), "each row has a name of its own"


def test_a_table_of_something_else_below_is_not_read_under_these_headings(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    lines = [
        HEADINGS,
        row(1),
        [],
        ["二、处罚情况"],
        ["罪犯编号", "处罚日期", "处罚种类"],
        ["3201002", "2024-03-05", "警告"],
    ]
    result = add_files(workspace, [write_book("计分.xlsx", 月计分=lines)])

    assert persons(workspace) == ["3201001"]
    assert [each.code for each in result.problems if each.place.row_no >= 5], "it is said that it was not read"


PAID = [["罪犯编号", "缴纳日期", "金额"], ["3201001", "2024-03-05", 2.5], ["3201002", "2024-03-06", 1]]
IN_TEN_THOUSANDS = {
    "in the title": [["履行情况（单位：万元）"], *PAID],
    "at the end of the title": [["履行情况（万元）"], *PAID],
    "above": [["单位：万元"], *PAID],
    "of persons and sums": [["单位：人、万元"], *PAID],
    "of money": [["单位：人民币（万元）"], *PAID],
    "in short": [["单位：万"], *PAID],
    "under the headings": [PAID[0], [None, None, "（万元）"], *PAID[1:]],
    "below": [*PAID, ["注：本表金额单位为万元"]],
}


@pytest.mark.parametrize("lines", IN_TEN_THOUSANDS.values(), ids=IN_TEN_THOUSANDS)
def test_sums_count_in_the_unit_that_the_table_gives(
    workspace: Workspace, write_book: Callable[..., Path], lines: list[list[object]]
) -> None:
    add_files(workspace, [write_book("款.xlsx", 履行=lines)])

    assert [each["amount"] for each in read(workspace, "property_payment")] == [Decimal(25000), Decimal(10000)]


def test_the_heading_knows_best(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    lines = [["单位：万元"], ["罪犯编号", "缴纳日期", "金额（元）"], *PAID[1:]]
    add_files(workspace, [write_book("款.xlsx", 履行=lines)])

    assert [each["amount"] for each in read(workspace, "property_payment")] == [Decimal("2.50"), Decimal(1)]


@pytest.mark.parametrize("above", [["单位：千元"], ["履行情况（元）", "单位：万元"]])
def test_what_counts_otherwise_is_not_read(
    workspace: Workspace, write_book: Callable[..., Path], above: list[str]
) -> None:
    result = add_files(workspace, [write_book("款.xlsx", 履行=[[each] for each in above] + PAID)])

    assert [each["amount"] for each in read(workspace, "property_payment")] == [None, None]
    assert [each.value for each in result.problems if each.code == "unreadable_cell"] == ["2.5", "1"]


def test_a_unit_said_between_records_makes_the_sums_uncertain(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    lines = [*PAID[:2], ["以下人员缴纳金额单位为万元"], *PAID[2:]]
    result = add_files(workspace, [write_book("款.xlsx", 履行=lines)])

    assert [each["amount"] for each in read(workspace, "property_payment")] == [None, None]
    assert [each.value for each in result.problems if each.code == "unreadable_cell"] == ["2.5", "1"]


def test_hidden_rows_and_sheets_are_read_and_said(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    path = write_book("计分.xlsx", 月计分=[HEADINGS, row(1), row(2), row(3)])
    book = load_workbook(path)
    book["月计分"].row_dimensions[3].hidden = True
    copy = book.copy_worksheet(book["月计分"])
    copy.title, copy.sheet_state = "月计分 (2)", "hidden"
    book.save(path)
    result = add_files(workspace, [path])

    assert len(persons(workspace)) == 6
    assert told(result, "hidden") == [(1, "第 3 行"), (1, ""), (1, "第 3 行")]
    [second] = [each for each in result.problems if each.code == "hidden" and not each.value]
    assert "隐藏的工作表也已读取" in second.zh()


def test_days_as_numbers_of_a_spreadsheet_are_read(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    lines = [["罪犯编号", "缴纳日期", "金额"], *([f"320100{n}", 45350 + n, 100] for n in range(1, 5))]
    add_files(workspace, [write_book("款.xlsx", 履行=lines)])

    assert [str(each["paid_on"]) for each in read(workspace, "property_payment")] == [
        f"2024-02-{28 + n}" if n < 2 else f"2024-03-0{n - 1}" for n in range(1, 5)
    ]


def test_a_number_behind_somebody_elses_name_names_nobody_else(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    lines = [["姓名", "汇款人", "身份证号", "案号", "缴纳日期", "缴纳金额"]]
    lines += [["周某", "周大", "11010519491231002X", "（2024）江01刑初3号", "2024-01-02", 500]]
    add_files(workspace, [write_book("款.xlsx", 履行=lines)])

    [paid] = read(workspace, "property_payment")
    assert paid["person"].startswith("doc:"), "whose number it is, nobody can tell"
