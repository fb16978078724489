"""An OpenDocument spreadsheet looked through before its cells are read."""

from __future__ import annotations

from contextlib import suppress
from xml.parsers.expat import ExpatError

from jianheng.intake.files.contents import Area
from jianheng.intake.files.safe_xml import parse
from jianheng.intake.files.workbook.marks import Marks, address
from jianheng.intake.files.workbook.ods_styles import Styles
from jianheng.intake.files.workbook.package import Package, broken, locked

_HIDDEN = ("collapse", "filter")
_LINKS = ("dde-source", "table-source", "cell-range-source", "database-source-sql", "database-source-table")
_MOST_MARKED = 1_000_000
_MOST_DIGITS = 12
_STYLES = "styles.xml"
_FROM_1904 = "1904-01-01"


def look_at_ods(package: Package) -> tuple[dict[str, Marks], list[str]]:
    """Look through every sheet.

    Args:
        package: the file.

    Returns:
        Name of sheet to what is said of it, and the names of the package's parts with a line for links.

    Raises:
        UnreadableFileError: it is broken, locked or hostile.
    """
    names = list(package.names)
    if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise locked()
    styles = Styles()
    # The reading library reads no styles, so that a file without them is whole to it.
    with suppress(ExpatError, KeyError):
        parse(package.chunks(_STYLES), styles.start, styles.end, lambda _: None)
    book = _Book(styles)
    try:
        parse(package.chunks("content.xml"), book.start, book.end, book.text)
    except (ExpatError, KeyError) as error:
        raise broken(str(error)) from error
    for marks in book.sheets.values():
        marks.from_1904 = book.from_1904
    return book.sheets, [*names, *(["externallinks/"] if book.links else [])]


class _Book:
    """Follows the elements of a document, with what is repeated."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._struck = False
        self._row_style = ""
        self._column_styles: list[tuple[int, str]] = []
        self.sheets: dict[str, Marks] = {}
        self.links = False
        self.from_1904 = False
        self._marks = Marks()
        self._row = self._rows = self._column = self._columns = self._next_column = 0
        self._cell: dict[str, str] | None = None
        self._words: list[str] = []
        self._notes = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("table-cell", "covered-table-cell"):
            self._columns = _times(attributes, "number-columns-repeated")
            self._cell, self._words = attributes, []
            self._struck = self._styles.any and self._styles.strikes(self._style_of(attributes))
        elif name == "table-row":
            self._rows, self._column = _times(attributes, "number-rows-repeated"), 0
            self._row_style = attributes.get("default-cell-style-name", "")
            if attributes.get("visibility") in _HIDDEN:
                self._marks.hide_row(self._row, self._rows)
        elif name == "table-column":
            times = _times(attributes, "number-columns-repeated")
            if attributes.get("visibility") in _HIDDEN:
                self._marks.hide_columns(self._next_column, self._next_column + times - 1)
            self._next_column += times
            self._column_styles.append((self._next_column, attributes.get("default-cell-style-name", "")))
        elif name == "table":
            self._marks = self.sheets.setdefault(attributes.get("name", ""), Marks())
            self._row = self._next_column = 0
            self._column_styles = []
        elif name == "annotation":
            self._notes += 1
        elif name == "span":
            self._struck = self._struck or self._styles.strikes(attributes.get("style-name", ""))
        elif name in _LINKS:
            self.links = True
        elif name == "null-date":
            self.from_1904 = attributes.get("date-value") == _FROM_1904
        else:
            self._styles.start(name, attributes)

    def _style_of(self, cell: dict[str, str]) -> str:
        """The style of a cell: its own, its row's or its column's."""
        own = cell.get("style-name") or self._row_style
        return own or next((style for end, style in self._column_styles if self._column < end), "")

    def text(self, words: str) -> None:
        if self._cell is not None and not self._notes:
            self._words.append(words)

    def end(self, name: str) -> None:
        if name in ("table-cell", "covered-table-cell") and self._cell is not None:
            self._end_cell(self._cell, "".join(self._words))
            self._column += self._columns
            self._cell = None
        elif name == "table-row":
            self._row += self._rows
        elif name == "annotation":
            self._notes -= 1
        else:
            self._styles.end(name)

    def _end_cell(self, cell: dict[str, str], words: str) -> None:
        if "value-type" not in cell:
            if "formula" in cell and not words:
                self._marks.formula(address(self._row, self._column))
            if not words:
                return
        self._marks.rows = max(self._marks.rows, self._row + self._rows)
        self._marks.columns = max(self._marks.columns, self._column + self._columns)
        error = cell.get("calcext:value-type") == "error"
        if (error or self._struck) and self._rows * self._columns <= _MOST_MARKED:
            for row in range(self._row, self._row + self._rows):
                for column in range(self._column, self._column + self._columns):
                    self._mark(row, column, words.strip() or "#ERROR!" if error else "")
        down, across = _times(cell, "number-rows-spanned"), _times(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            area = Area(self._row, self._column, self._row + down - 1, self._column + across - 1)
            self._marks.merged.append(area)

    def _mark(self, row: int, column: int, error: str) -> None:
        if error:
            self._marks.error(row, column, error)
        if self._struck:
            self._marks.struck.setdefault(row, set()).add(column)


def _times(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else 1
