"""An ordered argument cut into the pieces between the ends that a table writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from jianheng.law.tables.table import Condition
from jianheng.law.term import Term


@dataclass(frozen=True)
class Axis:
    """Pieces of one argument in order: piece `2i + 1` is the i-th end, `2i` what lies before it.

    Args:
        arg: name of the argument.
        ends: the ends written in the table, in order.
    """

    arg: str
    ends: tuple[Any, ...]

    @classmethod
    def of(cls, arg: str, conditions: Iterable[Condition]) -> Axis:
        """The axis of an argument, cut at every end of its intervals."""
        ends = {
            end
            for each in conditions
            if each.arg == arg and each.kind == "interval"
            for end in (each.lo, each.hi)
            if end is not None
        }
        return cls(arg, tuple(sorted(ends)))

    @property
    def pieces(self) -> tuple[int, ...]:
        """The pieces that hold any value at all."""
        return tuple(piece for piece in range(2 * len(self.ends) + 1) if not self._empty(piece))

    def _empty(self, piece: int) -> bool:
        if piece % 2 or not self.ends:
            return False
        before = self.ends[piece // 2 - 1] if piece else None
        after = self.ends[piece // 2] if piece < 2 * len(self.ends) else None
        if before is None:
            return after == Term()
        if isinstance(before, date) and after is not None:
            return bool(after - before == timedelta(days=1))
        return isinstance(before, int) and after is not None and after - before == 1

    def covered(self, condition: Condition) -> range:
        """The pieces that an interval takes in."""
        start, stop = 0, 2 * len(self.ends) + 1
        if condition.lo is not None:
            start = 2 * self.ends.index(condition.lo) + (1 if condition.lo_closed else 2)
        if condition.hi is not None:
            stop = 2 * self.ends.index(condition.hi) + (2 if condition.hi_closed else 1)
        return range(start, stop)

    def name(self, piece: int) -> str:
        """A piece as a person reads it."""
        if piece % 2:
            return f"{self.arg} = {self.ends[piece // 2]}"
        before = self.ends[piece // 2 - 1] if piece else ""
        after = self.ends[piece // 2] if piece < 2 * len(self.ends) else ""
        return f"{self.arg} ({before}, {after})"
