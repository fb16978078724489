"""An empty workbook to fill in: one sheet a table, with headings, explanations and lists to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.intake.template.heading import PERSON
from jianheng.intake.template.hint import hint

_PERSON_TABLE = "person_statement"
_PERSON_FIELDS = ("id_no", "source_no", "name")
_NOT_FILLED_IN = ("row", PERSON)
_WIDTH, _ROWS, _LONGEST_LIST = 18, 5000, 250
_REQUIRED = PatternFill("solid", fgColor="FFF2CC")


def write_template(dictionary: Dictionary, tables: Iterable[str], path: Path) -> None:
    """Write a template that `add_files` reads without any mapping.

    Args:
        dictionary: the dictionary.
        tables: canonical tables, in the order of the sheets.
        path: the xlsx file to write.

    Raises:
        KeyError: a table that the dictionary does not have.
    """
    book = Workbook()
    book.remove(book.active)
    for name in tables:
        table = dictionary.tables[name]
        _fill(book.create_sheet(table.title_zh), template_fields(table, dictionary), dictionary)
    book.save(path)


def template_fields(table: Table, dictionary: Dictionary) -> tuple[Field, ...]:
    """The fields that a person fills in: who it is, then the table's own.

    Args:
        table: the table.
        dictionary: the dictionary.

    Returns:
        The fields in the order of the columns.
    """
    own = tuple(field for field in table.fields.values() if field.name not in _NOT_FILLED_IN)
    if PERSON not in table.fields or table.name == _PERSON_TABLE:
        return own
    person = dictionary.tables[_PERSON_TABLE].fields
    return (*(person[name] for name in _PERSON_FIELDS), *own)


def _fill(sheet: Worksheet, fields: tuple[Field, ...], dictionary: Dictionary) -> None:
    for place, field in enumerate(fields, start=1):
        heading, explanation = sheet.cell(1, place, field.label_zh), sheet.cell(2, place, hint(field, dictionary))
        heading.font = Font(bold=True)
        explanation.font = Font(italic=True, color="808080")
        explanation.alignment = Alignment(wrap_text=True, vertical="top")
        if field.required:
            heading.fill = _REQUIRED
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = _WIDTH
        # As text Excel leaves 18 digits, 3.10 and 2024-05 as they were typed.
        sheet.column_dimensions[letter].number_format = "@"
        _offer(sheet, letter, field, dictionary)
    sheet.freeze_panes = "A3"


def _offer(sheet: Worksheet, letter: str, field: Field, dictionary: Dictionary) -> None:
    """A list to choose from, where Excel can hold it; it warns and does not forbid."""
    labels = ["是", "否"] if field.type == "flag" else []
    if field.type == "code" and field.list:
        labels = [code.label_zh for code in dictionary.lists[field.list].codes.values()]
    choices = ",".join(labels)
    if labels and len(choices) <= _LONGEST_LIST and not any("," in label or '"' in label for label in labels):
        offer = DataValidation("list", formula1=f'"{choices}"', allow_blank=True, errorStyle="warning")
        sheet.add_data_validation(offer)
        offer.add(f"{letter}3:{letter}{_ROWS}")
