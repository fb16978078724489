"""Chance that depends on the seed and the person's number alone, so that persons can be made in any order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import TypeVar

from jianheng.arena.days import add_days

T = TypeVar("T")


class Dice:
    """The chance of one person or case.

    Args:
        seed: the county's seed.
        name: what the chance is for.
        number: the person's or the case's number.
    """

    def __init__(self, seed: int, name: str, number: int) -> None:
        self._random = Random(f"{seed}/{name}/{number}")

    def number(self, lowest: int, highest: int) -> int:
        """A whole number, both ends included."""
        return lowest + int(self._random.random() * (highest - lowest + 1))

    def chance(self, share: float) -> bool:
        """Yes with a probability."""
        return self._random.random() < share

    def one_of(self, things: Sequence[T]) -> T:
        """One of several, each as likely."""
        return things[int(self._random.random() * len(things))]

    def day(self, first: date, last: date) -> date:
        """A day, both ends included."""
        return add_days(first, self.number(0, (last - first).days))

    def after(self, day: date, lowest: int, highest: int) -> date:
        """A day some days later."""
        return add_days(day, self.number(lowest, highest))
