"""The sheet of one table: headings, a row that says how to fill them in, and rules for the cells."""

from __future__ import annotations

from collections.abc import Collection

from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from jianheng.dictionary.field import Field
from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.table import Table
from jianheng.dictionary.template import style
from jianheng.dictionary.template.choices import FLAG_CHOICES, Choices
from jianheng.dictionary.template.columns import Column, sheet_columns
from jianheng.dictionary.template.example import example

EXAMPLE_ROW, FIRST_ROW, LAST_ROW = 3, 4, 20_000
_SENSITIVE = 3
_TITLE_MOST, _PROMPT_MOST = 32, 255
_HEADING_HEIGHT, _HINT_HEIGHT, _EXAMPLE_HEIGHT = 30, 52, 30
_COMMENT_WIDTH, _COMMENT_LINE, _COMMENT_MARKS = 320, 22, 22
_FORMATS = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "money": "#,##0.00", "int": "0"}
_TEXT = "@"
# Days from 1900-01-01 to 2100-12-31, the years in which a fact of this world can lie.
_FIRST_DAY, _LAST_DAY = "DATE(1900,1,1)", "DATE(2100,12,31)"


def fill_sheet(
    sheet: Worksheet,
    table: Table,
    dictionary: Dictionary,
    choices: Choices,
    names: Collection[str] | None = None,
) -> None:
    """Lay out the sheet of a table.

    Args:
        sheet: an empty sheet.
        table: the table.
        dictionary: its code lists.
        choices: the drop-down lists of the workbook.
        names: fields of the table that are asked for; all if left out.
    """
    columns = sheet_columns(table, dictionary, names)
    for number, column in enumerate(columns, start=1):
        _head(sheet, number, column)
        _example(sheet, number, column, dictionary)
        _rule(sheet, get_column_letter(number), column, dictionary, choices)
    sheet.row_dimensions[1].height = _HEADING_HEIGHT
    sheet.row_dimensions[2].height = _HINT_HEIGHT
    sheet.row_dimensions[EXAMPLE_ROW].height = _EXAMPLE_HEIGHT
    fixed = sum(column.of_person for column in columns)
    sheet.freeze_panes = f"{get_column_letter(fixed + 1)}{FIRST_ROW}"
    sheet.sheet_properties.tabColor = style.TAB_SENSITIVE if table.sensitivity >= _SENSITIVE else style.TAB_TABLE
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:2"
    if table.notes:
        first = sheet.cell(1, 1)
        of_field = [first.comment.text] if first.comment else []
        first.comment = _comment("\n".join([*(f"注意：{note}" for note in table.notes), *of_field]))


def _head(sheet: Worksheet, number: int, column: Column) -> None:
    heading, hint = sheet.cell(1, number, column.heading), sheet.cell(2, number, column.hint)
    heading.font, heading.alignment, heading.border = style.HEADING, style.CENTRE, style.BOX
    heading.fill = (
        style.FILL_PERSON if column.of_person else style.FILL_REQUIRED if column.field.required else style.FILL_OPTIONAL
    )
    hint.font, hint.alignment, hint.border, hint.fill = style.HINT, style.TOP, style.BOX, style.FILL_HINT
    if column.field.note:
        heading.comment = _comment(column.field.note)
    dimension = sheet.column_dimensions[get_column_letter(number)]
    dimension.width = column.width
    dimension.number_format = _format(column.field)
    dimension.font = style.PLAIN


def _example(sheet: Worksheet, number: int, column: Column, dictionary: Dictionary) -> None:
    cell = sheet.cell(EXAMPLE_ROW, number, example(column.field, dictionary) or None)
    cell.font, cell.alignment, cell.border = style.EXAMPLE, style.TOP, style.BOX
    cell.number_format = _TEXT


def _comment(text: str) -> Comment:
    """A note at a heading, large enough to be read whole."""
    comment = Comment(text, "检衡")
    lines = sum(1 + len(line) // _COMMENT_MARKS for line in text.split("\n"))
    comment.width, comment.height = _COMMENT_WIDTH, _COMMENT_LINE * (lines + 1)
    return comment


def _format(field: Field) -> str:
    """Numbers of papers and persons stay text, or the spreadsheet would round their last digits away."""
    return _TEXT if field.part else _FORMATS.get(field.type, "General" if field.type == "ratio" else _TEXT)


def _rule(sheet: Worksheet, letter: str, column: Column, dictionary: Dictionary, choices: Choices) -> None:
    rule = _checked(column.field, dictionary, choices)
    rule.promptTitle = column.field.label_zh[:_TITLE_MOST]
    rule.prompt = (column.prompt or column.hint)[:_PROMPT_MOST]
    rule.showInputMessage = True
    rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")
    sheet.add_data_validation(rule)


def _checked(field: Field, dictionary: Dictionary, choices: Choices) -> DataValidation:
    """The rule that the spreadsheet applies while somebody types; it never forbids an empty cell."""
    if field.list is not None:
        formula = choices.formula(dictionary.lists[field.list])
        # Several codes in one cell are no entry of the list, so there the list only proposes.
        return _listed(formula, strict=field.type == "code")
    if field.type == "flag":
        return _listed(FLAG_CHOICES, strict=True)
    if field.type in ("date", "moment") and not field.part:
        rule = DataValidation("date", _FIRST_DAY, _LAST_DAY, operator="between", allow_blank=True)
        return _refusing(rule, "请写 2024-05-31 形式的日期；不清楚的留空")
    if field.type in ("money", "int"):
        kind = "decimal" if field.type == "money" else "whole"
        rule = DataValidation(kind, "-999999999999", "999999999999", operator="between", allow_blank=True)
        return _refusing(rule, "请写数字；不清楚的留空")
    return DataValidation(None, allow_blank=True)


def _listed(formula: str, *, strict: bool) -> DataValidation:
    rule = DataValidation("list", formula, allow_blank=True)
    return _refusing(rule, "请从下拉列表中选一项；都不合适的选“其他”，不清楚的留空") if strict else rule


def _refusing(rule: DataValidation, says: str) -> DataValidation:
    rule.errorTitle, rule.error, rule.errorStyle, rule.showErrorMessage = "与要求不符", says, "stop", True
    return rule
