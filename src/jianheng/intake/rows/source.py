"""The file that rows come from, and the names of its rows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One file of a batch.

    Args:
        batch: id of the batch.
        number: 0-based number of the file in the batch.
        name: name of the file in the delivery.
        unit: the unit that reports; empty where nobody said.
    """

    batch: str
    number: int
    name: str
    unit: str

    @property
    def numbering(self) -> str:
        """Inside what the source's own person numbers count: the unit, else the batch alone."""
        return self.unit or self.batch

    def row_id(self, table: str, sheet: int, row_no: int, part: int = 0, block: int = 0) -> str:
        """The stable name of a row.

        Args:
            table: canonical table.
            sheet: 0-based number of the sheet.
            row_no: 1-based row, line or record.
            part: number of the row among several that come of one record; 0 for the first.
            block: 0-based number of the table in the sheet.

        Returns:
            `<batch>:<table>:<file>[.<sheet>][-<block>]:<row>[:<part>]`.

        Example:
            >>> Source("b1f0", 2, "a.xlsx", "").row_id("points_month", 0, 5)
            'b1f0:points_month:2:5'
            >>> Source("b1f0", 2, "a.xlsx", "").row_id("points_month", 1, 5, 3)
            'b1f0:points_month:2.1:5:3'
        """
        place = (f"{self.number}.{sheet}" if sheet else str(self.number)) + (f"-{block}" if block else "")
        return f"{self.batch}:{table}:{place}:{row_no}" + (f":{part}" if part else "")
