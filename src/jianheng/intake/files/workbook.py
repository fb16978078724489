"""Workbooks of Excel and its kin."""

from __future__ import annotations

from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from jianheng.intake.files.contents import Area, CellValue, Contents, Sheet, UnreadableFileError
from jianheng.intake.problem import Words


def read_workbook(path: Path) -> Contents:
    """Read every worksheet of a workbook, hidden ones too.

    Args:
        path: an xlsx, xlsm, xlsb, xls or ods file.

    Returns:
        Its sheets. A value merged over several rows of one column stands in each of them.

    Raises:
        UnreadableFileError: the file is broken, locked or no workbook.
    """
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            names = [sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            return Contents(sheets=tuple(_sheet(workbook.get_sheet_by_name(name)) for name in names))
    except PasswordError as error:
        raise UnreadableFileError(
            Words("工作簿设有密码，不能读取", "the workbook is locked with a password"),
            Words("取消密码后另存，再重新添加", "save it without a password, then add it again"),
        ) from error
    except CalamineError as error:
        raise UnreadableFileError(
            Words(
                f"工作簿已损坏或不是 Excel 文件（{error}）",
                f"the workbook is broken or no Excel file ({error})",
            ),
            Words(
                "用 Excel 或 WPS 打开检查，另存为 .xlsx 后重新添加",
                "open it in Excel, save it as .xlsx, add it again",
            ),
        ) from error


def _sheet(sheet: CalamineSheet) -> Sheet:
    rows: list[list[CellValue]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    merged = tuple(Area(*start, *end) for start, end in sheet.merged_cell_ranges or ())
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        # A merged title or heading spans columns and is read from its first cell; only a value that
        # spans rows of one column is stated for each of them.
        if left == right and top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return Sheet.of_rows(sheet.name, rows, merged)
