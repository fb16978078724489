"""Drop-down lists: short ones in the cell's rule, long ones on a hidden sheet."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from jianheng.dictionary.code_list import CodeList
from jianheng.dictionary.template import style

CODES_SHEET = "代码表"
FLAG_CHOICES = '"是,否"'
# A spreadsheet keeps 255 characters of a list in the rule itself; half of that is as much as people can look over.
_LONGEST_RULE = 128


class Choices:
    """The drop-down lists of one workbook.

    Args:
        book: the workbook; the hidden sheet is made when the first long list needs it.
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._sheet: Worksheet | None = None
        self._formulas: dict[str, str] = {}

    def formula(self, codes: CodeList) -> str:
        """What a rule of the kind `list` names for a code list.

        Args:
            codes: the list.

        Returns:
            Its Chinese labels, or the range of the hidden sheet where they stand.
        """
        if codes.name not in self._formulas:
            labels = [code.label_zh for code in codes.codes.values()]
            short = '"' + ",".join(labels) + '"'
            fits = len(short) <= _LONGEST_RULE and not any(mark in label for label in labels for mark in ',"')
            self._formulas[codes.name] = short if fits else self._range(codes, labels)
        return self._formulas[codes.name]

    def _range(self, codes: CodeList, labels: list[str]) -> str:
        if self._sheet is None:
            self._sheet = self._book.create_sheet(CODES_SHEET)
            self._sheet.sheet_state = "hidden"
        number = 1 if self._sheet.cell(1, 1).value is None else self._sheet.max_column + 1
        self._sheet.cell(1, number, codes.title_zh).font = style.BOLD
        for row, label in enumerate(labels, start=2):
            self._sheet.cell(row, number, label).font = style.PLAIN
        letter = get_column_letter(number)
        return f"'{CODES_SHEET}'!${letter}$2:${letter}${len(labels) + 1}"
