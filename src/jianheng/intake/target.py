"""A field that a column of a file may fill."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Target:
    """A field of a canonical table, in one of the rows that a record becomes.

    Args:
        table, field: canonical names.
        part: which of several rows of the same table, as the mapping names it; empty for the only one.
    """

    table: str
    field: str
    part: str = ""

    @property
    def row(self) -> tuple[str, str]:
        """The row of the record that it belongs to."""
        return self.table, self.part

    def __str__(self) -> str:
        return f"{self.table}{'#' + self.part if self.part else ''}.{self.field}"

    @classmethod
    def of(cls, text: str) -> Target:
        """Read `table.field` or `table#part.field`.

        Raises:
            ValueError: it is neither.

        Example:
            >>> str(Target.of("service#家属.received_at"))
            'service#家属.received_at'
            >>> Target.of("leave.applied_on").row
            ('leave', '')
        """
        row, dot, name = text.strip().rpartition(".")
        table, hash_, part = row.partition("#")
        if not (dot and table and name) or (hash_ and not part):
            raise ValueError(text)
        return cls(table, name, part)
