"""What the records of a table look like, learned from the first of them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from jianheng.intake.files.contents import CellValue
from jianheng.intake.layout.cells import FIGURES, Kind, has_digit
from jianheng.intake.layout.headings import Head
from jianheng.intake.layout.likeness import KNOWN, Known
from jianheng.intake.layout.lines import Line
from jianheng.intake.layout.scores import records

LEARNED = 40
_SPARSE = 0.35
_STEADY = 0.85
_FILLED = 0.8
_WITNESSES = 3
_WITNESSES_NEEDED = 2
_FIRST_COLUMNS = 3
# What stands in some word for a sum; such a row is looked at twice.
_OF_TOTALS = ("计", "otal", "同期", "其中")


class Shape:
    """The usual kinds and the usual fill of a table's rows.

    Args:
        head: its headings; None where it has none.
        lines: some rows below the headings; those that fill few columns teach nothing.
        known: likeness to known headings.
    """

    def __init__(self, head: Head | None, lines: Sequence[Line], known: Known) -> None:
        columns = sorted(head.levels) if head else sorted({column for line in lines for column in line.filled})
        own = [line for line in lines if line.filled and not (head is not None and head.repeated_by(line))]
        taught = _typical(records(own, len(columns))[:LEARNED])
        self._known = known
        self.columns = columns
        self.left, self.right = (columns[0], columns[-1]) if columns else (0, -1)
        self.figures = {column for column in columns if _figures(taught, column) >= _STEADY}
        self.wordy = {column for column in columns if _figures(taught, column) <= 1 - _STEADY}
        self.filled = {column for column in columns if _share_filled(taught, column) >= _FILLED}
        usual = median(len(line.filled) for line in taught) if taught else len(columns)
        self.few = max(1, int(_SPARSE * usual)) if len(columns) > 1 else 0
        self.witnesses = sorted(self.figures & self.filled, reverse=True)[:_WITNESSES]
        self._needed = min(_WITNESSES_NEEDED, len(self.witnesses))
        self._first = next((column for column in columns if column in self.filled), self.left)
        self._said = {(column, line.text(column)): line.row for line in reversed(own) for column in line.filled}
        self._heading_words = {text for line in head.lines for text in line.words} if head else set()

    def is_ordinary(self, cells: Sequence[CellValue]) -> bool:
        """Whether a row is a record at first sight; cheap, since it is asked of every row."""
        if len(cells) <= self.right:
            cells = [*cells, *[None] * (self.right + 1 - len(cells))]
        first = cells[self._first]
        if first is None or first == "":
            return False
        for cell in cells[self.left : self.left + _FIRST_COLUMNS]:
            if isinstance(cell, str) and (cell in self._heading_words or any(word in cell for word in _OF_TOTALS)):
                return False
        if not self.witnesses:
            full = len(cells) - cells.count(None) - cells.count("") > self.few
            told = isinstance(first, str) and ("：" in first or ":" in first or self._known(first) >= KNOWN)
            return full and not told
        if self._first in self.figures and isinstance(first, str) and not has_digit(first):
            return False
        missing = self._needed
        for column in self.witnesses:
            cell = cells[column]
            if cell is not None and (not isinstance(cell, str) or has_digit(cell)):
                missing -= 1
                if not missing:
                    return self._needed > 1 or len(cells) - cells.count(None) - cells.count("") > self.few
        return False

    def is_surely_ordinary(self, cells: Sequence[CellValue]) -> bool:
        """Whether figures where they belong show that a row is a record."""
        return bool(self.witnesses) and self.is_ordinary(cells)

    def says_again(self, line: Line) -> bool:
        """Whether a row says in some column what a record before it says there; headings do not."""
        return any(self._said.get((column, line.text(column)), line.row) < line.row for column in line.filled)

    def is_sparse(self, line: Line) -> bool:
        """Whether a row fills much fewer columns than records do."""
        return len(line.filled) <= self.few

    def fits(self, line: Line, column: int) -> bool:
        """Whether a cell is of the kind that its column usually holds."""
        if column < self.left or column > self.right:
            return False
        kind = line.kind(column)
        return kind is Kind.EMPTY or column not in (self.wordy if kind in FIGURES else self.figures)


def _typical(lines: Sequence[Line]) -> list[Line]:
    """Rows that are about as full as most: signatures and totals teach nothing."""
    counts = sorted(len(line.filled) for line in lines)
    usual = counts[len(counts) * 3 // 4] if counts else 0
    return [line for line in lines if 2 * len(line.filled) > usual]


def _figures(lines: Sequence[Line], column: int) -> float:
    """Share of figures among the cells of a column; neither many nor few where nothing is known."""
    kinds = [kind for line in lines if (kind := line.kind(column)) is not Kind.EMPTY]
    return sum(kind in FIGURES for kind in kinds) / len(kinds) if kinds else 0.5


def _share_filled(lines: Sequence[Line], column: int) -> float:
    return sum(bool(line.text(column)) for line in lines) / len(lines) if lines else 0.0
