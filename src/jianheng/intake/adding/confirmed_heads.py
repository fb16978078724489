"""Headings that a person has confirmed are known again where the shape of the sheet alone would mislead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, Heading, Passed, Way
from jianheng.intake.mapping import Mapping, find
from jianheng.intake.problem import Words

_SEARCHED, _LEVELS = 15, 3
_HEADINGS = Words("列名", "headings")
_SHORT = 60


@dataclass(frozen=True)
class _Head:
    """Rows of headings that a mapping knows: the first of them, the row below them, and the headings."""

    first: int
    below: int
    headings: tuple[Heading, ...]


def by_confirmed_headings(sheet: Sheet, blocks: tuple[Block, ...], mapping: Mapping | None) -> tuple[Block, ...]:
    """Correct where the tables of a sheet lie by headings that are confirmed for its source.

    A sheet without a record, or with a second row of headings of which few cells are filled, is hard to tell by its
    shape; a person has said what its headings are.

    Args:
        sheet: the sheet.
        blocks: its tables as its shape tells.
        mapping: what was confirmed for the source.

    Returns:
        The tables.
    """
    if mapping is None or (blocks and all(_known(block, mapping) for block in blocks)):
        return blocks
    head = _confirmed(sheet, mapping)
    if head is None:
        return blocks
    hosts = [block for block in blocks if block.way is Way.DOWN and _overlaps(block, head)]
    # Under its upper level alone, a date in three columns would be its year.
    if any(_known(host, mapping) for host in hosts):
        return blocks
    others = tuple(block for block in blocks if block not in hosts)
    return (*others, _block(head, hosts))


def _known(block: Block, mapping: Mapping) -> bool:
    found = find(mapping, block)
    return found is not None and not found.change


def _confirmed(sheet: Sheet, mapping: Mapping) -> _Head | None:
    rows = [*islice(sheet.rows(), _SEARCHED)]
    for first in range(len(rows)):
        for below in range(min(first + _LEVELS, len(rows)), first, -1):
            headings = _levels(rows[first:below])
            if headings and _known(Block(0, Way.DOWN, (), headings, below, below - 1), mapping):
                return _Head(first, below, headings)
    return None


def _levels(rows: Sequence[Sequence[object]]) -> tuple[Heading, ...]:
    """Headings of some rows, the words of a group standing over the empty cells to its right."""
    levels: dict[int, tuple[str, ...]] = {}
    for depth, row in enumerate(rows, start=1):
        before = ""
        below = rows[depth] if depth < len(rows) else ()
        for index, cell in enumerate(row):
            text = cell_text(cell)
            under = cell_text(below[index]) if index < len(below) else ""
            before = text or (before if under else "")
            if before and levels.get(index, ("",))[-1] != before:
                levels[index] = (*levels.get(index, ()), before)
    return tuple(Heading(index, each) for index, each in sorted(levels.items()))


def _overlaps(block: Block, head: _Head) -> bool:
    return any(head.first <= line.row < head.below for line in block.passed) or head.first < block.first <= head.below


def _block(head: _Head, hosts: Sequence[Block]) -> Block:
    text = " ".join(heading.text for heading in head.headings)[:_SHORT]
    rows = tuple(Passed(row, "heading", text, _HEADINGS) for row in range(head.first, head.below))
    right = max(heading.index for heading in head.headings)
    if not hosts:
        return Block(0, Way.DOWN, (), head.headings, head.below, head.below - 1, rows, right=right)
    passed = [line for host in hosts for line in host.passed if not head.first <= line.row < head.below]
    hidden = {heading.index for host in hosts for heading in host.headings if heading.hidden}
    headings = tuple(replace(heading, hidden=heading.index in hidden) for heading in head.headings)
    last = max((host.last for host in hosts), default=head.below - 1)
    return replace(
        hosts[0],
        headings=headings,
        first=head.below,
        last=max(last, head.below - 1),
        passed=(*rows, *passed),
        right=right,
    )
