"""What a delivered file may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

import pyarrow as pa

from jianheng.intake.problem import Problem, Words

CellValue = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True)
class Area:
    """A rectangle of cells, 0-based, ends inside.

    Args:
        top, left, bottom, right: its edges.
    """

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, a whole text table, or one table of a database.

    Args:
        name: its name; empty where the file holds one table without a name.
        rows: gives its rows from row 1, column A on; each call begins anew, and no more than a part of a large
            sheet is held. A value that is merged over several rows of one column stands in each of them.
        merged: merged cells.
        hidden: the sheet is hidden.
        hidden_rows, hidden_columns: 0-based first and last of what is hidden; it is read all the same, and said.
        keys: the columns are named by the source itself, as in a database, Parquet or JSON: row 1 is the names.
        batches: gives the same rows by column, row 1 first, all batches with the same columns of text; a field that a
            short line does not have is null. None where the source is not large or not of text.
        separated: its cells are parted by a separator, so that one too many moves all cells behind it.
        unsaved: 0-based columns in which formulas stand whose results were never saved: they read as empty.
        struck: 0-based row to the 0-based columns of its cells that are struck through.
        titles: lines right above it that are no rows of it, such as a heading of the page that it stands in.
        from_1904: numbers of days count from 1904, as the workbook says; days that it shows as days are right already.
    """

    name: str
    rows: Callable[[], Iterator[Sequence[CellValue]]]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    keys: bool = False
    batches: Callable[[], Iterator[pa.RecordBatch]] | None = None
    from_1904: bool = False
    separated: bool = False
    unsaved: frozenset[int] = frozenset()
    struck: Mapping[int, frozenset[int]] = field(default_factory=dict)
    titles: tuple[str, ...] = ()

    @classmethod
    def of_rows(cls, name: str, rows: Sequence[Sequence[CellValue]], merged: tuple[Area, ...] = ()) -> Sheet:
        """A sheet of rows that are held anyway.

        Example:
            >>> [*Sheet.of_rows("a", [["x"], [1]]).rows()]
            [['x'], [1]]
        """
        return cls(name, lambda: iter(rows), merged)


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
