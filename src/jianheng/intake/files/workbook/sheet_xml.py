"""A sheet's XML looked through for hidden rows, errors, formulas without a result, and how far it reaches.

The cells are read by a library that tells none of these. Parsing a sheet a second time would double the time, so that
its bytes are searched for the few words that matter, and only where such a word stands is it looked at closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from jianheng.intake.files.safe_xml import refuse_declarations
from jianheng.intake.files.workbook.limits import MOST_CELLS, MOST_COLUMNS
from jianheng.intake.files.workbook.marks import Marks, column_index
from jianheng.intake.files.workbook.reach import Reach, filled_reach
from jianheng.intake.files.workbook.unnumbered import look_at_unnumbered

_LONGEST_CELL = 8 * 2**20
_HIDDEN = re.compile(rb"hidden\s*=\s*[\"'](?:1|true)")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_ERROR = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_STYLED = re.compile(rb"<(?:\w+:)?c\b([^>]*\bs=[\"'](\d{1,6})[\"'][^>]*)>")
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=[\"']s[\"'][^>]*)>\s*<(?:\w+:)?v>\s*(\d{1,9})\s*</")
_OWN_TEXT = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=[\"']inlineStr[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?rPr>(.*?)</(?:\w+:)?rPr>\s*<(?:\w+:)?t\b[^>]*>([^<]*)<", re.DOTALL)
_STRIKE = re.compile(rb"<(?:\w+:)?strike(?!\s+val=[\"'](?:0|false|off))[\s/>]")
_ERROR_SIGN = re.compile(rb"t=[\"']e[\"']")
_FORMULA_SIGN = re.compile(rb"[<:]f[\s>/]")
_ADDRESS = re.compile(rb"\br=[\"']([A-Z]+)(\d{1,9})")
_NUMBER = re.compile(rb"\br=[\"'](\d{1,9})")
_FIRST_LAST = (re.compile(rb"\bmin=[\"'](\d{1,9})"), re.compile(rb"\bmax=[\"'](\d{1,9})"))
_TEXT_RESULT = re.compile(rb"\bt=[\"']str[\"']")
_PLAIN_SIGNS = (b"<f", b't="e"', b"hidden=")
_OTHER_SIGNS = (b":f", b"t='e'", b"hidden =")
_FIRST_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>\s*<(?:\w+:)?c\b[^>]*>")


@dataclass(frozen=True)
class Struck:
    """What in a package is struck through.

    Args:
        styles: numbers of the cell styles whose font strikes through.
        texts: numbers of the shared texts of which some words are struck through.
    """

    styles: Set[int] = frozenset()
    texts: Set[int] = frozenset()


def look_at(chunks: Iterable[bytes], again: Iterable[bytes], struck: Struck | None = None) -> Marks:
    """Look through a sheet.

    Args:
        chunks: its XML.
        again: its XML from the beginning, for the rare sheet that needs a second look.
        struck: what in the package is struck through.

    Returns:
        What it says besides its values.

    Raises:
        UnreadableFileError: it declares entities.
    """
    marks, reach, first, struck = Marks(), Reach(), True, struck or Struck()
    signs: tuple[bytes, ...] = _PLAIN_SIGNS
    for block in _blocks(chunks):
        if first and b"<!DOCTYPE" in block:
            raise refuse_declarations()
        if first and (start := _FIRST_ROW.search(block)) and not _ADDRESS.search(start[0]):
            return look_at_unnumbered(again)
        if first and (b"<worksheet" not in block or b"='" in block):
            signs = _PLAIN_SIGNS + _OTHER_SIGNS
        first = False
        reach.see(block)
        if any(sign in block for sign in signs):
            _look_at_block(block, marks)
        if struck.styles:
            _strike(block, _STYLED, struck.styles, marks)
        if struck.texts:
            _strike(block, _SHARED_TEXT, struck.texts, marks)
        if b"strike" in block:
            _strike_own(block, marks)
    marks.rows, marks.columns = reach.rows, reach.columns
    if marks.rows * marks.columns > MOST_CELLS:
        marks.rows, marks.columns = filled_reach(_blocks(again))
    return marks


def _blocks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end behind a whole cell, so that no cell is cut in two."""
    rest = b""
    for chunk in chunks:
        block = rest + chunk
        cut = block.rfind(b"c>") + 2
        if cut == 1:
            cut = block.rfind(b">") + 1
        if not cut and len(block) > _LONGEST_CELL:
            cut = len(block)
        rest = block[cut:]
        if cut:
            yield block[:cut]
    if rest:
        yield rest


def _look_at_block(block: bytes, marks: Marks) -> None:
    if _HIDDEN.search(block):
        _hidden(block, marks)
    if _ERROR_SIGN.search(block):
        for cell in _ERROR.finditer(block):
            place, value = _ADDRESS.search(cell[1]), _VALUE.search(cell[2])
            if place and value:
                marks.error(int(place[2]) - 1, column_index(place[1].decode()), value[1].decode(errors="replace"))
    if _FORMULA_SIGN.search(block):
        for cell in _FORMULA.finditer(block):
            # A formula whose result is the empty text is saved with an empty value of the type `str`.
            if cell[2] is None or not _TEXT_RESULT.search(cell[1]):
                place = _ADDRESS.search(cell[1])
                marks.formula((place[1] + place[2]).decode() if place else "")


def _strike(block: bytes, pattern: re.Pattern[bytes], numbers: Set[int], marks: Marks) -> None:
    """Mark the cells whose number, of style or text, is one of these."""
    for cell in pattern.finditer(block):
        if int(cell[2]) in numbers:
            _mark(cell[1], marks)


def _strike_own(block: bytes, marks: Marks) -> None:
    """Mark the cells that hold a text of their own of which some words are struck through."""
    for cell in _OWN_TEXT.finditer(block):
        if any(_STRIKE.search(run[1]) and run[2].strip() for run in _RUN.finditer(cell[2])):
            _mark(cell[1], marks)


def _mark(attributes: bytes, marks: Marks) -> None:
    if place := _ADDRESS.search(attributes):
        marks.struck.setdefault(int(place[2]) - 1, set()).add(column_index(place[1].decode()))


def _hidden(block: bytes, marks: Marks) -> None:
    for row in _ROW.finditer(block):
        if _HIDDEN.search(row[1]) and (number := _NUMBER.search(row[1])):
            marks.hide_row(int(number[1]) - 1)
    for column in _COLUMN.finditer(block):
        first, last = (found.search(column[1]) for found in _FIRST_LAST)
        if _HIDDEN.search(column[1]) and first and last:
            marks.hide_columns(int(first[1]) - 1, min(int(last[1]), MOST_COLUMNS) - 1)
