"""How well a row would do as the headings of the rows below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from jianheng.intake.layout.cells import FIGURES, TEXTS, Kind, heading_share, plain
from jianheng.intake.layout.likeness import Known
from jianheng.intake.layout.lines import Line

BELOW = 25
HALF = 0.5
_MANY = 3
_REPEATED = 0.7
_RECURS = 0.6
_UNLIKE = 0.1
_PLAIN_ENOUGH = 0.7
_KNOWN_ALONE = 0.9
# What a row must show to be taken for headings, found by trying many sheets with and without known words.
_PARTLY_KNOWN = 0.2
_LITTLE_CONTRAST = 0.15
_SOME_CONTRAST = 0.25
_CLEAR = 0.5
_DISTINCT = 0.75
_COVERING = 0.6
_WORDS = 0.8
_ALL_WORDS = 0.95
_NARROW = 2


@dataclass(frozen=True)
class Score:
    """How a row does as headings; each part from 0 to 1.

    Args:
        count: filled cells.
        known: mean likeness to known headings.
        words: how much the cells could be headings by their shape.
        distinct: share of cells that are not repeated.
        contrast: how much the columns below are steady and of another kind than the cell above them.
        cover: share of the columns used below that have a cell in the row.
        follows: how many rows follow that could be records.
    """

    count: int
    known: float
    words: float
    distinct: float
    contrast: float
    cover: float
    follows: int

    @property
    def rank(self) -> float:
        """One number to compare rows by; known words weigh most."""
        return self.known + 0.6 * self.contrast + 0.4 * self.cover + 0.2 * (self.words + self.distinct)

    @property
    def accepted(self) -> bool:
        """Whether the row is taken for headings."""
        if self.count == 1:
            clear = self.contrast == 1 and self.words == 1 and self.follows >= _MANY
            return (self.known >= _KNOWN_ALONE or clear) and self.follows > 0 and self.cover == 1
        if self.words < _PLAIN_ENOUGH or self.distinct < HALF:
            return False
        if self.known >= HALF or (self.known >= _PARTLY_KNOWN and self.contrast >= _LITTLE_CONTRAST):
            return True
        if not self.follows:
            return self.count >= _MANY and self.words >= _ALL_WORDS and self.distinct == 1
        clear = self.contrast >= _CLEAR or self.distinct >= _DISTINCT
        return clear and self.contrast >= _SOME_CONTRAST and self.cover >= _COVERING and self.words >= _WORDS


def score(line: Line, below: Sequence[Line], known: Known) -> Score:
    """Weigh a row as headings.

    Args:
        line: the row.
        below: rows after it, in order.
        known: likeness to known headings.
    """
    filled = line.filled
    words = [plain(text) for text in line.words]
    if not words:
        return Score(0, 0, 0, 0, 0, 0, 0)
    shaped = sum(map(heading_share, line.words)) / len(words)
    if shaped < _PLAIN_ENOUGH:
        return Score(len(words), 0, shaped, 0, 0, 0, 0)
    dense = [row for row in records(_together(below), len(filled))[:BELOW] if row.words != line.words]
    used = _used(dense)
    return Score(
        count=len(words),
        known=known.share(words),
        words=shaped,
        distinct=len(set(words)) / len(words),
        contrast=contrast(line, dense, filled),
        cover=len(used & set(filled)) / len(used) if used else 1.0,
        follows=len(dense),
    )


def contrast(line: Line, below: Sequence[Line], columns: Sequence[int]) -> float:
    """How much the cells of a row differ in kind from the steady columns below them."""
    values = [value for column in columns if (value := _column_contrast(line, below, column)) is not None]
    return sum(values) / len(values) if values else 0.0


def _column_contrast(line: Line, below: Sequence[Line], column: int) -> float | None:
    kinds = [kind for row in below if (kind := row.kind(column)) is not Kind.EMPTY]
    if not kinds:
        return None
    figures, steady = steadiness(kinds)
    if figures:
        return max(0.0, 2 * steady - 1)
    own = line.text(column)
    # A heading that is merged over several rows stands in each of them.
    under = dropwhile(lambda text: text == own, (row.text(column) for row in below))
    texts = [plain(text) for text in under if text]
    if plain(own) in texts:
        return -HALF
    if sum(kind is Kind.PROSE for kind in kinds) > HALF * len(kinds):
        return _RECURS
    return _RECURS if len(texts) >= _MANY and len(set(texts)) <= _REPEATED * len(texts) else _UNLIKE


def steadiness(kinds: Sequence[Kind]) -> tuple[bool, float]:
    """Whether a column holds figures rather than words, and the share of its commonest kind."""
    figures = sum(kind in FIGURES for kind in kinds)
    if figures <= HALF * len(kinds):
        return False, sum(kind in TEXTS for kind in kinds) / len(kinds)
    # Some figures of one column often look like another kind: 12 and 12-3, F001 and 001.
    commonest = Counter(kinds).most_common(1)[0][1] / len(kinds)
    return True, max(commonest, 0.9 * figures / len(kinds))


def _together(below: Sequence[Line]) -> Sequence[Line]:
    """The rows up to the first blank one, for another table may begin there; all where they are too few."""
    rows = dropwhile(lambda row: not row.filled, below)
    found = [*takewhile(lambda row: bool(row.filled), rows)]
    return found if any(len(row.filled) > 1 for row in found) else below


def records(lines: Sequence[Line], width: int) -> list[Line]:
    """Rows that fill enough of the columns to be records."""
    least = 1 if width <= _NARROW else max(_NARROW, round(0.3 * width))
    return [line for line in lines if len(line.filled) >= least]


def _used(below: Sequence[Line]) -> set[int]:
    counts = Counter(column for line in below for column in line.filled)
    return {column for column, count in counts.items() if count >= 0.3 * len(below)}
