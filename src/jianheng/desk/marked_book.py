"""Workbooks that leave the workbench: every printed page says who took it and what for."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from jianheng.clues.sheet import CONTROL, write_book

LONGEST = 200


def write_marked(
    book: Workbook, sheets: Iterable[WriteOnlyWorksheet], line: str, when: datetime, foot: str | None = None
) -> bytes:
    """Put the mark on every page and write the workbook.

    Args:
        book: the workbook.
        sheets: its sheets, whose rows stand in it already.
        line: the mark.
        when: the moment, which the file bears.
        foot: what stands at the foot of a page instead of the mark.

    Returns:
        The bytes of the file.
    """
    # In a head or a foot "&" begins a code.
    mark = CONTROL.sub("�", line).replace("&", "&&")[:LONGEST]
    for sheet in sheets:
        sheet.oddHeader.center.text = mark
        sheet.oddFooter.center.text = mark if foot is None else foot
        sheet.oddFooter.right.text = "&P/&N"
    book.properties.creator = "jianheng"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.xlsx"
        write_book(book, out, when.replace(tzinfo=None))
        return out.read_bytes()
