"""A result of the law with its bounds and its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from jianheng.law.reckoning.step import Step, Words

T = TypeVar("T")

UNREAD = ("当时的规定没有录入或者未经核对，不据以推算", "the rules of that day are not entered or not verified")


@dataclass(frozen=True)
class Reckoned(Generic[T]):
    """What follows from the law, between two bounds, and how.

    Where the law is silent or official formulas differ the bounds differ, and `doubts` says why: only what
    lies outside them breaks every lawful reading.

    Args:
        lo: the least that a lawful reading gives; None where nothing can be said.
        hi: the greatest that a lawful reading gives; None where there is no limit or nothing can be said.
        steps: how it came about, in order.
        doubts: why the bounds differ, or why nothing can be said; empty where the result is exact.
    """

    lo: T | None
    hi: T | None
    steps: tuple[Step, ...]
    doubts: tuple[Words, ...] = ()

    @property
    def exact(self) -> T | None:
        """The result where both bounds are the same, else None."""
        return self.lo if self.lo == self.hi else None

    @property
    def ends(self) -> tuple[T, T]:
        """Both bounds of a result that has them.

        Raises:
            ValueError: nothing can be said, or there is no limit.

        >>> Reckoned(1, 2, ()).ends
        (1, 2)
        """
        if self.lo is None or self.hi is None:
            raise ValueError("没有上下限 / the result has no bounds")
        return self.lo, self.hi

    def begun_by(self, first: Step) -> Reckoned[T]:
        """The same result, told from another first step."""
        return Reckoned(self.lo, self.hi, (first, *self.steps[1:]), self.doubts)

    @property
    def known(self) -> bool:
        """Whether anything can be said."""
        return self.lo is not None or self.hi is not None


def unknown(steps: tuple[Step, ...], zh: str, en: str) -> Reckoned[T]:
    """Nothing can be said, and why."""
    return Reckoned(None, None, steps, (Words(zh, en),))
