"""The months that the headings of a table stand for."""

from __future__ import annotations

from itertools import pairwise

from jianheng.intake.layout import Block
from jianheng.intake.mapping.monthly import read_month


def months_of(block: Block) -> list[str]:
    """The months of the headings in the order of the columns, with their years where the headings have them.

    Args:
        block: the table.
    """
    found = []
    for heading in block.headings:
        levels = ("", *heading.levels)
        told = (read_month(above + level) or read_month(level) for above, level in pairwise(levels))
        found.append(next(filter(None, told), ""))
    return [month for month in found if month]
