"""The export as a workbook."""

from __future__ import annotations

import tempfile
from pathlib import Path

from jianheng.clues.sheet import CONTROL, Column, add_notes, add_sheet, new_book, write_book
from jianheng.desk.statistics.export.report import Report
from jianheng.desk.words import lang, say

ABOUT: tuple[Column, ...] = (("项目", "Item", 16), ("内容", "Content", 100))
TOLD: tuple[Column, ...] = (
    ("数", "Figure", 22),
    ("单位", "Of what", 10),
    ("计什么", "What counts", 90),
    ("按哪一天", "By which day", 24),
)
FIRST, OTHER = 34, 14
TITLE_LENGTH = 31
NOT_IN_TITLES = str.maketrans("", "", "[]:*?/\\")


def as_xlsx(report: Report) -> bytes:
    """A workbook: what it is, a sheet for each table, the definitions; every printed page bears the mark."""
    mark = report.mark
    with tempfile.TemporaryDirectory() as folder, new_book() as book:
        sheets = [
            add_sheet(book, say("说明", "About"), ABOUT, [(say("内容", "Content"), report.title), *mark.rows()], lang())
        ]
        for table in report.tables:
            columns = [(head, head, FIRST if place == 0 else OTHER) for place, head in enumerate(table.heads)]
            sheet = add_sheet(book, _title(table.title), columns, table.rows, lang())
            add_notes(sheet, [note for note in (table.note, mark.line) if note])
            sheets.append(sheet)
        told = [(str(one.title), str(one.unit), str(one.means), str(one.day)) for one in report.told]
        sheets.append(add_sheet(book, say("怎样计数", "Definitions"), TOLD, told, lang()))
        # In a head or a foot "&" begins a code.
        line = CONTROL.sub("�", mark.line).replace("&", "&&")[:200]
        for sheet in sheets:
            sheet.oddHeader.center.text = line
            sheet.oddFooter.center.text = line
            sheet.oddFooter.right.text = "&P/&N"
        book.properties.creator = "jianheng"
        out = Path(folder) / "out.xlsx"
        write_book(book, out, mark.when.replace(tzinfo=None))
        return out.read_bytes()


def _title(text: str) -> str:
    return text.translate(NOT_IN_TITLES)[:TITLE_LENGTH]
