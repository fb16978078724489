"""Filled sheets as files: workbooks, or texts parted by commas or tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from jianheng.arena.files.styled.forms import Cell
from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.styled.style import Style
from jianheng.arena.files.workbook import save_without_clock

_DAY, _MOMENT = "yyyy/m/d", "yyyy/m/d h:mm"
_WIDEST = 40


def write_pages(place: Path, book: str, pages: Sequence[Page], style: Style) -> list[tuple[Page, str, str]]:
    """Write the sheets of one delivery.

    Args:
        place: its folder.
        book: the name of its workbook, where it is one.
        pages: the sheets.
        style: how they are written.

    Returns:
        Each sheet with the name of its file, and of the sheet within; without the latter for texts.
    """
    if style.suffix != "xlsx":
        for page in pages:
            _write_text(place / f"{page.name}.{style.suffix}", page, style)
        return [(page, f"{page.name}.{style.suffix}", "") for page in pages]
    if style.book:
        _write_book(place / f"{book}.xlsx", pages)
        return [(page, f"{book}.xlsx", page.name) for page in pages]
    for page in pages:
        _write_book(place / f"{page.name}.xlsx", [page])
    return [(page, f"{page.name}.xlsx", page.name) for page in pages]


def as_text(cell: Cell) -> str:
    """A cell as texts hold it, with days as a spreadsheet writes them out."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell.year}/{cell.month}/{cell.day} {cell.hour}:{cell.minute:02}"
    return f"{cell.year}/{cell.month}/{cell.day}" if isinstance(cell, date) else str(cell)


def _write_text(path: Path, page: Page, style: Style) -> None:
    delimiter = "," if style.suffix == "csv" else "\t"
    with path.open("w", encoding=style.encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([as_text(cell) for cell in line] for line in page.lines())


def _write_book(path: Path, pages: Iterable[Page]) -> None:
    book = openpyxl.Workbook(write_only=True)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for number, width in enumerate(_widths(page), 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        for first, last, left, right in page.merged():
            sheet.merged_cells.add(CellRange(min_row=first, max_row=last, min_col=left, max_col=right).coord)
        for line in page.lines():
            sheet.append([_dated(sheet, cell) for cell in line])
    save_without_clock(book, path)


def _dated(sheet: object, cell: Cell) -> object:
    if not isinstance(cell, date):
        return cell
    made = WriteOnlyCell(sheet, value=cell)
    made.number_format = _MOMENT if isinstance(cell, datetime) else _DAY
    return made


def _widths(page: Page) -> list[int]:
    shown = [*page.heading_rows()[-1:], *page.records[:20]]
    return [min(_WIDEST, 3 + max(_width(line[n]) for line in shown)) for n in range(len(page.columns))]


def _width(cell: Cell) -> int:
    return sum(2 if ord(letter) > 0xFF else 1 for letter in as_text(cell))  # noqa: PLR2004 -- wide letters
