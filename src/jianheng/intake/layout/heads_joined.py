"""Headings of two rows that were taken for two tables, the upper one without a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jianheng.intake.layout.block import Block, Heading, Way

_FEWEST_ALIKE = 2


def joined_heads(blocks: Iterable[Block]) -> list[Block]:
    """Join headings that belong together.

    Args:
        blocks: the tables of a sheet in order.

    Returns:
        The tables; one without a record whose headings stand right over those of the next, some cells reaching over
        both rows, is the upper level of the next one's headings.
    """
    found: list[Block] = []
    for block in blocks:
        if found and _belongs_over(found[-1], block):
            found.append(_joined(found.pop(), block))
        else:
            found.append(block)
    return found


def _belongs_over(upper: Block, lower: Block) -> bool:
    if upper.way is not Way.DOWN or lower.way is not Way.DOWN or upper.last >= upper.first or lower.titles:
        return False
    heads = [line.row for line in lower.passed if line.code == "heading"]
    if not heads or min(heads) != upper.first:
        return False
    over = {heading.index: heading.levels[-1] for heading in upper.headings}
    alike = sum(over.get(heading.index) == heading.levels[0] for heading in lower.headings)
    return alike >= _FEWEST_ALIKE and len(over) >= len(lower.headings)


def _joined(upper: Block, lower: Block) -> Block:
    over = {heading.index: heading for heading in upper.headings}
    headings = tuple(_under(over.get(heading.index), heading) for heading in lower.headings)
    passed = (*upper.passed, *lower.passed)
    return replace(lower, titles=upper.titles, headings=headings, passed=passed, told=(*upper.told, *lower.told))


def _under(upper: Heading | None, lower: Heading) -> Heading:
    if upper is None or upper.levels[-1] == lower.levels[0]:
        return lower
    return replace(lower, levels=(*upper.levels, *lower.levels))
