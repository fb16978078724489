"""Text tables whose columns are kept apart by blanks, as old systems print them."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_OF_STROKES = frozenset("-= ")
_UNDERLINE = re.compile(r"(?:-+|=+)(?: +(?:-+|=+))+")
# Such as 单位：元 or 制表人：王某, of which there may be several in a line above or below.
_TELLS = re.compile("：|[^\\d\\s]:")
_FEWEST_LINES = 3
_FEWEST_UNDER_TITLES = 2
_MOST_AROUND = 15
_LONGEST_TITLE = 60
_FEWEST_COLUMNS = 3
_MOST_LINES_AGREE = 0.6
_BLANK_IN = 0.95
_ALIGNED_IN = 0.4
_BETWEEN_WORDS = 2
_MOST_WIDE_APART = 0.1


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
        crossing: words of the line that run over a gap, lie within one, or seem to have slipped into the column before
            an empty one; they stay whole, in the column where they begin.
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
    three columns make a table, and six lines in ten must be of it. Where titles and notes of a few words stand around
    it, only the lines between them count, and two are enough if the second has figures. A gap of one cell with no word
    of the heading behind it is one between a day and its hour.

    Args:
        lines: all lines.

    Example:
        >>> find_gaps(["姓名    月份     分", "周某    2024-05  95", "欧阳某  2024-06  8"])
        (Gap(first=6, last=7), Gap(first=15, last=16))
    """
    held = [*lines]
    between = _between_titles(held)
    tells = len(between) > 1 and not _DIGIT.search(between[0]) and any(map(_DIGIT.search, between[1:]))
    if tells and (gaps := _gaps_of([*map(_words, between)], _FEWEST_UNDER_TITLES)):
        return gaps
    return _gaps_of([words for line in held if (words := _words(line))], _FEWEST_LINES)


def underlined_gaps(lines: Iterable[str]) -> tuple[Gap, ...]:
    """Tell where columns are kept apart by the strokes under their headings, as database clients print them.

    The words of the headings and of nearly every line below begin or end where strokes do; one more stroke of another
    kind, under headings of a second line, makes no table.

    Args:
        lines: all lines.

    Example:
        >>> underlined_gaps(["姓名         分", "---------- ----", "周某         95"])
        (Gap(first=10, last=10),)
    """
    held = [line.rstrip() for line in lines]
    strokes_only = (at for at, line in enumerate(held) if at and _OF_STROKES.issuperset(line))
    found = [at for at in strokes_only if "--" in held[at] or "==" in held[at]]
    if not found or len({held[at] for at in found}) > 1 or not (held[found[0] - 1] and is_underline(held[found[0]])):
        return ()
    strokes = _words(held[found[0]])
    gaps = tuple(Gap(left.last + 1, right.first - 1) for left, right in pairwise(strokes))
    below = [held[found[0] - 1], *filter(None, held[found[0] + 1 :])]
    fitting = [_fits(line, strokes, gaps) for line in below]
    return gaps if fitting[0] and sum(fitting) >= _MOST_LINES_AGREE * len(fitting) else ()


def is_underline(line: str) -> bool:
    """Whether a line is strokes under the headings of several columns."""
    return _UNDERLINE.fullmatch(line.strip()) is not None


def _fits(line: str, strokes: Sequence[_Word], gaps: tuple[Gap, ...]) -> bool:
    """Whether each cell of a line begins or ends where the stroke above it does."""
    words = _words(line)
    for stroke in strokes:
        own = [word for word in words if word.first <= stroke.last and stroke.first <= word.last]
        if own and own[0].first != stroke.first and own[-1].last != stroke.last:
            return False
    return not cut(line, gaps).crossing


