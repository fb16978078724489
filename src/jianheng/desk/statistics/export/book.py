"""The export as a workbook."""

from __future__ import annotations

from jianheng.clues.sheet import Column, add_notes, add_sheet, new_book
from jianheng.desk.marked_book import write_marked
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
    with new_book() as book:
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
        return write_marked(book, sheets, mark.line, mark.when)


def _title(text: str) -> str:
    return text.translate(NOT_IN_TITLES)[:TITLE_LENGTH]
