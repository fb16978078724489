"""The five answers as parts of a bar, in their fixed order, with words that say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.words import Words, say

# Unlawful first, so that it starts at the left edge of every bar and compares.
ORDER = ("unlawful", "undetermined", "pending", "exempt", "lawful")
CLASSES = {"unlawful": "u", "undetermined": "d", "pending": "p", "exempt": "e", "lawful": "l"}


@dataclass(frozen=True)
class Part:
    """One answer's part of a bar.

    Args:
        answer: the answer.
        acts: how many acts got it.
        share: of all acts, in percent.
    """

    answer: str
    acts: int
    share: float

    @property
    def css(self) -> str:
        """Its class."""
        return CLASSES[self.answer]

    @property
    def word(self) -> Words:
        """What the answer is called."""
        return ANSWERS[self.answer]


@dataclass(frozen=True)
class Five:
    """The answers of some acts.

    Args:
        counts: acts by answer; an absent answer counts none.

    Example:
        >>> five = Five({"lawful": 3, "unlawful": 1})
        >>> five.total, [(part.answer, part.share) for part in five.parts]
        (4, [('unlawful', 25.0), ('lawful', 75.0)])
    """

    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """All acts: the denominator."""
        return sum(self.counts.get(answer, 0) for answer in ORDER)

    @property
    def unlawful(self) -> int:
        """Acts with a clue."""
        return self.counts.get("unlawful", 0)

    @property
    def parts(self) -> list[Part]:
        """The parts that are there, in order."""
        total = self.total
        found = [(answer, self.counts.get(answer, 0)) for answer in ORDER]
        return [Part(answer, acts, round(100 * acts / total, 3)) for answer, acts in found if acts]

    @property
    def words(self) -> str:
        """The bar in words, for whoever does not see it."""
        told = "，".join(f"{part.word} {part.acts}" for part in self.parts)
        return say(f"共 {self.total} 件：{told}", f"{self.total} acts: {told.replace('，', ', ')}")
