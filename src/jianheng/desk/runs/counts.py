"""The five answers of some acts, with their denominator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.words import Words

# In this order in every bar, so that what is unlawful always begins at the left edge and compares.
ORDER = ("unlawful", "undetermined", "pending", "exempt", "lawful")
_SHORT = {"unlawful": "u", "undetermined": "d", "pending": "p", "exempt": "e", "lawful": "l"}


@dataclass(frozen=True)
class Part:
    """One answer of a bar.

    Args:
        answer: the answer.
        word: what it is called.
        number: acts with it.
        short: letter by which the bar is drawn.
        share: percent of all, for a width; a comma in it would break the style.
    """

    answer: str
    word: Words
    number: int
    short: str
    share: str


@dataclass(frozen=True)
class Counts:
    """Acts by answer.

    Example:
        >>> (Counts(unlawful=1, lawful=3) + Counts(exempt=1)).total
        5
    """

    unlawful: int = 0
    undetermined: int = 0
    pending: int = 0
    exempt: int = 0
    lawful: int = 0

    @classmethod
    def of(cls, counted: Mapping[str, int | None]) -> Counts:
        """Read counts by name of the answer; others are left out."""
        return cls(**{answer: int(counted.get(answer) or 0) for answer in ORDER})

    @classmethod
    def sum(cls, counts: Iterable[Counts]) -> Counts:
        """Add up."""
        total = cls()
        for each in counts:
            total += each
        return total

    def __add__(self, other: Counts) -> Counts:
        return Counts(**{answer: self[answer] + other[answer] for answer in ORDER})

    def __getitem__(self, answer: str) -> int:
        number: int = getattr(self, answer)
        return number

    @property
    def total(self) -> int:
        """All acts that were examined: the denominator."""
        return sum(self[answer] for answer in ORDER)

    @property
    def known(self) -> int:
        """Acts whose facts were complete."""
        return self.total - self.undetermined

    @property
    def known_share(self) -> str:
        """Percent of the acts whose facts were complete, told so that only all is 100."""
        return percent(self.known, self.total)

    @property
    def parts(self) -> list[Part]:
        """The five answers, in the order of a bar."""
        whole = self.total or 1
        return [Part(a, ANSWERS[a], self[a], _SHORT[a], f"{100 * self[a] / whole:.2f}") for a in ORDER]


def percent(part: int, whole: int) -> str:
    """A share in percent; only nothing is 0 and only all is 100.

    >>> percent(1, 3), percent(9999, 10000), percent(1, 10000), percent(0, 5), percent(5, 5), percent(0, 0)
    ('33.3%', '>99.9%', '<0.1%', '0%', '100%', '—')
    """
    if not whole:
        return "—"
    if part in {0, whole}:
        return "0%" if part == 0 else "100%"
    share = 100 * part / whole
    if share < 0.1:  # noqa: PLR2004  # the last place that is shown
        return "<0.1%"
    return ">99.9%" if share > 99.9 else f"{share:.1f}%"  # noqa: PLR2004
