"""A sheet put together cell by cell, with what spans several rows or columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from jianheng.intake.files.contents import Area, CellValue, Sheet, UnreadableFileError
from jianheng.intake.files.workbook.limits import MOST_COLUMNS, MOST_ROWS
from jianheng.intake.files.workbook.rows import with_merged
from jianheng.intake.problem import Words

# Such a table is held in memory as Python values, about 100 bytes a cell.
MOST_HELD = 5_000_000


@dataclass
class Grid:
    """The cells of one table.

    Args:
        name: of the sheet.
        hidden: the sheet is hidden.
        titles: lines right above the table.
    """

    name: str = ""
    hidden: bool = False
    titles: tuple[str, ...] = ()
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    _rows: list[list[CellValue]] = field(default_factory=list)
    _merged: list[Area] = field(default_factory=list)
    _spanned: dict[int, int] = field(default_factory=dict)
    _struck: list[Area] = field(default_factory=list)
    _held: int = 0

    @property
    def row(self) -> int:
        """The 0-based row that is being filled; -1 before the first."""
        return len(self._rows) - 1

    def begin_row(self, index: int | None = None) -> None:
        """Begin the next row, or the one with this 0-based number; those passed over are empty.

        Raises:
            UnreadableFileError: it lies beyond what any spreadsheet holds.
        """
        last = self.row + 1 if index is None else index
        if last >= MOST_ROWS:
            raise _too_large()
        while self.row < last:
            self._rows.append([])
        self._spanned = {column: bottom for column, bottom in self._spanned.items() if bottom >= self.row}

    def put(
        self, value: CellValue, columns: int = 1, rows: int = 1, index: int | None = None, *, struck: bool = False
    ) -> tuple[int, int]:
        """Put a value into the next free cell of the row, or into the 0-based column.

        Args:
            value: what stands there.
            columns, rows: how many it spans.
            index: the column, where the source says it.
            struck: any of its words are struck through.

        Returns:
            0-based row and column.

        Raises:
            UnreadableFileError: the table is too large.
        """
        if self.row < 0:
            self.begin_row()
        cells = self._rows[-1]
        column = len(cells) if index is None else index
        while index is None and column in self._spanned:
            column += 1
        right = min(column + columns, MOST_COLUMNS) - 1
        bottom = min(self.row + rows, MOST_ROWS) - 1
        if column >= MOST_COLUMNS:
            raise _too_large()
        cells.extend([""] * (right + 1 - len(cells)))
        cells[column] = value
        self._held += right + 1 - column
        if self._held > MOST_HELD:
            raise _too_large()
        if struck:
            self._struck.append(Area(self.row, column, bottom, column))
        if right > column or bottom > self.row:
            self._merged.append(Area(self.row, column, bottom, right))
        if bottom > self.row:
            self._spanned.update(dict.fromkeys(range(column, right + 1), bottom))
        return self.row, column

    def sheet(self) -> Sheet:
        """The whole table; every row is as long as the longest."""
        width = max((len(row) for row in self._rows), default=0)
        if width * len(self._rows) > MOST_HELD:
            raise _too_large()
        for row in self._rows:
            row.extend([""] * (width - len(row)))
        rows, merged = self._rows, tuple(self._merged)
        return Sheet(
            self.name,
            lambda: with_merged(rows, merged),
            merged,
            self.hidden,
            tuple(self.hidden_rows),
            tuple(self.hidden_columns),
            titles=self.titles,
            struck=self._struck_cells(),
        )

    def _struck_cells(self) -> dict[int, frozenset[int]]:
        """The columns of struck cells by row; one over several rows is struck in each."""
        found: dict[int, set[int]] = {}
        for area in self._struck:
            for row in range(area.top, min(area.bottom + 1, len(self._rows))):
                found.setdefault(row, set()).add(area.left)
        return {row: frozenset(columns) for row, columns in found.items()}


def _too_large() -> UnreadableFileError:
    return UnreadableFileError(
        Words(
            f"表格过大（超过 {MOST_HELD:,} 格或超出 Excel 的行列范围），没有读取",
            f"the table is too large (over {MOST_HELD:,} cells, or beyond the rows and columns of Excel); not read",
        ),
        Words("用 Excel 或 WPS 打开，另存为 .xlsx 后添加", "open it in Excel, save it as .xlsx, add that"),
    )
