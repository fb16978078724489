"""Which rows are the headings of a table, from the first to the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from jianheng.intake.layout.cells import Kind, has_digit, heading_share, plain
from jianheng.intake.layout.dumped import dumped_head, is_types
from jianheng.intake.layout.levels import is_lower, is_names_row, is_upper, levels_of
from jianheng.intake.layout.likeness import Known
from jianheng.intake.layout.lines import Line, Merges
from jianheng.intake.layout.scores import BELOW, Score, score

SEARCHED = 40
_DEEPEST = 4
_BETTER = 1.15
_NARROW = 0.6
_ALIKE = 0.8
_WELL_KNOWN = 0.5
_HARDLY_KNOWN = 0.1
_FEW_WORDS = 2


@dataclass(frozen=True)
class Head:
    """The headings of a table.

    Args:
        lines: their rows, from the top down.
        levels: column to its headings from the top level down.
        known: mean likeness of the best of the rows to known headings.
        types: those of the rows that only say of what type the columns are.
    """

    lines: tuple[Line, ...]
    levels: dict[int, tuple[str, ...]]
    known: float
    types: tuple[Line, ...] = ()

    @cached_property
    def words(self) -> list[set[str]]:
        """The words of each of its rows in a comparable form."""
        return [{plain(text) for text in line.words} for line in self.lines]

    def code(self, line: Line) -> str:
        """What one of its rows is passed by as."""
        return "hint" if line in self.types else "heading"

    def repeated_by(self, line: Line) -> bool:
        """Whether a row says again what one of the rows of headings says."""
        if any(line.words == row.words for row in self.lines):
            return True
        if has_digit(line.words[0]):
            return False
        words = {plain(text) for text in line.words}
        return any(
            len(words & own) >= _ALIKE * max(len(words), len(own)) and (len(own) > 1 or len(self.levels) == 1)
            for own in self.words
        )

    @property
    def first(self) -> int:
        """0-based row of the first."""
        return self.lines[0].row

    @property
    def last(self) -> int:
        """0-based row of the last."""
        return self.lines[-1].row


def find_head(lines: Sequence[Line], merges: Merges, known: Known) -> tuple[int, Head] | None:
    """Find the first headings among rows.

    Args:
        lines: rows in order, without a gap.
        merges: merged cells of the sheet.
        known: likeness to known headings.

    Returns:
        Where in `lines` the headings begin, and what they are; None where no row could be headings.
    """
    scores: dict[int, Score] = {}

    def weigh(index: int) -> Score:
        if index not in scores:
            scores[index] = score(lines[index], lines[index + 1 : index + 1 + 2 * BELOW], known)
        return scores[index]

    searched = range(min(len(lines), SEARCHED))
    if dumped := _dumped(lines[:SEARCHED], known):
        return dumped
    best = next((index for index in searched if weigh(index).accepted and _may_be(lines, index, merges)), None)
    if best is None or (not scores[best].follows and _has_records(lines[:best], scores[best].count)):
        return None
    first, last = _extent(lines, best, merges, known)
    for index in searched[last + 1 :]:
        if weigh(index).accepted and _is_better(lines, best, index, scores, merges):
            best = index
            first, last = _extent(lines, best, merges, known)
    head = tuple(lines[first : last + 1])
    share = max(weigh(index).known for index in range(first, last + 1))
    return first, Head(head, levels_of(head, merges), share)


def _dumped(lines: Sequence[Line], known: Known) -> tuple[int, Head] | None:
    """The headings of a database dump, with no more than a few words above them."""
    for at, line in enumerate(lines):
        if found := line.filled and dumped_head(lines[at:], known):
            rows, named = found
            levels = {column: tuple(row.text(column) for row in named) for column in line.filled}
            types = tuple(row for row in rows if row not in named and is_types(row.words, short=True))
            return at, Head(tuple(rows), levels, known.share(map(plain, named[0].words)), types)
        if len(line.filled) > _FEW_WORDS:
            return None
    return None


def _has_records(lines: Sequence[Line], width: int) -> bool:
    """Whether rows before one could be records, so that it is only the last of them."""
    return any(2 * len(line.filled) >= width for line in lines)


def head_at(lines: Sequence[Line], merges: Merges, known: Known) -> Head | None:
    """The headings that begin with the first of these rows; None where it is no heading."""
    if not score(lines[0], lines[1 : 1 + 2 * BELOW], known).accepted and not _opens_levels(lines, merges, known):
        return None
    found = find_head(lines, merges, known)
    return found[1] if found is not None and found[0] == 0 else None


def _opens_levels(lines: Sequence[Line], merges: Merges, known: Known) -> bool:
    """Whether the first row may be the upper level over accepted headings."""
    if len(lines) == 1 or not is_upper(lines[0], lines[1], merges):
        return False
    return score(lines[1], lines[2 : 2 + 2 * BELOW], known).accepted


def _may_be(lines: Sequence[Line], index: int, merges: Merges) -> bool:
    """A line of pairs, such as unit and day, is never headings; nor is one text over everything."""
    line = lines[index]
    if len(line.filled) == 1:
        return not merges.is_wide(line.row, line.filled[0])
    return sum(line.kind(column) is Kind.PAIR for column in line.filled) * 3 < len(line.filled)


def _is_better(lines: Sequence[Line], best: int, index: int, scores: dict[int, Score], merges: Merges) -> bool:
    """Whether a later row does so much better that the earlier one was only a line above it."""
    earlier, later = scores[best], scores[index]
    if not _may_be(lines, index, merges) or later.rank <= _BETTER * earlier.rank:
        return False
    if index <= best + 2 and not _is_data(lines[best + 1 : index]):
        return True
    narrow = all(len(line.filled) <= _NARROW * later.count for line in lines[best:index])
    unknown = earlier.known <= _HARDLY_KNOWN and later.known >= _WELL_KNOWN
    return narrow and unknown and not _is_data(lines[best + 1 : index])


def _is_data(lines: Sequence[Line]) -> bool:
    return any(not heading_share(text) and len(line.filled) > 1 for line in lines for text in line.words)


def _extent(lines: Sequence[Line], best: int, merges: Merges, known: Known) -> tuple[int, int]:
    first = last = best
    while first and last - first < _DEEPEST and is_upper(lines[first - 1], lines[first], merges):
        first -= 1
    while last + 1 < len(lines) and last - first < _DEEPEST and is_lower(lines, last, merges, known):
        last += 1
    if last + 1 < len(lines) and is_names_row(lines, last):
        last += 1
    return first, last
