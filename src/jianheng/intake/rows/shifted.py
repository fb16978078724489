"""Lines with a separator too many: nobody knows which of their cells stands under which heading."""

from __future__ import annotations

from collections.abc import Iterable

from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, sample
from jianheng.intake.problem import Place, Problem, Words

_FEW = 0.5
_SHORT = 60


def beyond(sheet: Sheet, block: Block) -> frozenset[int]:
    """The columns behind the last heading that hardly any line fills.

    Args:
        sheet: the sheet.
        block: the table.

    Returns:
        Their 0-based places among the headings; none where the cells of the sheet have places of their own, as those
        of a workbook, or where most lines fill such a column: then it only has no heading.
    """
    if not sheet.separated:
        return frozenset()
    named = max((place for place, heading in enumerate(block.headings) if heading.text), default=-1)
    nameless = range(named + 1, len(block.headings))
    values = sample(sheet, block) if nameless else ()
    filled = {place: sum(bool(cell_text(value)) for value in values[place]) for place in nameless}
    return frozenset(place for place, count in filled.items() if count < _FEW * len(values[place]))


def shifted(place: Place, cells: Iterable[object]) -> Problem | None:
    """Say that a line has more cells than there are headings, and that none of them was used.

    Args:
        place: the line.
        cells: what stands behind the last heading.

    Returns:
        The problem; None where nothing stands there.
    """
    text = "、".join(text for cell in cells if (text := cell_text(cell)))
    if not text:
        return None
    return Problem(
        "too_many_cells",
        place,
        Words(
            "这一行的格比列名多，不知道从哪一格起错了位，整行没有采用", "has more cells than headings; none was used"
        ),
        text[:_SHORT],
        Words("与列名一样多的格", "as many cells as headings"),
        Words(
            "多半是内容里有逗号而没有加引号：给那一格加上双引号，或另存为 xlsx，重新添加",
            "a comma inside a cell, most likely: quote the cell, or save as xlsx, and add the file again",
        ),
    )
