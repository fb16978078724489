"""Sheets whose cells state no address: they count from the left, and so must we."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.parsers.expat import ExpatError

from jianheng.intake.files.safe_xml import parse
from jianheng.intake.files.workbook.limits import MOST_COLUMNS, MOST_ROWS
from jianheng.intake.files.workbook.marks import Marks, address, column_index
from jianheng.intake.files.workbook.package import broken

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.ASCII)
_MOST_DIGITS = 9
_TRUE = ("1", "true")


class _Counting:
    """Follows a sheet's elements and knows where it stands."""

    def __init__(self) -> None:
        self.marks = Marks()
        self._row = self._column = -1
        self._type = ""
        self._formula = self._in_value = False
        self._value: str | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            number = _number(attributes, "r")
            self._row = number - 1 if number else self._row + 1
            self._column = -1
            if attributes.get("hidden") in _TRUE:
                self.marks.hide_row(self._row)
        elif name == "c":
            self._cell(attributes)
        elif name == "f":
            self._formula = True
        elif name == "v":
            self._in_value, self._value = True, ""
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = (_number(attributes, end) for end in ("min", "max"))
            if 0 < first <= last:
                self.marks.hide_columns(first - 1, min(last, MOST_COLUMNS) - 1)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._column += 1
        if found := _ADDRESS.fullmatch(attributes.get("r", "")):
            self._row, self._column = int(found[2]) - 1, column_index(found[1])
        self._type, self._formula, self._value = attributes.get("t", ""), False, None

    def text(self, words: str) -> None:
        if self._in_value:
            self._value = (self._value or "") + words

    def end(self, name: str) -> None:
        if name == "v":
            self._in_value = False
        elif name == "c":
            if self._type == "e":
                self.marks.error(self._row, self._column, self._value or "#")
            if self._formula and not self._value and not (self._type == "str" and self._value is not None):
                self.marks.formula(address(self._row, self._column))
            self.marks.rows = max(self.marks.rows, min(self._row, MOST_ROWS) + 1)
            self.marks.columns = max(self.marks.columns, self._column + 1)


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 0


def look_at_unnumbered(chunks: Iterable[bytes]) -> Marks:
    """Look through a sheet element by element.

    Args:
        chunks: its XML.

    Returns:
        What it says besides its values.

    Raises:
        UnreadableFileError: it is broken, or declares entities.
    """
    counting = _Counting()
    try:
        parse(chunks, counting.start, counting.end, counting.text)
    except ExpatError as error:
        raise broken(str(error)) from error
    return counting.marks
