"""The law as it is, and as it might be: another number, a row that nobody has read in full, one confirmed again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from jianheng.law import LawTable

Change = tuple[str, str, dict[str, Any]]
# By table and row what of the row is otherwise.
LAWS: tuple[tuple[Change, ...], ...] = (
    (),
    (("trial_rolling", "A", {"values": {"amount": 30}}),),
    (("trial_rolling", "A", {"confidence": "M"}),),
    (("trial_range", "B", {"confidence": "R3"}), ("trial_rolling", "A", {"hard": False})),
    (("trial_range", "C", {"values": {"r": None}, "confidence": "M"}),),
    (("trial_hours", "A", {"values": {"amount": 24}}),),
)


def the_law(tables: dict[str, LawTable], number: int) -> dict[str, LawTable]:
    """The tables with what one of `LAWS` says otherwise."""
    found = dict(tables)
    for name, row_id, told in LAWS[number]:
        rows = tuple(_otherwise(row, told) if row.id == row_id else row for row in found[name].rows)
        found[name] = replace(found[name], rows=rows)
    return found


def _otherwise(row: Any, told: dict[str, Any]) -> Any:
    return replace(row, **(told | {"values": row.values | told.get("values", {})}))
