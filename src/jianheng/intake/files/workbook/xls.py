"""An xls file looked through before its cells are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

from jianheng.intake.files.workbook.compound import Compound
from jianheng.intake.files.workbook.errors import error_words
from jianheng.intake.files.workbook.marks import Marks
from jianheng.intake.files.workbook.package import broken, locked

_BEGIN, _END = 0x0809, 0x000A
_SHEET, _LOCK, _OTHER_BOOK, _FROM_1904 = 0x0085, 0x002F, 0x01AE, 0x0022
_FONT, _FORMAT = 0x0031, 0x00E0
_ROW, _COLUMNS, _DIMENSIONS, _TEXTS = 0x0208, 0x007D, 0x0200, 0x00FC
_FLAG_OR_ERROR, _FORMULA, _MANY_NUMBERS = 0x0205, 0x0006, 0x00BD
_CELLS = frozenset({0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, _MANY_NUMBERS, _FLAG_OR_ERROR, _FORMULA})
_HIDDEN_ROW, _STRUCK = 0x20, 0x08
# Of the fonts numbered from 0 there is none with the number 4.
_NO_FONT = 4
_OWN_BOOK = (0x0401, 0x3A01)
# A result that is no number ends in these two bytes, and its first says that it is an error.
_ERROR_RESULT = (2, b"\xff\xff")
_LAST_COLUMN = 255
_MOST_ROWS = 65_536
# The bytes that a record must have for what is looked for in it.
_LEAST = {
    _SHEET: 4,
    _OTHER_BOOK: 4,
    _FROM_1904: 2,
    _ROW: 14,
    _COLUMNS: 10,
    _FLAG_OR_ERROR: 8,
    _FORMULA: 14,
    _DIMENSIONS: 12,
    _TEXTS: 8,
    _FONT: 4,
    _FORMAT: 2,
}
_LEAST |= dict.fromkeys(_CELLS - {_FLAG_OR_ERROR, _FORMULA}, 6)
_HEAD = struct.Struct("<HH")


@dataclass
class Xls:
    """What an xls file says besides its values.

    A formula without a saved result cannot be known here: every formula bears a number, which is zero then.

    Args:
        sheets: marks of each sheet, in the order of the book.
        names: of its streams, with a line for links to other books.
    """

    sheets: list[Marks] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def look_at_xls(path: Path) -> Xls:
    """Look through a file.

    Args:
        path: the file.

    Raises:
        UnreadableFileError: it is broken or locked.
    """
    content, found = path.read_bytes(), Xls()
    if content.startswith(b"\xd0\xcf"):
        compound = Compound(path)
        content = compound.stream("Workbook", "Book")
        found.names.extend(compound.names)
    offsets = []
    from_1904 = False
    fonts: list[bool] = []
    fonts_of: list[int] = []
    for kind, start, _ in _records(content, 0):
        if kind == _LOCK:
            raise locked()
        if kind == _SHEET:
            offsets.append(struct.unpack_from("<I", content, start)[0])
        elif kind == _OTHER_BOOK and _HEAD.unpack_from(content, start)[1] not in _OWN_BOOK:
            found.names.append("externallinks/")
        elif kind == _FROM_1904:
            from_1904 = content[start : start + 2] == b"\x01\x00"
        elif kind == _FONT:
            fonts.append(bool(content[start + 2] & _STRUCK))
        elif kind == _FORMAT:
            fonts_of.append(_HEAD.unpack_from(content, start)[0])
        elif kind == _TEXTS:
            # The library reserves room for as many texts as are told; each takes three bytes or more.
            _believe(struct.unpack_from("<I", content, start + 4)[0] <= len(content))
    fonts.insert(_NO_FONT, False)
    striking = frozenset(number for number, font in enumerate(fonts_of) if font < len(fonts) and fonts[font])
    found.sheets.extend(_sheet(content, offset, striking) for offset in offsets)
    for marks in found.sheets:
        marks.from_1904 = from_1904
    return found


def _records(content: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, beginning and size of each record up to the end of this part; those that are cut are passed over."""
    depth = 0
    while at + _HEAD.size <= len(content):
        kind, size = _HEAD.unpack_from(content, at)
        start = at + _HEAD.size
        at = start + size
        if at > len(content):
            return
        if size >= _LEAST.get(kind, 0):
            yield kind, start, size
        if kind == _BEGIN:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                return


def _sheet(content: bytes, at: int, striking: Set[int]) -> Marks:
    marks = Marks()
    for kind, start, size in _records(content, at):
        if kind in _CELLS:
            _cell(content, start, size, kind, marks)
            if striking:
                _strike(content, start, size, kind, striking, marks)
        elif kind == _ROW and content[start + 12] & _HIDDEN_ROW:
            marks.hide_row(_HEAD.unpack_from(content, start)[0])
        elif kind == _COLUMNS and content[start + 8] & 1:
            first, last = _HEAD.unpack_from(content, start)
            marks.hide_columns(first, min(last, _LAST_COLUMN))
        elif kind == _DIMENSIONS:
            # The library reserves room for as many cells as are told.
            top, bottom, left, right = struct.unpack_from("<IIHH", content, start)
            _believe(top <= bottom <= _MOST_ROWS and left <= right <= _LAST_COLUMN + 1)
    return marks


def _believe(likely: bool) -> None:
    if not likely:
        raise broken("BIFF")


def _cell(content: bytes, start: int, size: int, kind: int, marks: Marks) -> None:
    row, column = _HEAD.unpack_from(content, start)
    last = column
    if kind == _MANY_NUMBERS:
        last = int.from_bytes(content[start + size - 2 : start + size], "little")
    elif kind == _FLAG_OR_ERROR and content[start + 7]:
        marks.error(row, column, error_words(content[start + 6]))
    elif kind == _FORMULA and (content[start + 6], content[start + 12 : start + 14]) == _ERROR_RESULT:
        marks.error(row, column, error_words(content[start + 8]))
    marks.rows = max(marks.rows, row + 1)
    marks.columns = max(marks.columns, column + 1, last + 1)


def _strike(content: bytes, start: int, size: int, kind: int, striking: Set[int], marks: Marks) -> None:
    row, column = _HEAD.unpack_from(content, start)
    # A record of many numbers has a format before each of them, and the last column at its end.
    formats = range(start + 4, start + size - 2, 6) if kind == _MANY_NUMBERS else (start + 4,)
    for place, at in enumerate(formats):
        if int.from_bytes(content[at : at + 2], "little") in striking:
            marks.struck.setdefault(row, set()).add(column + place)
