"""A value together with the words it was read from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")


@dataclass(frozen=True)
class Fact(Generic[T_co]):
    """One value read from a text.

    Args:
        value: what the words mean.
        words: the words exactly as they stand in the source.
        start: offset of the first character in the source, 0-based.
        end: offset after the last character.
    """

    value: T_co
    words: str
    start: int
    end: int

    def to(self, change: Callable[[T_co], U]) -> Fact[U]:
        """The same words with another value.

        >>> Fact("3", "三", 0, 1).to(int)
        Fact(value=3, words='三', start=0, end=1)
        """
        return Fact(change(self.value), self.words, self.start, self.end)
