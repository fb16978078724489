"""A table that lies on its side: headings at the left, a record a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from jianheng.intake.layout.block import Block, Passed, Way
from jianheng.intake.layout.cells import Kind, plain
from jianheng.intake.layout.down import read_down, title_text
from jianheng.intake.layout.headings import Head, find_head
from jianheng.intake.layout.lines import Line, Window
from jianheng.intake.layout.passed import begins_as_note, pass_by
from jianheng.intake.layout.scores import score
from jianheng.intake.layout.setting import Setting

_GAP = 3
_FIRST_COLUMNS = 3
_FEWEST_HEADINGS = 3
_KNOWN = 0.5
_CLEARLY = 0.3


def find_across(region: Sequence[Line], setting: Setting, down: Head | None) -> tuple[Block, int] | None:
    """Read rows as a table on its side, if they make a better one so.

    Args:
        region: rows to the end of the sheet.
        setting: what is known of the sheet.
        down: the headings that a row of the same rows would give.

    Returns:
        The table and how many rows it takes up; None where it does not lie on its side.
    """
    end = _end(region, setting)
    start = next((at for at, line in enumerate(region[:end]) if not _is_title(line, setting)), end)
    tail = [*takewhile(_is_tail, reversed(region[start:end]))]
    body = region[start : end - len(tail)]
    if len(body) < _FEWEST_HEADINGS:
        return None
    lines = _transposed(body)
    turned = Setting(setting.merges.transposed(body[0].row), setting.known)
    found = find_head(lines[: _FIRST_COLUMNS + 60], turned.merges, turned.known)
    if found is None or found[0] >= _FIRST_COLUMNS or not _is_better(found[1], lines, down, region, setting):
        return None
    at, head = found
    if any(line.filled for line in lines[:at]):
        return None
    window = Window([line.cells for line in lines[at + len(head.lines) :]], at + len(head.lines))
    block = read_down(window, turned, (), head)
    if block.last < block.first or window.ahead(1):
        return None
    titles = [line for line in region[:start] if line.filled]
    return _turn_back(block, body, titles, [line for line in tail if line.filled]), end


def _is_better(head: Head, lines: Sequence[Line], down: Head | None, region: Sequence[Line], setting: Setting) -> bool:
    """Whether the first column does clearly better as headings than the best row."""
    if len(head.levels) < _FEWEST_HEADINGS:
        return False
    after = [line for line in lines if line.row > head.last]
    own = score(head.lines[-1], after, setting.known)
    if down is None:
        return own.known >= _KNOWN or own.contrast >= _CLEARLY
    other = score(down.lines[-1], [line for line in region if line.row > down.last], setting.known)
    known, other_known = _known_columns(head, setting), _known_columns(down, setting)
    if max(known, other_known) >= _FEWEST_HEADINGS or 1 < len(down.levels) == other_known:
        return 2 * known >= len(head.levels) and known > other_known + 1
    return own.contrast >= other.contrast + _CLEARLY


def _known_columns(head: Head, setting: Setting) -> int:
    """How many columns have a heading that is known."""
    return sum(any(setting.known(plain(text)) for text in levels) for levels in head.levels.values())


def _end(region: Sequence[Line], setting: Setting) -> int:
    """Where the rows end: at several blank ones, or where the first heading comes once more for the next person."""
    blank, titles = 0, 0
    first = next((line for line in region if not _is_title(line, setting)), None)
    for at, line in enumerate(region):
        blank = 0 if line.filled else blank + 1
        if blank == _GAP:
            return at + 1 - _GAP
        if first is not None and line.row >= first.row + _FEWEST_HEADINGS and _is_same(line, first):
            return at - titles
        titles = titles + 1 if _is_title(line, setting) else 0
    return len(region)


def _is_same(line: Line, first: Line) -> bool:
    """Whether a row begins with the words and in the column with which the first one does."""
    return bool(line.filled) and line.filled[0] == first.filled[0] and plain(line.words[0]) == plain(first.words[0])


def _is_title(line: Line, setting: Setting) -> bool:
    if len(line.filled) <= 1:
        return True
    pairs = sum(line.kind(column) is Kind.PAIR for column in line.filled)
    return 2 * pairs >= len(line.filled) or setting.merges.right(line.row, line.filled[0]) >= line.filled[-1]


def _is_tail(line: Line) -> bool:
    return not line.filled or begins_as_note(line) or line.kind(line.filled[0]) in (Kind.PAIR, Kind.PROSE)


def _transposed(body: Sequence[Line]) -> list[Line]:
    width = max(len(line.cells) for line in body)
    return [
        Line(column, [line.cells[column] if column < len(line.cells) else None for line in body])
        for column in range(width)
    ]


def _turn_back(block: Block, body: Sequence[Line], titles: Sequence[Line], tail: Sequence[Line]) -> Block:
    top = body[0].row
    columns = [
        Passed(top, passed.code, passed.text, passed.why, column=passed.row)
        for passed in block.passed
        if passed.code != "heading"
    ]
    return replace(
        block,
        way=Way.ACROSS,
        titles=tuple(dict.fromkeys(title_text(line) for line in titles)),
        headings=tuple(replace(heading, index=heading.index + top) for heading in block.headings),
        passed=(
            *(pass_by(line, "title") for line in titles),
            *columns,
            *(pass_by(line, "note") for line in reversed(tail)),
        ),
        left=block.left + top,
        right=block.right + top,
    )
