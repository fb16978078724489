"""An xlsb package looked through before its cells are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from jianheng.intake.files.workbook.errors import error_words
from jianheng.intake.files.workbook.limits import MOST_COLUMNS
from jianheng.intake.files.workbook.marks import Marks
from jianheng.intake.files.workbook.package import BrokenError, Package, broken
from jianheng.intake.files.workbook.parts import part_path, targets

_WORKBOOK = "xl/workbook.bin"
# What the reading library opens besides sheets.
_READ = ("sharedstrings.bin", "styles.bin", "workbook.bin", "[content_types].xml", ".rels")
_BUNDLE, _ROW, _COLUMNS, _BOOK = 156, 0, 60, 153
_ERRORS = (3, 11)
_LAST_CELL = 11
_HIDDEN_ROW = 0x10
_LARGEST_RECORD = 1 << 24


def marks_of_xlsb(package: Package) -> dict[str, Marks | BrokenError]:
    """Look through every sheet, and unpack every other part once to see that it is as large as it says.

    A formula without a saved result cannot be known here: every formula bears a value.

    Args:
        package: the file.

    Returns:
        Name of sheet to what its file says besides the values, or why its part is broken.

    Raises:
        UnreadableFileError: another part is broken or deceives about its size.
    """
    names = {name.lower(): name for name in package.names}
    found: dict[str, Marks | BrokenError] = {}
    relations = targets(package, "xl/_rels/workbook.bin.rels")
    from_1904 = False
    try:
        for kind, body in _records(package.chunks(_WORKBOOK)):
            if kind == _BOOK:
                from_1904 = bool(body[0] & 1)
            elif kind == _BUNDLE:
                relation, at = _text(body, 8)
                part = names.get(part_path(relations.get(relation, "")).lower())
                if part is not None:
                    found.setdefault(_text(body, at)[0], _look_at(package, part))
    except (KeyError, struct.error, IndexError) as error:
        raise broken(f"{_WORKBOOK}: {error}") from error
    for marks in found.values():
        if isinstance(marks, Marks):
            marks.from_1904 = from_1904
    for name in package.names:
        if name.lower().endswith(_READ):
            for _ in package.chunks(name):
                pass
    return found


def _look_at(package: Package, part: str) -> Marks | BrokenError:
    try:
        return _sheet(package.chunks(part))
    except BrokenError as error:
        return error
    except (struct.error, IndexError) as error:
        return broken(f"{part}: {error}")


def _sheet(chunks: Iterator[bytes]) -> Marks:
    marks, row = Marks(), 0
    for kind, body in _records(chunks):
        if kind == _ROW:
            row = struct.unpack_from("<I", body)[0]
            if body[11] & _HIDDEN_ROW:
                marks.hide_row(row)
        elif kind <= _LAST_CELL:
            column = struct.unpack_from("<I", body)[0]
            if kind in _ERRORS:
                marks.error(row, column, error_words(body[8]))
            if kind > 1:
                marks.rows, marks.columns = max(marks.rows, row + 1), max(marks.columns, column + 1)
        elif kind == _COLUMNS:
            first, last = struct.unpack_from("<II", body)
            if body[16] & 1:
                marks.hide_columns(first, min(last, MOST_COLUMNS - 1))
    return marks


def _records(chunks: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """Kind and body of each record; both numbers before it are written in pieces of seven bits."""
    content, at = b"", 0
    for chunk in chunks:
        content, at = content[at:] + chunk, 0
        while (head := _head(content, at)) is not None:
            kind, start, size = head
            if size > _LARGEST_RECORD:
                raise broken(f"record {kind}")
            if start + size > len(content):
                break
            yield kind, content[start : start + size]
            at = start + size


def _head(content: bytes, at: int) -> tuple[int, int, int] | None:
    numbers = []
    for most in (2, 4):
        number = shift = 0
        for _ in range(most):
            if at >= len(content):
                return None
            byte = content[at]
            number |= (byte & 0x7F) << shift
            shift += 7
            at += 1
            if not byte & 0x80:
                break
        numbers.append(number)
    return numbers[0], at, numbers[1]


def _text(body: bytes, at: int) -> tuple[str, int]:
    length = struct.unpack_from("<I", body, at)[0]
    end = at + 4 + 2 * length
    return body[at + 4 : end].decode("utf-16-le", errors="replace"), end
