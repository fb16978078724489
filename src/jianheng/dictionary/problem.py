"""What is wrong in a dictionary file or in a row, where it stands, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, order=True)
class Words:
    """One text in both languages."""

    zh: str
    en: str


NO_WORDS = Words("", "")


class Place(Protocol):
    """Where a problem stands."""

    def zh(self) -> str:
        """The place in Chinese."""

    def en(self) -> str:
        """The place in English."""


@dataclass(frozen=True, order=True)
class FilePlace:
    """A place in a file of the dictionary.

    Args:
        file: path below the dictionary's folder.
        line: 1-based line; 0 where the whole file is meant.
        column: 1-based column.
    """

    file: str
    line: int = 0
    column: int = 0

    def zh(self) -> str:
        """The place in Chinese.

        Example:
            >>> FilePlace("tables/judgment.yaml", 3, 5).zh()
            'tables/judgment.yaml 第 3 行第 5 列'
        """
        return f"{self.file} 第 {self.line} 行第 {self.column} 列" if self.line else self.file

    def en(self) -> str:
        """The place in English."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, order=True)
class RowPlace:
    """A place in delivered data.

    Args:
        source: name of the file.
        sheet: name of the sheet; empty where there is none.
        row_no: 1-based row, line or record; 0 where the whole table is meant.
        column: Chinese label of the field; empty where the whole row is meant.
    """

    source: str
    sheet: str = ""
    row_no: int = 0
    column: str = ""

    def zh(self) -> str:
        """The place in Chinese.

        Example:
            >>> RowPlace("计分.xlsx", "月计分", 5, "月份").zh()
            '计分.xlsx，工作表“月计分”，第 5 行，“月份”列'
        """
        parts = [self.source] if self.source else []
        parts += [f"工作表“{self.sheet}”"] if self.sheet else []
        parts += [f"第 {self.row_no} 行"] if self.row_no else []
        parts += [f"“{self.column}”列"] if self.column else []
        return "，".join(parts)

    def en(self) -> str:
        """The place in English."""
        parts = [self.source] if self.source else []
        parts += [f'sheet "{self.sheet}"'] if self.sheet else []
        parts += [f"row {self.row_no}"] if self.row_no else []
        parts += [f'column "{self.column}"'] if self.column else []
        return ", ".join(parts)


@dataclass(frozen=True)
class Problem:
    """One problem.

    Args:
        code: stable name of the kind of problem, such as `unknown_code`.
        place: where it stands.
        what: what is wrong.
        mend: what to do next.
        value: what stands there, as written.
        expected: what was expected there.
        field: canonical name of the field, where one is meant.
    """

    code: str
    place: Place
    what: Words
    mend: Words
    value: str = ""
    expected: Words = NO_WORDS
    field: str = ""

    def zh(self) -> str:
        """The whole problem in Chinese, as a person reads it."""
        value = f"[{self.value}] " if self.value else ""
        expected = f"，应为{self.expected.zh}" if self.expected.zh else ""
        return f"{self.place.zh()}：{value}{self.what.zh}{expected}。改法：{self.mend.zh}"

    def en(self) -> str:
        """The whole problem in English."""
        value = f"[{self.value}] " if self.value else ""
        expected = f"; expected {self.expected.en}" if self.expected.en else ""
        return f"{self.place.en()}: {value}{self.what.en}{expected}. Mend: {self.mend.en}"

    def __str__(self) -> str:
        return f"{self.zh()} / {self.en()}"


class DictionaryError(ValueError):
    """Dictionary files that cannot be used, with every problem found in them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
