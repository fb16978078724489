"""Where the tables lie in a sheet: titles, headings of several rows, data, totals and notes."""

from jianheng.intake.layout.block import Block, Heading, Passed, Way
from jianheng.intake.layout.find import find_blocks
from jianheng.intake.layout.likeness import Likeness
from jianheng.intake.layout.read import block_rows, cell_of, sample
from jianheng.intake.layout.whole_value import makes_no_value

__all__ = [
    "Block",
    "Heading",
    "Likeness",
    "Passed",
    "Way",
    "block_rows",
    "cell_of",
    "find_blocks",
    "makes_no_value",
    "sample",
]
