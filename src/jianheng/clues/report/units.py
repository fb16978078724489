"""The answers of one model by unit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from jianheng.clues.answers import Tally


@dataclass(frozen=True)
class UnitRow:
    """One unit's answers; an empty name is a unit that is not known."""

    unit: str
    counts: Counter[str]


def unit_rows(tally: Tally) -> list[UnitRow]:
    """Units by number of unlawful acts, then of all acts, then by name."""
    rows = [UnitRow(unit, counts) for unit, counts in tally.by_unit.items()]
    return sorted(rows, key=lambda row: (-row.counts["unlawful"], -row.counts.total(), row.unit))
