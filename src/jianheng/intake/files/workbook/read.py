"""Every sheet of a workbook, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jianheng.intake.files.contents import Contents, Sheet, UnreadableFileError
from jianheng.intake.files.kind import Kind, kind_of
from jianheng.intake.files.workbook.active import notices
from jianheng.intake.files.workbook.formulas import formula_problems
from jianheng.intake.files.workbook.limits import MOST_CELLS
from jianheng.intake.files.workbook.marks import Marks
from jianheng.intake.files.workbook.ods import look_at_ods
from jianheng.intake.files.workbook.opening import Opened
from jianheng.intake.files.workbook.package import MEND, BrokenError, Package, locked
from jianheng.intake.files.workbook.xls import look_at_xls
from jianheng.intake.files.workbook.xlsb import marks_of_xlsb
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
    marks, parts = _look_through(path, kind)
    problems = notices(parts, source)
    if kind in (Kind.XLS, Kind.ODS):
        # The library reads all sheets of these when it opens them, so that each must be safe before.
        for each in marks:
            _known(marks, each)
    opened = Opened(path, kind)
    sheets: list[Sheet] = []
    unread: list[UnreadableFileError] = []
    for number, sheet, hidden in opened.sheets():
        place = Place(source, sheet)
        try:
            found = _known(marks, str(number) if kind is Kind.XLS else sheet)
            sheets.append(opened.sheet(sheet, found, hidden=hidden))
            problems.extend(formula_problems(found, place))
        except UnreadableFileError as error:
            unread.append(error)
            problems.append(Problem("unreadable_sheet", place, error.what, mend=error.mend))
    if unread and not sheets:
        raise unread[0]
    return Contents(sheets=tuple(sheets), problems=tuple(problems))


def _look_through(path: Path, kind: Kind) -> tuple[Mapping[str, Marks | BrokenError], Sequence[str]]:
    """Marks by name of sheet, in an xls file by its number, and the names of the file's parts."""
    if kind in (Kind.XLS, Kind.BROKEN_OLE):
        old = look_at_xls(path)
        return {str(number): found for number, found in enumerate(old.sheets)}, old.names
    package = Package(path)
    if kind is Kind.ODS:
        sheets, names = look_at_ods(package)
        return sheets, names
    read = marks_of_xlsb if kind is Kind.XLSB else marks_of_xlsx
    return read(package), package.names


def _known(marks: Mapping[str, Marks | BrokenError], sheet: str) -> Marks:
    found = marks.get(sheet)
    if found is None:
        what = Words("工作簿里缺少这张表的内容", "the workbook lacks the part that holds this sheet")
        raise UnreadableFileError(what, MEND)
    if isinstance(found, BrokenError):
        raise found
    _check_reach(found)
    return found


def _check_reach(found: Marks) -> None:
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
