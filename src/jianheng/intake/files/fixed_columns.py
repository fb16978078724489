"""Text tables whose columns are kept apart by blanks, as old systems print them."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_WORD = re.compile(r"\S+")
_FEWEST_LINES = 3
_FEWEST_COLUMNS = 3
_MOST_LINES_AGREE = 0.6
_BLANK_IN = 0.95
_ALIGNED_IN = 0.4


@dataclass(frozen=True)
class Gap:
    """A strip of cells that is blank in nearly every line.

    Args:
        first, last: its cells, 0-based, ends inside.
    """

    first: int
    last: int


@dataclass(frozen=True)
class Cut:
    """One line cut into cells.

    Args:
        cells: its words by column, without the blanks around them.
        crossing: words of the line that run over a gap; they stay whole, in the column where they begin.
    """

    cells: list[str]
    crossing: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Word:
    """Letters without a blank: where they begin and end in the line, and their first and last cell."""

    begin: int
    end: int
    first: int
    last: int


def find_gaps(lines: Iterable[str]) -> tuple[Gap, ...]:
    """Tell where columns are kept apart; none where the lines are no such table.

    A Chinese character is two cells wide. The lines of the table are those of which at least half the words, two or
    more, begin or end where words of other lines do, which those of titles and prose do not; at least three lines and
    three columns make a table, and six lines in ten must be of it. A gap of one cell with no word of the heading behind
    it is one between a day and its hour.

    Args:
        lines: all lines.

    Example:
        >>> find_gaps(["姓名    月份     分", "周某    2024-05  95", "欧阳某  2024-06  8"])
        (Gap(first=6, last=7), Gap(first=15, last=16))
    """
    written = [words for line in lines if (words := _words(line))]
    begin, end = _edges(written)
    body = [
        words
        for words in written
        if sum(word.first in begin or word.last in end for word in words) >= max(2, len(words) / 2)
    ]
    if len(body) < _FEWEST_LINES or len(body) < _MOST_LINES_AGREE * len(written):
        return ()
    gaps = tuple(_wide_or_headed([*_blank_strips(body)], body[0]))
    return gaps if len(gaps) >= _FEWEST_COLUMNS - 1 else ()


def cut(line: str, gaps: tuple[Gap, ...]) -> Cut:
    """Cut one line at the gaps.

    Example:
        >>> cut("欧阳某  2024-06  8", (Gap(6, 7), Gap(15, 16))).cells
        ['欧阳某', '2024-06', '8']
    """
    begin_end: dict[int, tuple[int, int]] = {}
    crossing = []
    for word in _words(line.rstrip("\r\n")):
        column = sum(gap.first <= word.first for gap in gaps)
        begin, _ = begin_end.get(column, (word.begin, 0))
        begin_end[column] = (begin, word.end)
        if any(word.first < gap.first and gap.last < word.last for gap in gaps):
            crossing.append(line[word.begin : word.end])
    spans = (begin_end.get(column, (0, 0)) for column in range(len(gaps) + 1))
    return Cut([line[begin:end] for begin, end in spans], tuple(crossing))


def _words(line: str) -> list[_Word]:
    spans = [found.span() for found in _WORD.finditer(line)]
    if line.isascii():
        return [_Word(begin, end, begin, end - 1) for begin, end in spans]
    at = [0]
    for letter in line:
        at.append(at[-1] + _width(letter))
    return [_Word(begin, end, at[begin], at[end] - 1) for begin, end in spans]


@cache
def _width(letter: str) -> int:
    """Signs that are wide in some fonts are two bytes in GBK, and two cells in the systems that print such tables."""
    return 2 if unicodedata.east_asian_width(letter) in "WFA" else 1


def _edges(written: list[list[_Word]]) -> tuple[set[int], set[int]]:
    """Cells in which words of several lines begin, and end."""
    several = max(2, _ALIGNED_IN * len(written))
    begin = Counter(word.first for words in written for word in words)
    end = Counter(word.last for words in written for word in words)
    first, last = ({cell for cell, count in edge.items() if count >= several} for edge in (begin, end))
    return first, last


def _blank_strips(body: list[list[_Word]]) -> Iterator[Gap]:
    """Strips between the first and the last column that are blank in nearly every line."""
    begin = Counter(word.first for words in body for word in words)
    end = Counter(word.last + 1 for words in body for word in words)
    most, covered, strip = len(body) * (1 - _BLANK_IN), 0, None
    for cell in range(min(begin), max(end)):
        covered += begin[cell] - end[cell]
        if covered <= most:
            strip = cell if strip is None else strip
        elif strip is not None:
            yield Gap(strip, cell - 1)
            strip = None


def _wide_or_headed(gaps: list[Gap], heading: list[_Word]) -> Iterator[Gap]:
    for number, gap in enumerate(gaps):
        following = gaps[number + 1].first if number + 1 < len(gaps) else sys.maxsize
        if gap.last > gap.first or any(gap.last < word.first < following for word in heading):
            yield gap
