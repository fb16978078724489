"""Lines with a separator too many: nobody knows which of their cells stands under which heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, sample
from jianheng.intake.problem import Place, Problem, Words

_FEW, _MOST = 0.5, 0.9
_BEFORE, _BEHIND = re.compile(r"[1-9]\d{0,2}", re.ASCII), re.compile(r"\d{3}(?:\.\d+)?", re.ASCII)
_SHORT = 60


def beyond(sheet: Sheet, block: Block) -> frozenset[int]:
    """The columns behind the last heading that hardly any line fills.

    Args:
        sheet: the sheet.
        block: the table.

    Returns:
        Their 0-based places among the headings; none where the cells of the sheet have places of their own, as those
        of a workbook, or where most lines fill such a column: then it only has no heading, unless a sum such as 1,500
        seems to be parted in every line.
    """
    if not sheet.separated:
        return frozenset()
    named = max((place for place, heading in enumerate(block.headings) if heading.text), default=-1)
    nameless = range(named + 1, len(block.headings))
    values = sample(sheet, block) if nameless else ()
    if _parts_thousands(values):
        return frozenset(nameless)
    filled = {place: sum(bool(cell_text(value)) for value in values[place]) for place in nameless}
    return frozenset(place for place, count in filled.items() if count < _FEW * len(values[place]))


def _parts_thousands(columns: Sequence[Sequence[object]]) -> bool:
    """Whether two columns side by side hold the two parts of a number with a comma between thousands."""
    return any(_mostly(_BEFORE, left) and _mostly(_BEHIND, right) for left, right in pairwise(columns))


def _mostly(pattern: re.Pattern[str], values: Sequence[object]) -> bool:
    texts = [text for value in values if (text := cell_text(value))]
    return bool(texts) and sum(bool(pattern.fullmatch(text)) for text in texts) >= _MOST * len(texts)


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
