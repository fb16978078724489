"""What was delivered around one source row, as the batch keeps it: cells with their own words, beside their columns.

The delivered files themselves are not kept. A batch keeps every cell that was read with its place and its words; what
stood in columns that nobody reads, and above the headings, is not there and is said to be so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyarrow.parquet as pq

from jianheng.clues.explanation import RowShown
from jianheng.clues.masking import NAME_FIELDS, mask_name, mask_numbers
from jianheng.desk.place import workspace
from jianheng.desk.words import lang
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import Batch, list_batches

CELL = re.compile(r"^([A-Z]+)(\d+)$")
KEPT = ("row_no", "raw", "source", "sheet")


@dataclass(frozen=True)
class Place:
    """Where a delivered row lies.

    Args:
        batch: the batch.
        source, sheet, row_no: file, sheet and row.
    """

    batch: str
    source: str
    sheet: str
    row_no: int


@dataclass(frozen=True)
class Column:
    """A column of the sheet.

    Args:
        letter: its letter.
        label: what the dictionary calls what stands in it.
        field: the field.
    """

    letter: str
    label: str
    field: str


@dataclass(frozen=True)
class SheetRow:
    """A row of the sheet: its number, its cells in the order of the columns, and whether it is the one looked at."""

    number: int
    cells: tuple[str, ...]
    here: bool


@dataclass(frozen=True)
class MarkedRow:
    """A row of which each cell tells its field."""

    number: int
    cells: tuple[tuple[str, str], ...]
    here: bool


@dataclass(frozen=True)
class Sheet:
    """Some rows of a sheet.

    Args:
        place: the row that is looked at.
        columns: its columns.
        rows: the rows, with names and numbers hidden.
        file_hash: hash of the delivered file.
        unit, export_day, purpose: what the delivery says of itself.
    """

    place: Place
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    file_hash: str
    unit: str
    export_day: str
    purpose: str

    @property
    def marked(self) -> tuple[MarkedRow, ...]:
        """The rows with the field of each cell, for templates."""
        fields = [column.field for column in self.columns]
        return tuple(MarkedRow(row.number, tuple(zip(row.cells, fields, strict=True)), row.here) for row in self.rows)

    def some(self, fields: Iterable[str], around: int) -> Sheet:
        """The columns of some fields alone, and the rows near to the one looked at."""
        wanted = set(fields)
        kept = [number for number, column in enumerate(self.columns) if column.field in wanted]
        near = [row for row in self.rows if abs(row.number - self.place.row_no) <= around]
        return Sheet(
            self.place,
            tuple(self.columns[number] for number in kept),
            tuple(SheetRow(row.number, tuple(row.cells[number] for number in kept), row.here) for row in near),
            self.file_hash,
            self.unit,
            self.export_day,
            self.purpose,
        )


def place_of_row(row: RowShown) -> Place | None:
    """Where a row of a proof lies in what was delivered; None where it cannot be told.

    A derived row tells the file and row of the one from which it comes, and mostly that row's id.
    """
    ids = [row.row_id, *(field.value or "" for field in row.fields if field.type == "key")]
    batch = next((one.split(":", 1)[0] for one in ids if re.match(r"^b[0-9a-f]{8,}:[a-z_]+:\d", one)), "")
    if not batch or row.row_no is None or not row.source:
        return None
    return Place(batch, row.source, row.sheet, row.row_no)


class Sheets:
    """Reads sheets for one page.

    Args:
        reveal: True shows names and ID numbers.
    """

    def __init__(self, reveal: bool = False) -> None:
        self._reveal = reveal

    @cached_property
    def _batches(self) -> dict[str, Batch]:
        return {batch.id: batch for batch in list_batches(workspace())}

    @cached_property
    def _dictionary(self) -> Dictionary:
        return load_dictionary()

    def around(self, place: Place, before: int = 2, after: int = 2) -> Sheet | None:
        """The rows around one.

        Args:
            place: the row.
            before, after: how many rows on either side.

        Returns:
            The sheet; None where the batch is not there any more, or its rows have no cells, as those of documents.
        """
        try:
            batch = self._batches.get(place.batch)
        except IntakeError:
            return None
        if batch is None:
            return None
        cells: dict[tuple[int, str], str] = {}
        columns: dict[str, Column] = {}
        for name in batch.manifest.tables:
            for row in _near(batch, name, place, before, after):
                self._put(name, row, cells, columns)
        if not columns:
            return None
        return self._sheet(batch, place, cells, columns)

    def _put(
        self, table: str, row: dict[str, Any], cells: dict[tuple[int, str], str], columns: dict[str, Column]
    ) -> None:
        known = self._dictionary.tables.get(table)
        for field, told in json.loads(row["raw"] or "{}").items():
            found = CELL.match(str(told.get("cell", "")))
            if found is None or int(found[2]) != row["row_no"]:
                continue
            letter = found[1]
            cells[row["row_no"], letter] = self._shown(field, str(told.get("text", "")))
            if letter not in columns:
                about = known.fields.get(field) if known else None
                label = (about.label_zh if lang() == "zh" else about.label_en or field) if about else field
                columns[letter] = Column(letter, label or field, field)

    def _sheet(
        self, batch: Batch, place: Place, cells: dict[tuple[int, str], str], columns: dict[str, Column]
    ) -> Sheet:
        order = sorted(columns, key=lambda letter: (len(letter), letter))
        numbers = sorted({number for number, _ in cells})
        rows = tuple(
            SheetRow(number, tuple(cells.get((number, letter), "") for letter in order), number == place.row_no)
            for number in numbers
        )
        told = batch.manifest.delivery
        hashes = {file.name: file.sha256 for file in batch.manifest.files}
        return Sheet(
            place,
            tuple(columns[letter] for letter in order),
            rows,
            hashes.get(place.source, ""),
            told.unit if told else "",
            str(told.export_day or "") if told else "",
            (told.purpose or "") if told else "",
        )

    def _shown(self, field: str, text: str) -> str:
        if self._reveal:
            return text
        return mask_name(text) if field in NAME_FIELDS else mask_numbers(text)


def _near(batch: Batch, table: str, place: Place, before: int, after: int) -> list[dict[str, Any]]:
    path = batch.folder / f"{table}.parquet"
    low, high = place.row_no - before, place.row_no + after
    wanted = [("row_no", ">=", low), ("row_no", "<=", high), ("source", "=", place.source)]
    rows: list[dict[str, Any]] = pq.read_table(path, columns=list(KEPT), filters=wanted).to_pylist()
    return [row for row in rows if (row["sheet"] or "") == place.sheet]
