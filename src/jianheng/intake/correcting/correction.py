"""What a person corrects in one row."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.intake.problem import Place

_NOWHERE = Place("更正")


@dataclass(frozen=True)
class Correction:
    """One cell that a person corrects.

    Args:
        row_id: the row, as answers and reports name it.
        field: canonical field; `person` for whose row it is, corrected by an ID number.
        words: what should stand there, written as in a cell; empty for nothing.
        reason: why, and on what it rests.
        place: where the correction itself was written, for messages.
    """

    row_id: str
    field: str
    words: str
    reason: str
    place: Place = _NOWHERE

    @property
    def batch(self) -> str:
        """The batch that holds the row.

        Example:
            >>> Correction("b1f0:leave:0:5", "days", "3", "原件").batch
            'b1f0'
        """
        return self.row_id.partition(":")[0]

    @property
    def table(self) -> str:
        """The table of the row.

        Example:
            >>> Correction("b1f0:leave:0:5", "days", "3", "原件").table
            'leave'
        """
        return self.row_id.split(":")[1] if ":" in self.row_id else ""
