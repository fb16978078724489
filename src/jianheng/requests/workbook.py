"""A request as an Excel workbook: an overview, what is checked, and a sheet for each kind of institution."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from jianheng.dictionary.template import style
from jianheng.dictionary.template.columns import field_hint
from jianheng.dictionary.template.cover import wrapped_lines
from jianheng.language.tree import bilingual
from jianheng.requests.request import AskedTable, Letter, Request
from jianheng.requests.words import RequestWords

_LINE_HEIGHT, _MARGIN, _HIGHEST = 15, 7, 400
_HOLDER_HEADS = ("table", "row_heading", "field", "how", "used_for", "level", "basis", "lost", "notes")
_HOLDER_WIDTHS = (18, 30, 22, 36, 14, 12, 44, 40, 50)
_OVERVIEW_HEADS = ("holder", "unit", "table", "fields_n", "used_for", "level", "lost")
_OVERVIEW_WIDTHS = (18, 28, 24, 9, 18, 30, 60)
_MODEL_HEADS = ("no", "model", "model_id", "tables_needed")
_MODEL_WIDTHS = (7, 52, 36, 90)


def write_workbook(request: Request, path: Path, lang: str = "zh") -> None:
    """Write a request as a workbook.

    Args:
        request: the request.
        path: the file to write; one that is there is replaced.
        lang: `zh` or `en`.
    """
    words, book = RequestWords(request, lang), Workbook()
    book.remove(book.active)
    _overview(book.create_sheet(words("overview")), request, words)
    if request.models:
        rows = [_model(request, words, number) for number in range(len(request.models))]
        _fill(book.create_sheet(words("models_sheet")), 1, [words(key) for key in _MODEL_HEADS], rows, _MODEL_WIDTHS)
    for letter in request.letters:
        sheet = book.create_sheet(request.holder_name(letter.holder, lang).replace("/", " ")[:31])
        rows = [row for asked in letter.tables for row in _items(asked, words)]
        _fill(sheet, 1, [words(key) for key in _HOLDER_HEADS], rows, _HOLDER_WIDTHS)
    book.properties.title, book.properties.creator = words("title"), "检衡 Jianheng"
    book.save(path)


def _overview(sheet: Worksheet, request: Request, words: RequestWords) -> None:
    terms, period = request.terms, f" {words('until_word')} ".join(words.period())
    sheet.cell(1, 1, words("title")).font = style.TITLE
    said = (
        ("office_word", words.blank(terms.office)),
        ("period_word", period),
        ("purpose_word", words.blank(terms.purpose)),
        ("basis", words.general_basis()),
        ("delete_word", words.day(terms.delete_after)),
    )
    for row, (key, text) in enumerate(said, start=2):
        sheet.cell(row, 1, words(key)).font = style.BOLD
        sheet.cell(row, 2, text).font = style.PLAIN
    rows = [_summary(letter, asked, words) for letter in request.letters for asked in letter.tables]
    _fill(sheet, len(said) + 3, [words(key) for key in _OVERVIEW_HEADS], rows, _OVERVIEW_WIDTHS)


def _summary(letter: Letter, asked: AskedTable, words: RequestWords) -> tuple[str | int, ...]:
    return (
        words.request.holder_name(letter.holder, words.lang),
        words.request.terms.units.get(letter.holder) or words("blank"),
        words.title(asked.table),
        len(asked.fields),
        words.numbers(asked.models) or words("asked_whole"),
        words.sensitivity(asked.table),
        words.lost(asked),
    )


def _model(request: Request, words: RequestWords, number: int) -> tuple[str | int, ...]:
    model = request.models[number]
    needed = words.listed(words.title(asked.table) for asked in request.tables() if model.id in asked.models)
    return number + 1, bilingual(model.title, words.lang), model.id, needed


def _items(asked: AskedTable, words: RequestWords) -> Iterable[tuple[str | int, ...]]:
    table, lang = asked.table, words.lang
    of_table = (
        table.sensitivity,
        words.table_basis(table) or words.general_basis(),
        words.lost(asked),
        "\n".join(table.notes),
    )
    for number, each in enumerate(asked.fields):
        level, basis, lost, notes = of_table if number == 0 else (table.sensitivity, "", "", "")
        yield (
            words.title(table),
            (table.row_zh if lang == "zh" else table.row_en) if number == 0 else "",
            each.field.label_zh if lang == "zh" else f"{each.field.label_zh} {each.field.label_en}",
            field_hint(each.field, None if each.of_person else table),
            words.used_for(each, asked),
            level,
            basis,
            lost,
            "\n".join(filter(None, (each.field.note, notes))),
        )


def _fill(
    sheet: Worksheet, top: int, head: Sequence[str], rows: Iterable[Sequence[str | int]], widths: Sequence[int]
) -> None:
    for number, (text, width) in enumerate(zip(head, widths, strict=True), start=1):
        cell = sheet.cell(top, number, text)
        cell.font, cell.fill, cell.alignment, cell.border = style.HEADING, style.FILL_OPTIONAL, style.CENTRE, style.BOX
        sheet.column_dimensions[get_column_letter(number)].width = width
    last = top
    for last, row in enumerate(rows, start=top + 1):
        for number, value in enumerate(row, start=1):
            cell = sheet.cell(last, number, value)
            cell.font, cell.alignment, cell.border = style.PLAIN, style.TOP, style.BOX
        lines = max(wrapped_lines(str(text), width) for text, width in zip(row, widths, strict=True))
        sheet.row_dimensions[last].height = min(_LINE_HEIGHT * lines + _MARGIN, _HIGHEST)
    sheet.freeze_panes = sheet.cell(top + 1, 1)
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(head))}{last}"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{top}:{top}"
