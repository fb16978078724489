"""The rows of one table, column by column, and where each stands in its file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary.field import Field
from jianheng.dictionary.problem import NO_WORDS, Problem, RowPlace, Words
from jianheng.dictionary.table import Table

Found = tuple[int, Problem]
"""Number of the row from 0, and what is wrong with it."""

_UNREAD = "_unread"


@dataclass
class Rows:
    """Rows to be checked.

    Args:
        table: their table.
        data: the rows.
        sound: names of the columns that are there and of the right type.
    """

    table: Table
    data: pa.Table
    sound: frozenset[str]
    _columns: dict[str, pa.Array] = field(default_factory=dict)

    def fields(self) -> Iterator[Field]:
        """The fields whose columns can be checked."""
        for each in self.table.fields.values():
            if all(name in self.sound for name, _ in each.columns()):
                yield each

    def column(self, name: str) -> pa.Array:
        """One physical column as a single array."""
        if name not in self._columns:
            whole = self.data.column(name).combine_chunks()
            if isinstance(whole, pa.ChunkedArray):
                whole = pa.concat_arrays(whole.chunks) if whole.num_chunks else pa.array([], whole.type)
            self._columns[name] = whole
        return self._columns[name]

    def first(self, of: Field) -> pa.Array:
        """The first physical column of a field, which is empty exactly when the field is."""
        return self.column(of.columns()[0][0])

    def filled(self, of: Field) -> pa.Array:
        """Which rows state the field."""
        column = self.first(of)
        if of.type == "codes":
            return pc.fill_null(pc.greater(pc.list_value_length(column), 0), fill_value=False)
        if of.type in ("text", "key", "code"):
            return pc.fill_null(pc.not_equal(pc.utf8_trim_whitespace(column), ""), fill_value=False)
        return pc.is_valid(column)

    def where(self, mask: pa.Array) -> Iterator[int]:
        """Numbers of the rows for which a mask is true; unknown is not true."""
        for number in pc.indices_nonzero(pc.fill_null(mask, fill_value=False)):
            yield number.as_py()

    def place(self, row: int, of: Field | None = None) -> RowPlace:
        """Where a row, or a field of it, stands."""
        source, sheet, row_no = (self._provenance(name, row) for name in ("source", "sheet", "row_no"))
        return RowPlace(
            str(source or self.table.title_zh), str(sheet or ""), int(row_no or 0), of.label_zh if of else ""
        )

    def words(self, row: int, of: Field) -> str:
        """The words of the source for a field, read or not; empty where none are kept."""
        try:
            raw = json.loads(self._provenance("raw", row) or "{}")
        except ValueError:
            return ""
        read, unread = raw.get(of.name), raw.get(_UNREAD, {})
        words = read.get("text") if isinstance(read, dict) else None
        return str(words or (unread.get(of.name, "") if isinstance(unread, dict) else ""))

    def problem(
        self, code: str, row: int, of: Field, value: str, what: Words, mend: Words, expected: Words = NO_WORDS
    ) -> Found:
        """A problem of one field in one row."""
        return row, Problem(code, self.place(row, of), what, mend, value, expected, of.name)

    def _provenance(self, name: str, row: int) -> Any:
        return self.column(name)[row].as_py() if name in self.sound else None
