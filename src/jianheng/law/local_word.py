"""What an office says of the law on its own responsibility: it read a text, or a number is otherwise here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class LocalWord:
    """One word of an office on a row or an article, with everything that a proof tells of it.

    Args:
        kind: `confirm` or `set`.
        ref: `table/row`, or `instrument#article`.
        person: on whose word.
        day: when.
        source: which text was read.
        until: last day of a check on which it counts; None where it counts for good.
        values: what is set: name, what the table says, what holds here, all as tables write them.
        days: first and last day for which it is set, as tables write them; empty where nothing is set.
        was_days: first and last day of the row in the table; empty where nothing is set.
        unread: the row that is set was itself never read in full.
        expired: it had ended by the day of the check, and is not applied.
        line: of its file.
    """

    kind: Literal["confirm", "set"]
    ref: str
    person: str
    day: date
    source: str
    until: date | None = None
    values: tuple[tuple[str, str, str], ...] = ()
    days: tuple[str, str] | tuple[()] = ()
    was_days: tuple[str, str] | tuple[()] = ()
    unread: bool = False
    expired: bool = False
    line: int = field(default=0, compare=False)

    @property
    def table(self) -> str:
        """The table whose row is meant; empty for an article."""
        return "" if "#" in self.ref else self.ref.partition("/")[0]
