"""Sheets of an Excel workbook: words stay words, and the same rows give the same bytes."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from math import ceil
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# What XML cannot hold; a source may hold anything.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CELL_LIMIT = 32_767
HEAD_FONT, HEAD_FILL = Font(bold=True), PatternFill("solid", fgColor="E8EEF8")
WRAPPED = Alignment(wrap_text=True, vertical="top")
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
CLOCK = "docProps/core.xml"
# Of a line and of a row, in points; from this character on they are as wide as two.
LINE, HIGHEST, FULL_WIDTH = 15, 409, "\u2e80"
Column = tuple[str, str, int]
Value = str | int | None


@contextmanager
def new_book() -> Iterator[Workbook]:
    """A write-only workbook, whose sheets are closed where something keeps it from being written."""
    book = Workbook(write_only=True)
    try:
        yield book
    except BaseException:
        for sheet in book.worksheets:
            if not sheet.closed:
                sheet.close()
        raise


def headings(columns: Sequence[Column], lang: str) -> list[str]:
    """The names of columns in one language."""
    return [zh if lang == "zh" else en for zh, en, _ in columns]


def add_sheet(
    book: Workbook, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], lang: str
) -> WriteOnlyWorksheet:
    """Add a sheet with a head that stays in sight and can be filtered.

    Args:
        book: a write-only workbook.
        title: of the sheet.
        columns: name in Chinese and in English, and width.
        rows: the values; None leaves a cell out. They are taken one by one and not kept.
        lang: `zh` or `en`.
    """
    sheet: WriteOnlyWorksheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, (_, _, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_head(sheet, text) for text in headings(columns, lang)])
    widths = [width for _, _, width in columns]
    count = 1
    for row in rows:
        count += 1
        high = max((lines(value, width) for value, width in zip(row, widths, strict=True)), default=1)
        if high > 1:
            # Not every program makes a row as high as its words when it opens a file.
            sheet.row_dimensions[count].height = min(high * LINE, HIGHEST)
        sheet.append([None if value is None else _cell(sheet, value) for value in row])
        sheet.row_dimensions.pop(count, None)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
    return sheet


def add_notes(sheet: WriteOnlyWorksheet, notes: Iterable[str]) -> None:
    """Add lines of text below a sheet's rows, each as long as it is."""
    sheet.append([])
    for note in notes:
        cell = _cell(sheet, note)
        cell.alignment = Alignment(vertical="top")
        sheet.append([cell])


def lines(value: Value, width: int) -> int:
    """In how many lines a column shows a value; a Chinese character is as wide as two digits.

    >>> lines("二〇二四年", 8), lines("2024", 8), lines("一\\n二", 8), lines(None, 8)
    (2, 1, 2, 1)
    """
    if not isinstance(value, str) or (2 * len(value) <= width and "\n" not in value):
        return 1
    return sum(max(1, ceil(sum(1 + (each >= FULL_WIDTH) for each in line) / width)) for line in value.split("\n"))


def _head(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = _cell(sheet, text)
    cell.font, cell.fill = HEAD_FONT, HEAD_FILL
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: str | int) -> WriteOnlyCell:
    if isinstance(value, int):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=CONTROL.sub("�", value)[:CELL_LIMIT])
    # A source's words may begin with "=": they are words, never a formula.
    cell.data_type = "s"
    cell.alignment = WRAPPED
    return cell


def write_book(book: Workbook, out: Path, stamp: datetime) -> None:
    """Write a workbook without the clock: its times are those of the run.

    Args:
        book: the workbook.
        out: the file; its folder is made if absent. It appears whole or not at all.
        stamp: the time to write down.

    Raises:
        OSError: it cannot be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f".{out.name}.part")
    try:
        with TemporaryFile() as raw:
            book.save(raw)
            _settle(raw, part, stamp)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _settle(raw: IO[bytes], out: Path, stamp: datetime) -> None:
    when = stamp.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # A sheet of a million rows does not fit the memory that a laptop can spare.
            entry.file_size = source.getinfo(name).file_size
            with source.open(name) as content, target.open(entry, "w") as settled:
                if name == CLOCK:
                    text = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + when, content.read())
                    settled.write(text)
                else:
                    shutil.copyfileobj(content, settled)