def _between_titles(lines: Sequence[str]) -> list[str]:
    """The lines of a table without those above and below it; none where sentences stand around or between them."""
    wide = [at for at, line in enumerate(lines) if len(line.split()) >= _FEWEST_COLUMNS and not _TELLS.search(line)]
    if not wide:
        return []
    narrow = [line for line in lines if 0 < len(line.split()) < _FEWEST_COLUMNS]
    around = [line for line in (*lines[: wide[0]], *lines[wide[-1] + 1 :]) if line.strip()]
    prose = any("。" in line or len(line.strip()) > _LONGEST_TITLE for line in (*around, *narrow))
    if prose or len(around) > _MOST_AROUND:
        return []
    return [line for line in lines[wide[0] : wide[-1] + 1] if line.strip()]


def _gaps_of(written: list[list[_Word]], fewest: int) -> tuple[Gap, ...]:
    begin, end = _edges(written)
    body = [
        words
        for words in written
        if sum(word.first in begin or word.last in end for word in words) >= max(2, len(words) / 2)
    ]
    if len(body) < fewest or len(body) < _MOST_LINES_AGREE * len(written):
        return ()
    gaps = tuple(_wide_or_headed([*_blank_strips(body)], body[0]))
    # Words far apart within one column are those of two, between which some line shows no gap.
    wide = sum(_is_wide_apart(words, gaps) for words in body[1:])
    return gaps if len(gaps) >= _FEWEST_COLUMNS - 1 and wide <= _MOST_WIDE_APART * len(body) else ()


def _is_wide_apart(words: Sequence[_Word], gaps: tuple[Gap, ...]) -> bool:
    columns = [(sum(gap.first <= word.first for gap in gaps), word) for word in words]
    return any(
        column == before and word.first - last.last > _BETWEEN_WORDS
        for (before, last), (column, word) in pairwise(columns)
    )


def cut(line: str, gaps: tuple[Gap, ...]) -> Cut:
    """Cut one line at the gaps.

    Example:
        >>> cut("欧阳某  2024-06  8", (Gap(6, 7), Gap(15, 16))).cells
        ['欧阳某', '2024-06', '8']
    """
    words = _words(line.rstrip("\r\n"))
    columns = _columns(words, gaps)
    begin_end: dict[int, tuple[int, int]] = {}
    crossing = []
    before: dict[int, _Word] = {}
    for column, word in zip(columns, words, strict=True):
        begin, _ = begin_end.get(column, (word.begin, 0))
        begin_end[column] = (begin, word.end)
        # Behind letters of another width than is thought, the next cell lies within the column before its own.
        last = before.get(column, word).last
        slipped = word.first - last > _BETWEEN_WORDS and column < len(gaps) and column + 1 not in columns
        if slipped or any(_is_over(word, gap) for gap in gaps):
            crossing.append(line[word.begin : word.end])
        before[column] = word
    spans = (begin_end.get(column, (0, 0)) for column in range(len(gaps) + 1))
    return Cut([line[begin:end] for begin, end in spans], tuple(crossing))


def _columns(words: Sequence[_Word], gaps: tuple[Gap, ...]) -> list[int]:
    """The column of each word; one within a gap, right behind another word, goes with that."""
    columns: list[int] = []
    for at, word in enumerate(words):
        column = sum(gap.first <= word.first for gap in gaps)
        right_behind = at > 0 and word.first - words[at - 1].last <= _BETWEEN_WORDS
        within = column > 0 and gaps[column - 1].last >= word.last
        columns.append(columns[-1] if within and right_behind else column)
    return columns


def _is_over(word: _Word, gap: Gap) -> bool:
    """Whether a word runs over a gap, or lies within it."""
    return (word.first < gap.first and gap.last < word.last) or (gap.first <= word.first and word.last <= gap.last)


def _words(line: str) -> list[_Word]:
    spans = [found.span() for found in _WORD.finditer(line)]
    if line.isascii():
        return [_Word(begin, end, begin, end - 1) for begin, end in spans]
    at = [0]
    for letter in line:
        at.append(at[-1] + _width(letter))
    return [_Word(begin, end, at[begin], at[end] - 1) for begin, end in spans]


def width_of(text: str) -> int:
    """How many cells wide a text is.

    Example:
        >>> width_of("周某 1")
        6
    """
    return sum(map(_width, text))


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
