"""A workbook opened by python-calamine, one sheet after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from jianheng.intake.files.contents import Area, CellValue, Sheet
from jianheng.intake.files.kind import Kind
from jianheng.intake.files.workbook.limits import HELD_CELLS
from jianheng.intake.files.workbook.marks import Marks
from jianheng.intake.files.workbook.package import broken, locked
from jianheng.intake.files.workbook.rows import from_first_column, with_errors, with_merged

T = TypeVar("T")

_ENDINGS = {
    Kind.XLSX: (".xlsx", ".xlsm"),
    Kind.XLSB: (".xlsb",),
    Kind.XLS: (".xls",),
    Kind.ODS: (".ods",),
}


class Opened:
    """Holds an open workbook, and of its sheets those that were read last.

    Args:
        path: the file.
        kind: what it is.

    Raises:
        UnreadableFileError: it is broken, locked or no workbook.
    """

    def __init__(self, path: Path, kind: Kind) -> None:
        # The library trusts a path's ending; where that lies, it must look at the bytes.
        if path.suffix.lower() in _ENDINGS.get(kind, ()):
            self._workbook = _without_panic(lambda: CalamineWorkbook.from_path(path))
        else:
            self._workbook = _without_panic(lambda: CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())))
        self._held: dict[str, CalamineSheet] = {}

    def sheets(self) -> Iterator[tuple[int, str, bool]]:
        """0-based number in the book and name of each worksheet, and whether it is hidden."""
        for number, sheet in enumerate(self._workbook.sheets_metadata):
            if sheet.typ == SheetTypeEnum.WorkSheet:
                yield number, sheet.name, sheet.visible != SheetVisibleEnum.Visible

    def sheet(self, name: str, marks: Marks, *, hidden: bool) -> Sheet:
        """Open one sheet.

        Args:
            name: its name.
            marks: what was found in it.
            hidden: whether it is hidden.

        Raises:
            UnreadableFileError: it is broken.
        """
        areas = self._load(name).merged_cell_ranges
        merged = tuple(marks.merged) if areas is None else tuple(Area(*start, *end) for start, end in areas)

        def rows() -> Iterator[Sequence[CellValue]]:
            sheet = self._load(name)
            found: Iterator[Sequence[CellValue]] = sheet.iter_rows()
            if sheet.start is not None:
                found = from_first_column(found, sheet.start[1])
            if marks.errors:
                found = with_errors(found, marks.errors)
            return with_merged(found, merged) if any(area.bottom > area.top for area in merged) else found

        rows_hidden, columns_hidden = tuple(sorted(marks.hidden_rows)), tuple(sorted(marks.hidden_columns))
        unsaved = frozenset(marks.formula_columns)
        return Sheet(
            name,
            rows,
            merged,
            hidden,
            rows_hidden,
            columns_hidden,
            from_1904=marks.from_1904,
            unsaved=unsaved,
            struck={row: frozenset(columns) for row, columns in marks.struck.items()},
        )

    def _load(self, name: str) -> CalamineSheet:
        sheet = self._held.pop(name, None)
        if sheet is None:
            sheet = _without_panic(lambda: self._workbook.get_sheet_by_name(name))
        self._held[name] = sheet
        while len(self._held) > 1 and sum(each.height * each.width for each in self._held.values()) > HELD_CELLS:
            del self._held[next(iter(self._held))]
        return sheet


def _without_panic(read: Callable[[], T]) -> T:
    try:
        return read()
    except PasswordError as error:
        raise locked() from error
    except CalamineError as error:
        raise broken(str(error)) from error
    except BaseException as error:
        # A failed assertion within the library, on a file that nobody foresaw; no exception class is published.
        if type(error).__name__ == "PanicException":
            raise broken(str(error)) from error
        raise
