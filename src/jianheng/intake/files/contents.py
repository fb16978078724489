"""What a delivered file may hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from jianheng.intake.problem import Problem, Words

CellValue = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or a whole CSV file.

    Args:
        name: its name; empty for a CSV file.
        rows: its rows from row 1, column A on.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]


@dataclass(frozen=True)
class Record:
    """One JSON object that states its canonical table.

    Args:
        line: 1-based line.
        table: the table, as written.
        fields: the other entries.
    """

    line: int
    table: str
    fields: dict[str, object]


@dataclass(frozen=True)
class Document:
    """One document with its words.

    Args:
        line: 1-based line in a file of documents; 1 for a file of its own.
        name: its id in the source.
        kind: kind of document, as written; empty where nobody said.
        text: its words.
    """

    line: int
    name: str
    kind: str
    text: str


@dataclass(frozen=True)
class Contents:
    """All that one file holds.

    Args:
        sheets: sheets, for tables.
        records: records, for JSON lines.
        documents: documents.
        problems: what in the file could not be read.
    """

    sheets: tuple[Sheet, ...] = ()
    records: tuple[Record, ...] = ()
    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


class UnreadableFileError(ValueError):
    """A file of which nothing can be read."""

    def __init__(self, what: Words, mend: Words) -> None:
        self.what = what
        self.mend = mend
        super().__init__(f"{what.zh} / {what.en}")
