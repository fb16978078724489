"""What every step of the search needs to know of a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.intake.layout.likeness import Known
from jianheng.intake.layout.lines import Merges


@dataclass(frozen=True)
class Setting:
    """A sheet's merged cells, its hidden columns, and the known headings.

    Args:
        merges: merged cells.
        known: likeness to known headings.
        hidden: 0-based first and last of the columns (for tables that run across: rows) that are hidden.
    """

    merges: Merges
    known: Known
    hidden: tuple[tuple[int, int], ...] = ()

    def is_hidden(self, index: int) -> bool:
        """Whether a column is hidden."""
        return any(first <= index <= last for first, last in self.hidden)
