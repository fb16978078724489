"""How much a text looks like a heading that is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

KNOWN = 0.6
_MOST_KEPT = 100_000


class Likeness(Protocol):
    """How much a text looks like a known heading, from 0 to 1."""

    def __call__(self, text: str, /) -> float:
        """The likeness of one text."""


class Known:
    """A likeness that is asked once for each text.

    Args:
        likeness: the likeness.
    """

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = likeness
        self._kept: dict[str, float] = {}

    def __call__(self, text: str) -> float:
        """The likeness of a text; what is hardly like anything counts as 0."""
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            value = self._likeness(text)
            found = self._kept[text] = value if value >= KNOWN else 0.0
        return found

    def share(self, texts: Iterable[str]) -> float:
        """Mean likeness of several texts."""
        values = [self(text) for text in texts]
        return sum(values) / len(values) if values else 0.0
