"""Rows of a sheet as they pass by, with a view of those ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from jianheng.intake.cells.cell import cell_text
from jianheng.intake.files.contents import Area, CellValue
from jianheng.intake.layout.cells import Kind, kind_of

_SHOWN = 60


class Line:
    """One row of a sheet; texts and kinds are found out when asked for.

    Args:
        row: 0-based row.
        cells: its cells from column A on.
    """

    __slots__ = ("_filled", "_kinds", "_texts", "_words", "cells", "row")

    def __init__(self, row: int, cells: Sequence[CellValue]) -> None:
        self.row = row
        self.cells = cells
        self._texts: list[str] | None = None
        self._kinds: list[Kind] | None = None
        self._filled: list[int] | None = None
        self._words: list[str] | None = None

    @property
    def texts(self) -> list[str]:
        """The words of each cell."""
        if self._texts is None:
            self._texts = [cell_text(cell) for cell in self.cells]
        return self._texts

    @property
    def kinds(self) -> list[Kind]:
        """The kind of each cell."""
        if self._kinds is None:
            self._kinds = [kind_of(cell) for cell in self.cells]
        return self._kinds

    @property
    def filled(self) -> list[int]:
        """Columns that hold anything."""
        if self._filled is None:
            self._filled = [column for column, text in enumerate(self.texts) if text]
        return self._filled

    @property
    def words(self) -> list[str]:
        """The words of the cells that hold anything."""
        if self._words is None:
            self._words = [text for text in self.texts if text]
        return self._words

    def text(self, column: int) -> str:
        """The words of one cell; empty beyond the last."""
        return self.texts[column] if column < len(self.texts) else ""

    def kind(self, column: int) -> Kind:
        """The kind of one cell; empty beyond the last."""
        return self.kinds[column] if column < len(self.cells) else Kind.EMPTY

    def shown(self) -> str:
        """The line in a few words."""
        text = " | ".join(dict.fromkeys(self.words))
        return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


class Window:
    """The rows of a sheet in order, of which some may be looked at before they are taken.

    Args:
        rows: the rows.
        first: 0-based row of the first of them.
    """

    def __init__(self, rows: Iterable[Sequence[CellValue]], first: int = 0) -> None:
        self._rows: Iterator[Sequence[CellValue]] = iter(rows)
        self._ahead: deque[Line] = deque()
        self._next = first

    def take(self) -> Line | None:
        """The next row; None at the end."""
        if self._ahead:
            return self._ahead.popleft()
        cells = next(self._rows, None)
        if cells is None:
            return None
        self._next += 1
        return Line(self._next - 1, cells)

    def take_while(self, keep: Callable[[int, Sequence[CellValue]], bool]) -> None:
        """Take rows as long as `keep`, given the row's number and cells, says so; the quick way through data."""
        while self._ahead:
            if not keep(self._ahead[0].row, self._ahead[0].cells):
                return
            self._ahead.popleft()
        for cells in self._rows:
            self._next += 1
            if not keep(self._next - 1, cells):
                self._ahead.append(Line(self._next - 1, cells))
                return

    def put_back(self, line: Line) -> None:
        """Undo the last `take`."""
        self._ahead.appendleft(line)

    def skip(self, count: int) -> list[Line]:
        """Take several rows that were looked at before."""
        return [self._ahead.popleft() for _ in range(count)]

    def ahead(self, count: int) -> list[Line]:
        """The next rows, fewer at the end of the sheet, without taking them."""
        while len(self._ahead) < count:
            cells = next(self._rows, None)
            if cells is None:
                break
            self._ahead.append(Line(self._next, cells))
            self._next += 1
        if len(self._ahead) <= count:
            return [*self._ahead]
        return [self._ahead[index] for index in range(count)]


class Merges:
    """Merged cells of a sheet, found by place."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._rows: dict[int, list[Area]] = {}
        self._tall: list[Area] = []
        for area in areas:
            self._rows.setdefault(area.top, []).append(area)
            if area.bottom > area.top:
                self._tall.append(area)

    def starting(self, row: int, column: int) -> Area:
        """The area whose first cell this is; the cell alone where it is not merged."""
        found = (area for area in self._rows.get(row, ()) if area.left == column)
        return next(found, Area(row, column, row, column))

    def right(self, row: int, column: int) -> int:
        """Last column of the area that begins in this cell."""
        return self.starting(row, column).right

    def is_wide(self, row: int, column: int) -> bool:
        """Whether a merge over several columns begins in this cell."""
        return self.right(row, column) > column

    def within(self, first: int, last: int) -> list[Area]:
        """Areas that touch the rows from first to last."""
        flat = [area for row in range(first, last + 1) for area in self._rows.get(row, ())]
        return flat + [area for area in self._tall if area.top < first <= area.bottom]

    def transposed(self, down: int) -> Merges:
        """The same areas of the rows from `down` on, with rows and columns changed over."""
        areas = [area for row, found in self._rows.items() if row >= down for area in found]
        return Merges(Area(a.left, a.top - down, a.right, a.bottom - down) for a in areas)
