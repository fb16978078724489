"""The errors of Excel by their numbers in binary files."""

from __future__ import annotations

_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}


def error_words(number: int) -> str:
    """What a cell with this error shows.

    Example:
        >>> error_words(42), error_words(99)
        ('#N/A', '#ERROR!')
    """
    return _ERRORS.get(number, "#ERROR!")
