"""XML Spreadsheet 2003."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.parsers.expat import ExpatError

from jianheng.intake.files.contents import CellValue, Contents, UnreadableFileError
from jianheng.intake.files.markup.grid import Grid
from jianheng.intake.files.safe_xml import parse
from jianheng.intake.files.utf8_copy import utf8_text
from jianheng.intake.files.workbook.formulas import formula_problems
from jianheng.intake.files.workbook.limits import MOST_COLUMNS, MOST_ROWS
from jianheng.intake.files.workbook.marks import Marks, address
from jianheng.intake.problem import Place, Words

_CHUNK = 1 << 20
_MOST_DIGITS = 9


def read_spreadsheet_xml(path: Path, name: str) -> Contents:
    """Read every worksheet of an XML Spreadsheet 2003.

    Args:
        path: the file.
        name: its name in the delivery.

    Returns:
        Its sheets; numbers, days and flags have their types, errors are their words.

    Raises:
        UnreadableFileError: the file is broken or hostile.
    """
    text, book = utf8_text(path, name), _Book()
    try:
        parse(_chunks(text.path), book.start, book.end, book.text, "utf-8")
    except ExpatError as error:
        raise UnreadableFileError(
            Words(f"XML 表格已损坏（{error}）", f"the XML spreadsheet is broken ({error})"),
            Words("重新导出，或用 Excel 打开后另存为 .xlsx", "export it again, or save it as .xlsx"),
        ) from error
    formulas = [
        problem
        for grid, marks in zip(book.grids, book.marks, strict=True)
        for problem in formula_problems(marks, Place(name, grid.name))
    ]
    return Contents(tuple(grid.sheet() for grid in book.grids), problems=(*text.problems, *formulas))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


class _Book:
    """Follows the elements and fills a grid for each worksheet."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.marks: list[Marks] = []
        self._cell: dict[str, str] = {}
        self._type: str | None = None
        self._words: list[str] | None = None
        self._column = 0
        self._style = self._row_style = ""
        self._striking: set[str] = set()
        self._struck = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Worksheet":
            self.grids.append(Grid(attributes.get("Name", "")))
            self.marks.append(Marks())
            self._column = 0
        elif name == "Style":
            self._style = attributes.get("ID", "")
        elif name == "Font" and attributes.get("StrikeThrough") == "1":
            self._striking.add(self._style)
        elif not self.grids:
            return
        elif name == "Column":
            self._columns(attributes)
        elif name == "Row":
            self.grids[-1].begin_row(_index(attributes, "Index", MOST_ROWS))
            self._row_style = attributes.get("StyleID", "")
            if attributes.get("Hidden") == "1":
                row = self.grids[-1].row
                self.grids[-1].hidden_rows.append((row, row + _count(attributes, "Span", MOST_ROWS)))
        elif name == "Cell":
            self._cell, self._type, self._words, self._struck = attributes, None, None, False
        elif name == "Data":
            self._type, self._words = attributes.get("Type", "String"), []
        elif name == "S":
            self._struck = True
        elif name == "Visible":
            self._words = []

    def _columns(self, attributes: dict[str, str]) -> None:
        first = _index(attributes, "Index", MOST_COLUMNS)
        first = self._column if first is None else first
        self._column = first + 1 + _count(attributes, "Span", MOST_COLUMNS)
        if attributes.get("Hidden") == "1":
            self.grids[-1].hidden_columns.append((first, self._column - 1))

    def text(self, words: str) -> None:
        if self._words is not None:
            self._words.append(words)

    def end(self, name: str) -> None:
        if name == "Visible" and self.grids:
            self.grids[-1].hidden = "".join(self._words or ()).strip() in ("SheetHidden", "SheetVeryHidden")
            self._words = None
        elif name == "Cell" and self.grids:
            self._put()

    def _put(self) -> None:
        value = "" if self._words is None else _value(self._type or "", "".join(self._words))
        across = 1 + _count(self._cell, "MergeAcross", MOST_COLUMNS)
        down = 1 + _count(self._cell, "MergeDown", MOST_ROWS)
        struck = self._struck or self._cell.get("StyleID", self._row_style) in self._striking
        place = self.grids[-1].put(value, across, down, _index(self._cell, "Index", MOST_COLUMNS), struck=struck)
        if self._words is None and "Formula" in self._cell:
            self.marks[-1].formula(address(*place))
        self._cell, self._words = {}, None


def _value(kind: str, words: str) -> CellValue:
    try:
        if kind == "Number":
            return float(words)
        if kind == "DateTime":
            moment = datetime.fromisoformat(words)
            return moment.date() if moment.time() == datetime.min.time() else moment
    except ValueError:
        return words
    if kind == "Boolean" and words in ("0", "1"):
        return words == "1"
    return words


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    text = attributes.get(name, "")
    return min(int(text), most) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 0


def _index(attributes: dict[str, str], name: str, most: int) -> int | None:
    found = _count(attributes, name, most)
    return found - 1 if found else None
