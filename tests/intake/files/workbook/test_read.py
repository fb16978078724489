"""What stands in the cells of a workbook, and what is said of it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.files.workbook import read_workbook
from jianheng.intake.problem import Severity

Book = Callable[..., Path]


def only(path: Path) -> Sheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def grid(sheet: Sheet) -> list[list[CellValue]]:
    return [list(row) for row in sheet.rows()]


def test_rows_begin_at_a1_however_far_off_the_data_lie(book: Book) -> None:
    assert grid(only(book({"C3": "甲", "D4": "乙"}))) == [
        ["", "", "", ""],
        ["", "", "", ""],
        ["", "", "甲", ""],
        ["", "", "", "乙"],
    ]


def test_a_pass_is_repeated_from_the_beginning(book: Book) -> None:
    sheet = only(book({"A1": "甲", "A2": "乙"}))
    started = sheet.rows()
    next(started)
    assert [*sheet.rows()] == [*sheet.rows()] == [["甲"], ["乙"]]
    assert [*started] == [["乙"]]


@pytest.mark.parametrize("epoch", [WINDOWS_EPOCH, MAC_EPOCH])
def test_days_and_times_in_both_calendars_of_excel(tmp_path: Path, epoch: datetime) -> None:
    made = openpyxl.Workbook()
    made.epoch = epoch
    values = (date(2024, 5, 31), datetime(2024, 5, 31, 14, 30), time(14, 30), timedelta(hours=30))
    made.active.append(values)
    made.save(tmp_path / "a.xlsx")
    assert grid(only(tmp_path / "a.xlsx")) == [list(values)]


def test_numbers_flags_and_texts_of_digits_keep_their_kind(book: Book) -> None:
    (row,) = grid(only(book({"A1": 3, "B1": 0.15, "C1": True, "D1": "00123", "E1": "320102199001010011"})))
    assert row == [3.0, 0.15, True, "00123", "320102199001010011"]
    assert row[2] is True


def test_an_error_stands_in_its_cell_as_its_words(book: Book) -> None:
    path = book({"B2": "#N/A", "C2": "#DIV/0!", "D2": "#REF!", "E3": "#VALUE!", "A4": "完"})
    rows = grid(only(path))
    assert rows[1] == ["", "#N/A", "#DIV/0!", "#REF!", ""]
    assert rows[2][4] == "#VALUE!"


def test_formulas_without_a_result_are_told_with_their_cells(book: Book) -> None:
    contents = read_workbook(book({"A1": "总分", **{f"A{row}": "=1+1" for row in range(2, 14)}, "B1": 3}), "计分.xlsx")
    (problem,) = contents.problems
    assert (problem.code, problem.severity) == ("formula_without_value", Severity.ERROR)
    assert "12 个公式单元格没有保存计算结果" in problem.zh()
    assert "计分.xlsx，工作表“表”" in problem.zh()
    assert "A2、A3" in problem.zh()
    assert "A13" not in problem.zh()
    assert "在 Excel 或 WPS 中打开后保存" in problem.zh()
    assert "12 cells hold a formula" in problem.en()


def test_a_value_merged_over_rows_and_columns_stands_in_the_first_column_of_each_row(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active["B2"] = "一监区"
    made.active["D5"] = "末"
    made.active.merge_cells("B2:C4")
    made.save(tmp_path / "a.xlsx")
    sheet = only(tmp_path / "a.xlsx")
    assert [row[1] for row in sheet.rows()] == ["", "一监区", "一监区", "一监区", ""]
    assert [row[2] for row in sheet.rows()] == ["", "", "", "", ""]
    assert [(a.top, a.left, a.bottom, a.right) for a in sheet.merged] == [(1, 1, 3, 2)]


def test_what_is_hidden_is_read_and_said(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.create_sheet("隐藏").sheet_state = "hidden"
    made.create_sheet("深藏").sheet_state = "veryHidden"
    for row in range(1, 9):
        made.active.append([row, row, row, row, row])
    for row in (2, 3, 4, 7):
        made.active.row_dimensions[row].hidden = True
    made.active.column_dimensions.group("B", "C", hidden=True)
    made.active.column_dimensions["E"].hidden = True
    made.save(tmp_path / "a.xlsx")
    shown, *hidden = read_workbook(tmp_path / "a.xlsx").sheets
    assert shown.hidden_rows == ((1, 3), (6, 6))
    assert shown.hidden_columns == ((1, 2), (4, 4))
    assert len(grid(shown)) == 8
    assert not shown.hidden
    assert [(sheet.name, sheet.hidden) for sheet in hidden] == [("隐藏", True), ("深藏", True)]


def test_nothing_is_hidden_where_a_program_writes_so_for_each_row(book: Book, repack: Callable[..., Path]) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1" hidden="false"><c r="A1"><v>1</v></c></row><row r="2" hidden="0"><c r="A2"><v>2</v></c></row>'
        b'<row r="3" hidden="true"><c r="A3"><v>3</v></c></row></sheetData></worksheet>'
    )
    path = repack(book({"A1": 1}), {"xl/worksheets/sheet1.xml": sheet})
    assert only(path).hidden_rows == ((2, 2),)


def test_a_sheet_without_cells_has_no_rows(book: Book) -> None:
    contents = read_workbook(book({}))
    assert [grid(sheet) for sheet in contents.sheets] == [[]]
    assert contents.problems == ()


def test_ten_thousand_columns(tmp_path: Path) -> None:
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("表")
    sheet.append(range(10_000))
    made.save(tmp_path / "a.xlsx")
    (row,) = only(tmp_path / "a.xlsx").rows()
    assert (len(row), row[-1]) == (10_000, 9999.0)
