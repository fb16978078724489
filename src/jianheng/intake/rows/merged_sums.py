"""Sums in cells that are merged over several rows: said once, and not once a row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum

from jianheng.intake.cells import UnreadableError, cell_text
from jianheng.intake.files.contents import Area, Sheet
from jianheng.intake.layout import Block, Way, block_rows
from jianheng.intake.problem import Words


class Merged(Enum):
    """What a row says with a sum that is merged with other rows: nothing of its own, or nothing that is certain."""

    SAID_ABOVE = "said above"
    OF_SEVERAL = "of several"


OF_SEVERAL = UnreadableError(
    Words(
        "金额合并在几个人的行上，不知道是每人的还是合计的",
        "the sum is merged over rows of several persons: of each, or of all together",
    ),
    mend=Words("取消合并，给每个人写明金额，重新添加", "unmerge it, write each person's sum and add the file again"),
)


def merged_sums(
    sheet: Sheet, block: Block, sums: Collection[int], who: Collection[int]
) -> Mapping[tuple[int, int], Merged]:
    """Find the cells of sums that other rows share.

    Args:
        sheet: the sheet; its reader writes what is merged into every cell of the area.
        block: the table.
        sums: 0-based columns that hold sums of money.
        who: 0-based columns that say whose a row is.

    Returns:
        By 0-based row and column what the cell says; those that say a sum of their own are left out.
    """
    if block.way is not Way.DOWN or not sums or not sheet.merged:
        return {}
    areas = [area for area in sheet.merged if area.left in sums and _is_tall(area, block)]
    persons = _persons(sheet, block, areas, who) if areas else {}
    found: dict[tuple[int, int], Merged] = {}
    for area in areas:
        rows = [row for row in range(area.top, area.bottom + 1) if row in persons]
        if len({persons[row] for row in rows}) > 1:
            found |= {(row, area.left): Merged.OF_SEVERAL for row in rows}
        else:
            found |= {(row, area.left): Merged.SAID_ABOVE for row in rows[1:]}
    return found


def _is_tall(area: Area, block: Block) -> bool:
    return area.bottom > area.top and area.left == area.right and block.first <= area.bottom and area.top <= block.last


def _persons(
    sheet: Sheet, block: Block, areas: Collection[Area], who: Collection[int]
) -> Mapping[int, tuple[str, ...]]:
    """Whose the records of the areas are, in words."""
    wanted = {row for area in areas for row in range(area.top, area.bottom + 1)}
    places = [place for place, heading in enumerate(block.headings) if heading.index in who]
    return {
        row: tuple(cell_text(values[place]) for place in places)
        for row, values in block_rows(sheet, block)
        if row in wanted
    }
