"""What could not be read or taken over, where it stands, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem takes away.

    `ERROR`: a fact or a file was lost to the models. `NOTICE`: worth knowing, nothing was lost.
    """

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True)
class Place:
    """A place in a delivered file; what does not apply stays empty.

    Args:
        source: name of the file.
        sheet: name of the sheet.
        row_no: 1-based row, line or record; 0 where the whole file or sheet is meant.
        column: heading of the column as written.
        cell: address as a spreadsheet shows it, such as `C5`.
    """

    source: str
    sheet: str = ""
    row_no: int = 0
    column: str = ""
    cell: str = ""

    def zh(self) -> str:
        """The place in Chinese.

        Example:
            >>> Place("计分.xlsx", "月计分", 5, "月份", "C5").zh()
            '计分.xlsx，工作表“月计分”，第 5 行，“月份”列（C5）'
        """
        parts = [self.source]
        parts += [f"工作表“{self.sheet}”"] if self.sheet else []
        parts += [f"第 {self.row_no} 行"] if self.row_no else []
        parts += [f"“{self.column}”列"] if self.column else []
        return "，".join(parts) + (f"（{self.cell}）" if self.cell else "")

    def en(self) -> str:
        """The place in English.

        Example:
            >>> Place("计分.xlsx", "月计分", 5, "月份", "C5").en()
            '计分.xlsx, sheet "月计分", row 5, column "月份" (C5)'
        """
        parts = [self.source]
        parts += [f'sheet "{self.sheet}"'] if self.sheet else []
        parts += [f"row {self.row_no}" if self.column else f"line {self.row_no}"] if self.row_no else []
        parts += [f'column "{self.column}"'] if self.column else []
        return ", ".join(parts) + (f" ({self.cell})" if self.cell else "")


@dataclass(frozen=True)
class Words:
    """One text in both languages."""

    zh: str
    en: str


NO_WORDS = Words("", "")


@dataclass(frozen=True)
class Problem:
    """One problem of a delivery.

    Args:
        code: stable name of the kind of problem, such as `unreadable_cell`.
        place: where it stands.
        what: what is wrong.
        value: what stands there, as written.
        expected: what was expected there.
        mend: what to do next.
        severity: whether something was lost.
        table: canonical table, where known.
        field: canonical field, where known.
    """

    code: str
    place: Place
    what: Words
    value: str = ""
    expected: Words = NO_WORDS
    mend: Words = NO_WORDS
    severity: Severity = Severity.ERROR
    table: str = ""
    field: str = ""

    def zh(self) -> str:
        """The whole problem in Chinese, as a person reads it."""
        value = f"[{self.value}] " if self.value else ""
        expected = f"，应为{self.expected.zh}" if self.expected.zh else ""
        mend = f"。改法：{self.mend.zh}" if self.mend.zh else ""
        return f"{self.place.zh()}：{value}{self.what.zh}{expected}{mend}"

    def en(self) -> str:
        """The whole problem in English."""
        value = f"[{self.value}] " if self.value else ""
        expected = f"; expected {self.expected.en}" if self.expected.en else ""
        mend = f". Mend: {self.mend.en}" if self.mend.en else ""
        return f"{self.place.en()}: {value}{self.what.en}{expected}{mend}"

    def __str__(self) -> str:
        return f"{self.zh()} / {self.en()}"


class IntakeError(ValueError):
    """A delivery that cannot be taken in at all, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))
