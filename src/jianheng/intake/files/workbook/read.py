"""Every sheet of a workbook, and what is to be said of it."""

from __future__ import annotations

from pathlib import Path

from jianheng.intake.files.contents import Contents, Sheet, UnreadableFileError
from jianheng.intake.files.kind import Kind, kind_of
from jianheng.intake.files.workbook.active import notices
from jianheng.intake.files.workbook.formulas import formula_problems
from jianheng.intake.files.workbook.limits import MOST_CELLS
from jianheng.intake.files.workbook.marks import Marks
from jianheng.intake.files.workbook.opening import Opened
from jianheng.intake.files.workbook.package import MEND, Package, locked
from jianheng.intake.files.workbook.xlsx import marks_of_xlsx
from jianheng.intake.problem import Place, Problem, Words


def read_workbook(path: Path, name: str = "") -> Contents:
    """Read every worksheet of a workbook, hidden ones too.

    Args:
        path: an xlsx, xlsm, xlsb, xls or ods file.
        name: its name in the delivery; that of the path if left out.

    Returns:
        Its sheets. A value merged over several rows stands in each of them, an error such as `#N/A` as its words.
        A sheet that cannot be read is a problem, the others are there.

    Raises:
        UnreadableFileError: the file is broken, locked, hostile or no workbook, or no sheet of it can be read.
        OSError: the file cannot be opened.
    """
    source = name or path.name
    kind = kind_of(path)
    if kind is Kind.ENCRYPTED:
        raise locked()
    marks, problems = _look_through(path, kind, source)
    opened = Opened(path)
    sheets: list[Sheet] = []
    unread: list[UnreadableFileError] = []
    for sheet, hidden in opened.names():
        place = Place(source, sheet)
        try:
            found = _marks(marks, sheet)
            sheets.append(opened.sheet(sheet, found, hidden=hidden))
            problems.extend(formula_problems(found, place))
        except UnreadableFileError as error:
            unread.append(error)
            problems.append(Problem("unreadable_sheet", place, error.what, mend=error.mend))
    if unread and not sheets:
        raise unread[0]
    return Contents(sheets=tuple(sheets), problems=tuple(problems))


def _look_through(path: Path, kind: Kind, source: str) -> tuple[dict[str, Marks] | None, list[Problem]]:
    if kind in (Kind.XLSX, Kind.BROKEN_ZIP):
        package = Package(path)
        return marks_of_xlsx(package), notices(package.names, source)
    return None, []


def _marks(marks: dict[str, Marks] | None, sheet: str) -> Marks:
    if marks is None:
        return Marks()
    found = marks.get(sheet)
    if found is None:
        what = Words("工作簿里缺少这张表的内容", "the workbook lacks the part that holds this sheet")
        raise UnreadableFileError(what, MEND)
    if found.rows * found.columns > MOST_CELLS:
        what = Words(
            f"单元格散布到第 {found.rows:,} 行、第 {found.columns:,} 列，范围超过 {MOST_CELLS:,} 格，没有读取",
            f"its cells reach to row {found.rows:,} and column {found.columns:,}, more than {MOST_CELLS:,} in all",
        )
        mend = Words(
            "删除数据区以外的行和列后保存；数据确实这么多的，另存为 CSV",
            "delete the rows and columns outside the data and save; if there are so many data, save as CSV",
        )
        raise UnreadableFileError(what, mend)
    return found
