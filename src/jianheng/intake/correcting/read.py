"""A list of corrections that a person wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from jianheng.intake.cells import cell_text
from jianheng.intake.correcting.correction import Correction
from jianheng.intake.files.contents import Sheet, UnreadableFileError
from jianheng.intake.files.read import read_file
from jianheng.intake.problem import IntakeError, Place, Problem, Words

COLUMNS = {
    "row_id": ("行编号", "row_id"),
    "field": ("字段", "field"),
    "words": ("改为", "to"),
    "reason": ("理由", "reason"),
}


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Read a list of corrections.

    Args:
        path: a workbook or CSV file with the columns 行编号, 字段, 改为 and 理由, a correction a row.

    Returns:
        The corrections in their order.

    Raises:
        IntakeError: it cannot be read, or lacks a column.
    """
    try:
        sheets = [sheet for sheet in read_file(path, path.name).sheets if any(True for _ in sheet.rows())]
    except UnreadableFileError as error:
        raise IntakeError([Problem("unreadable_file", Place(path.name), error.what, mend=error.mend)]) from error
    found = [each for sheet in sheets[:1] for each in _of_sheet(sheet, path.name)]
    if not found:
        what = Words("没有一条更正", "holds no correction")
        raise IntakeError([Problem("no_correction", Place(path.name), what, mend=_mend())])
    return tuple(found)


def _of_sheet(sheet: Sheet, name: str) -> Iterator[Correction]:
    rows = sheet.rows()
    headings = [cell_text(cell) for cell in next(rows)]
    at = {key: next((headings.index(n) for n in names if n in headings), -1) for key, names in COLUMNS.items()}
    if lacking := [COLUMNS[key][0] for key, index in at.items() if index < 0]:
        what = Words(f"缺少列：{'、'.join(lacking)}", f"lacks columns: {', '.join(lacking)}")
        raise IntakeError([Problem("no_column", Place(name, sheet.name, 1), what, mend=_mend())])
    for number, row in enumerate(rows, start=2):
        if any(cell_text(cell) for cell in row):
            texts = {key: _cell(row, index) for key, index in at.items()}
            yield Correction(**texts, place=Place(name, sheet.name, number))


def _cell(row: Sequence[object], index: int) -> str:
    return cell_text(row[index]) if index < len(row) else ""


def _mend() -> Words:
    names = "、".join(names[0] for names in COLUMNS.values())
    return Words(f"第一行写列名 {names}，以下每行一条更正", f"headings {names} in row 1, then a correction a row")
