"""What a sheet's file says besides the values that the reading library gives."""

from __future__ import annotations

from dataclasses import dataclass, field

from jianheng.intake.files.contents import Area

_LISTED = 10
_FIRST = ord("A")
_LETTERS = 26


@dataclass
class Marks:
    """Found in one sheet.

    Args:
        rows, columns: how far its cells reach at most.
        hidden_rows, hidden_columns: 0-based first and last of what is hidden.
        errors: 0-based row to 0-based column to the error that a cell shows, such as `#N/A`.
        formulas: cells with a formula whose result was never saved.
        formula_cells: addresses of the first of them.
        formula_columns: 0-based columns in which they stand.
        merged: merged cells, where the reading library does not tell them.
        from_1904: the workbook counts its days from 1904.
        struck: 0-based row to the 0-based columns of cells that are struck through.
    """

    rows: int = 0
    columns: int = 0
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    formulas: int = 0
    formula_cells: list[str] = field(default_factory=list)
    formula_columns: set[int] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    from_1904: bool = False
    struck: dict[int, set[int]] = field(default_factory=dict)

    def hide_row(self, row: int, times: int = 1) -> None:
        """Add hidden rows, joined to those right above."""
        _join(self.hidden_rows, row, row + times - 1)

    def hide_columns(self, first: int, last: int) -> None:
        """Add hidden columns, joined to those right before."""
        _join(self.hidden_columns, first, last)

    def error(self, row: int, column: int, text: str) -> None:
        """Add a cell that shows an error."""
        self.errors.setdefault(row, {})[column] = text

    def formula(self, address: str) -> None:
        """Add a formula without a result."""
        self.formulas += 1
        self.formula_columns.add(column_index(address.rstrip("0123456789")))
        if len(self.formula_cells) < _LISTED:
            self.formula_cells.append(address)


def _join(areas: list[tuple[int, int]], first: int, last: int) -> None:
    if areas and areas[-1][1] + 1 == first:
        areas[-1] = (areas[-1][0], last)
    else:
        areas.append((first, last))


def column_index(letters: str) -> int:
    """The 0-based column of its letters.

    Example:
        >>> column_index("A"), column_index("AA"), column_index("XFD")
        (0, 26, 16383)
    """
    index = 0
    for letter in letters:
        index = index * _LETTERS + ord(letter) - _FIRST + 1
    return index - 1


def address(row: int, column: int) -> str:
    """A cell as a spreadsheet shows it, from 0-based row and column.

    Example:
        >>> address(4, 2), address(0, 26)
        ('C5', 'AA1')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(_FIRST + rest) + letters
    return f"{letters}{row + 1}"
