"""Odd sheets written as the files that institutions hand over."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from html import escape
from pathlib import Path

import openpyxl
from openpyxl.utils import range_boundaries

from benchmarks.odd_sheets.sheet import Cell, OddFile, OddSheet

_ODS = "urn:oasis:names:tc:opendocument:xmlns:"
_ODS_HEAD = (
    f'<office:document-content xmlns:office="{_ODS}office:1.0" xmlns:table="{_ODS}table:1.0"'
    f' xmlns:text="{_ODS}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
)
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_PARTS = (
    f'<manifest:manifest xmlns:manifest="{_ODS}manifest:1.0"><manifest:file-entry manifest:full-path="/"'
    f' manifest:media-type="{_ODS_TYPE}"/><manifest:file-entry manifest:full-path="content.xml"'
    ' manifest:media-type="text/xml"/></manifest:manifest>'
)


def write_odd(odd: OddFile, folder: Path) -> Path:
    """Write a file as its name says; an `.xls` is the table of a page, as many systems export it.

    Args:
        odd: the file.
        folder: where to.

    Returns:
        Its path.
    """
    path = folder / odd.file
    if path.suffix == ".csv":
        with path.open("w", encoding=odd.encoding, newline="") as file:
            csv.writer(file).writerows([_text(cell) for cell in row] for row in odd.sheets[0].rows)
    elif path.suffix == ".xls":
        path.write_text("".join(_html(odd.sheets[0])), encoding="utf-8")
    elif path.suffix == ".ods":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", _ODS_TYPE)
            package.writestr("META-INF/manifest.xml", _ODS_PARTS)
            package.writestr("content.xml", _ODS_HEAD + "".join(map(_ods, odd.sheets)) + _closed())
    else:
        _book(odd).save(path)
    return path


def _book(odd: OddFile) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for each in odd.sheets:
        sheet = book.create_sheet(each.name)
        for row in each.rows:
            sheet.append([None if cell == "" else cell for cell in row])
        for area in each.merged:
            sheet.merge_cells(area)
    return book


def _html(sheet: OddSheet) -> Iterator[str]:
    spans = {}
    covered = set()
    for area in sheet.merged:
        left, top, right, bottom = range_boundaries(area)
        spans[top, left] = f' rowspan="{bottom - top + 1}" colspan="{right - left + 1}"'
        covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
    yield '<html><head><meta charset="utf-8"></head><body><table>'
    for number, row in enumerate(sheet.rows, start=1):
        cells = [
            f"<td{spans.get((number, column), '')}>{escape(_text(cell))}</td>"
            for column, cell in enumerate(row, start=1)
            if (number, column) in spans or (number, column) not in covered
        ]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table></body></html>"


def _ods(sheet: OddSheet) -> str:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(_text(cell))}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in sheet.rows
    )
    return f'<table:table table:name="{escape(sheet.name)}">{rows}</table:table>'


def _closed() -> str:
    return "</office:spreadsheet></office:body></office:document-content>"


def _text(cell: Cell) -> str:
    if isinstance(cell, (date, datetime)):
        return cell.isoformat(sep=" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell)
