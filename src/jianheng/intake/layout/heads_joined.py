"""Headings of two rows that were taken for two tables, or for headings and a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout.block import Block, Heading, Passed, Way
from jianheng.intake.layout.passed import WHY

_FEWEST_ALIKE = 2
_LONGEST, _SHOWN = 12, 60
_SEARCHED = 40


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


def with_sub_headings(sheet: Sheet, block: Block) -> Block:
    """Take the first record for a second row of headings, where it names the columns that have no heading.

    Without merged cells, the words of a group stand over its first column alone, and the row below them fills just
    the columns of the groups.

    Args:
        sheet: the sheet.
        block: one of its tables.

    Returns:
        The table with headings of two levels, or as it is.
    """
    nameless = [heading for heading in block.headings if not heading.text]
    if block.way is not Way.DOWN or not nameless or block.last < block.first:
        return block
    rows = islice(sheet.rows(), block.first, min(block.last, block.first + _SEARCHED) + 1)
    below, *records = [{index: text for index, cell in enumerate(row) if (text := cell_text(cell))} for row in rows]
    first = block.headings[0].index
    if first in below or any(heading.index not in below for heading in nameless):
        return block
    if not all(_is_heading(text) for text in below.values()) or _is_record(below, first, records):
        return block
    headings, group = [], ""
    for heading in block.headings:
        group = heading.text or group
        sub = below.get(heading.index, "")
        headings.append(replace(heading, levels=(group, sub) if sub else heading.levels))
    passed = Passed(block.first, "heading", " ".join(below.values())[:_SHOWN], WHY["heading"])
    told = tuple(words for words in block.told if "而无表头" not in words.zh)
    return replace(block, headings=tuple(headings), first=block.first + 1, passed=(*block.passed, passed), told=told)


def _is_record(row: dict[int, str], first: int, others: Sequence[dict[int, str]]) -> bool:
    """Whether a row is like those below it: they say the same somewhere, or their first cell is as empty."""
    if any(other.get(column) == text for other in others for column, text in row.items()):
        return True
    return 2 * sum(first not in other for other in others if other) > len(others)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST and not any(letter.isdigit() for letter in text)
