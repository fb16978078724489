"""The problems of a batch as a workbook that goes back to the unit."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import IO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.problems import Asked, Told, listed
from jianheng.desk.data.held.standing import Held
from jianheng.desk.words import lang, say

HEADS = {
    "zh": ("文件", "工作表", "行", "单元格", "列", "所写", "问题", "应为", "怎样改"),
    "en": ("File", "Sheet", "Row", "Cell", "Column", "Written", "Problem", "Expected", "Mend"),
}
WIDTHS = (34, 16, 8, 9, 18, 22, 40, 28, 40)
_FORMULA = ("=", "+", "-", "@")


def problems_book(user: User, held: Held, asked: Asked) -> bytes:
    """The problems of a batch that are wanted, as a workbook; that it is taken goes on record."""
    found, book = listed(held.batch, asked), io.BytesIO()
    write_problems(found, held.unit, book, lang())
    record(user, "export", "problems", held.id, count=len(found))
    return book.getvalue()


def book_name(held: Held) -> str:
    """What the workbook is called."""
    return f"{held.id}-{say('要看的单元格', 'problems')}.xlsx"


def write_problems(found: Sequence[Told], unit: str, file: IO[bytes], lang: str) -> None:
    """Write the problems, a row each.

    Args:
        found: the problems.
        unit: whose records they are.
        file: where to.
        lang: `zh` or `en`.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has one
    sheet.title = "要看的单元格" if lang == "zh" else "problems"
    sheet.append([_plain(f"{unit}：{len(found)}")])
    sheet.append(HEADS[lang])
    for told in found:
        place = told.problem.place
        row = (place.source, place.sheet, place.row_no or "", place.cell, place.column)
        sheet.append([_plain(each) for each in (*row, told.value, told.what, told.expected, told.mend)])
    for cell in sheet[2]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF8")
    for column, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    for line in sheet.iter_rows(min_row=3):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A3"
    book.save(file)


def _plain(value: object) -> object:
    """Words that stay words: nothing that a file holds becomes a formula."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("�", value)
    return f"'{text}" if text.startswith(_FORMULA) else text
