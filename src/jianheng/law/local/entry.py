"""One entry of an office's file, as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jianheng.law.tables.table import Cell


@dataclass(frozen=True)
class Entry:
    """A confirmation or a setting, not yet applied.

    Args:
        kind: `confirm` or `set`.
        person, day, source: on whose word, when, and which text was read.
        until: last day of a check on which it counts; None where it counts for good.
        line: of the file.
        table, row: the row meant; empty where an article is.
        article: the article meant; empty where a row is.
        values: what is set.
        days: what is written of the days: `from`, `until`, each None where it is written as null.
    """

    kind: Literal["confirm", "set"]
    person: str
    day: date
    source: str
    until: date | None
    line: int
    table: str = ""
    row: str = ""
    article: str = ""
    values: dict[str, Cell] = field(default_factory=dict)
    days: dict[str, date | None] = field(default_factory=dict)

    @property
    def ref(self) -> str:
        """What is meant, as the file writes it."""
        return self.article or f"{self.table}/{self.row}"
