"""One row of a canonical table on its way into a batch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

UNREAD = "_unread"


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its place in the source.

    Args:
        table: canonical table.
        row_id: stable name of the row.
        source: name of the file.
        sheet: name of the sheet; empty where there is none.
        row_no: 1-based row, line or record.
        values: physical column to clean value; what is absent is null.
        raw: the words of the source by field, and under `_unread` what no field took; without words there: a
            field for which the source has no column.
    """

    table: str
    row_id: str
    source: str
    sheet: str
    row_no: int
    values: Mapping[str, object]
    raw: Mapping[str, object] = field(default_factory=dict)

    def raw_json(self) -> str:
        """The words of the source as JSON text; the same words give the same text."""
        return json.dumps(self.raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
