"""Tables that stand side by side, parted by blank columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.layout.block import Block
from jianheng.intake.layout.cells import plain
from jianheng.intake.layout.down import read_down, title_text
from jianheng.intake.layout.headings import Head, find_head
from jianheng.intake.layout.lines import Line, Window
from jianheng.intake.layout.setting import Setting

_ALIKE = 0.6
_TAIL = 2
_FEWEST = 2
_NEAR = 90
# What is filled for few of the records stands at the end of their table.
_REMARKS = frozenset({"备注", "说明", "附注", "其他", "其它"})


@dataclass(frozen=True)
class Lanes:
    """Columns of tables that stand side by side.

    Args:
        spans: first and last column of each.
        gaps: the blank columns between them.
    """

    spans: tuple[tuple[int, int], ...]
    gaps: frozenset[int]

    def end(self, window: Window, last: int) -> int:
        """Take rows until one fills a gap.

        Args:
            window: the rows after the headings; on return the next is the first that is no longer side by side.
            last: row of the last headings.

        Returns:
            The row at which the tables end.
        """
        loose: list[Line] = []
        row = last + 1
        while (line := window.take()) is not None:
            if any(line.text(column) for column in self.gaps):
                # Lines alone right above a wide table are its titles.
                for title in (line, *reversed(loose)):
                    window.put_back(title)
                return row - len(loose)
            row = line.row + 1
            loose = [] if len(line.filled) > 1 else [*loose, line]
        return row


def find_lanes(head: Head, titles: Sequence[Line], below: Sequence[Line]) -> Lanes | None:
    """Whether headings are those of several tables side by side.

    Args:
        head: the headings.
        titles: lines above them.
        below: rows below them.

    Returns:
        The columns of each; None where it is one table, blank columns in it or not.
    """
    named = sorted(head.levels)
    first = [line for line in below if line.filled][:_TAIL]
    gaps = [
        column
        for column in range(named[0], named[-1])
        if column not in head.levels and not any(line.text(column) for line in first)
    ]
    # A wide table may stand below those that are side by side.
    below = [*takewhile(lambda line: not any(line.text(column) for column in gaps), below)]
    spans: list[tuple[int, int]] = []
    for column in named:
        if spans and not any(spans[-1][1] < gap < column for gap in gaps):
            spans[-1] = (spans[-1][0], column)
        else:
            spans.append((column, column))
    if len(spans) == 1:
        return _repeated(head, named)
    if any(first == last for first, last in spans):
        return None
    parted = any(
        _alike(head, left, right)
        or _begin_alike(head, left, right)
        or _titled(titles, right)
        or (_end_apart(below, left, right) and plain(head.levels[right[0]][-1]) not in _REMARKS)
        for left, right in pairwise(spans)
    )
    return Lanes(tuple(spans), frozenset(gaps)) if parted else None


def _repeated(head: Head, named: Sequence[int]) -> Lanes | None:
    """Columns that say the same headings in the same order again and again, though nothing parts them."""
    words = [tuple(map(plain, head.levels[column])) for column in named]
    for size in range(_FEWEST, len(words) // _FEWEST + 1):
        if len(words) % size == 0 and words == words[:size] * (len(words) // size) and len(set(words)) == size:
            starts = range(0, len(words), size)
            return Lanes(tuple((named[start], named[start + size - 1]) for start in starts), frozenset())
    return None


def read_lanes(
    sheet: Sheet, setting: Setting, lanes: Lanes, titles: Sequence[Line], rows: tuple[int, int]
) -> Iterator[Block]:
    """Read each of several tables side by side by itself.

    Args:
        sheet: the sheet.
        setting: what is known of it.
        lanes: the columns of each table.
        titles: lines above; one that stands alone is the title of every table.
        rows: first row of the titles, and the row before which the tables end.
    """
    shared = tuple(title_text(line) for line in titles if len(line.filled) == 1 and line.filled[0] < lanes.spans[1][0])
    for place, (left, _) in enumerate(lanes.spans):
        right = lanes.spans[place + 1][0] - 1 if place + 1 < len(lanes.spans) else None
        start = 0 if place == 0 else left
        window = Window(_cut(sheet, start, right, rows), rows[0])
        while near := window.ahead(_NEAR):
            found = find_head(near, setting.merges, setting.known)
            if found is None:
                break
            titles = [line for line in window.skip(found[0]) if line.filled]
            window.skip(len(found[1].lines))
            block = read_down(window, setting, titles, found[1])
            yield replace(block, titles=(*shared, *block.titles)) if place else block


def _cut(sheet: Sheet, left: int, right: int | None, rows: tuple[int, int]) -> Iterator[Sequence[CellValue]]:
    """The rows with nothing but one table's columns."""
    blank: list[CellValue] = [None] * left
    for row, cells in enumerate(sheet.rows()):
        if row >= rows[1]:
            return
        if row >= rows[0]:
            yield [*blank, *cells[left : None if right is None else right + 1]]


def _alike(head: Head, left: tuple[int, int], right: tuple[int, int]) -> bool:
    words = [
        {plain(head.levels[column][-1]) for column in head.levels if span[0] <= column <= span[1]}
        for span in (left, right)
    ]
    return len(words[0] & words[1]) >= _ALIKE * min(map(len, words))


def _begin_alike(head: Head, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether both tables begin with the same heading, as with the name of whom a row is about."""
    return plain(head.levels[left[0]][-1]) == plain(head.levels[right[0]][-1])


def _titled(titles: Sequence[Line], right: tuple[int, int]) -> bool:
    """Whether the right table has a title of its own beside that of the left one."""
    return any(len(line.filled) > 1 and line.text(right[0]) and right[0] in line.filled for line in titles)


def _end_apart(below: Sequence[Line], left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether one table goes on after the other has ended."""
    ends = [
        max((line.row for line in below if any(span[0] <= c <= span[1] for c in line.filled)), default=-1)
        for span in (left, right)
    ]
    starts_filled = min(ends) >= 0
    return starts_filled and abs(ends[0] - ends[1]) >= _TAIL
