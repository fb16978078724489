"""Some rows of a sheet as the source wrote them: titles, headings, the first records, totals."""

from __future__ import annotations

from itertools import islice

from jianheng.desk.data.taking.found import SeenLine
from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, Way

FIRST_RECORDS, LAST_PASSED, MOST_ROWS, MOST_COLUMNS, LONGEST = 4, 3, 40, 60, 80


def lines_of(sheet: Sheet, block: Block) -> tuple[SeenLine, ...]:
    """The rows that show how a table was understood.

    Args:
        sheet: the sheet.
        block: the table.
    """
    passed = {line.row: line.code for line in block.passed}
    end = block.first + FIRST_RECORDS if block.way is Way.DOWN else MOST_ROWS
    wanted = set(range(min(end, MOST_ROWS + block.first)))
    behind = sorted(row for row in passed if row >= end)
    wanted |= set(behind[:LAST_PASSED]) | set(behind[-LAST_PASSED:])
    found = []
    for number, row in enumerate(islice(sheet.rows(), max(wanted, default=-1) + 1)):
        if number in wanted:
            cells = tuple(cell_text(cell)[:LONGEST] for cell in row[:MOST_COLUMNS])
            if any(cells):
                found.append(SeenLine(number + 1, passed.get(number, "row"), cells))
    return tuple(found[: 2 * MOST_ROWS])
