"""The address of a cell as a spreadsheet shows it."""

from __future__ import annotations

from functools import cache
from string import ascii_uppercase


def cell_address(row: int, column: int) -> str:
    """The address of a cell as a spreadsheet shows it.

    Args:
        row: 0-based row.
        column: 0-based column.

    Example:
        >>> cell_address(4, 2), cell_address(0, 26), cell_address(0, 701)
        ('C5', 'AA1', 'ZZ1')
    """
    return f"{_letters(column)}{row + 1}"


@cache
def _letters(column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, len(ascii_uppercase))
        letters = ascii_uppercase[digit] + letters
    return letters
