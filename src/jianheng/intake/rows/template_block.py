"""A table under a template's headings, where it lies in its sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.layout import Block, Heading, Passed, Way
from jianheng.intake.layout.passed import WHY
from jianheng.intake.recognise.whose import NAMING, somebody_before
from jianheng.intake.template.columns import Columns, columns_of
from jianheng.intake.template.heading import Headings

WIDEST = 1 << 20
_SHOWN = 60


def columns_in(block: Block, headings: Headings) -> Columns | None:
    """What each column of a table means by the template's headings.

    Args:
        block: the table.
        headings: the headings of the canonical table.

    Returns:
        The columns; None where none of them fills a field of the table.
    """
    row = max((line.row for line in block.passed if line.code == "heading" and line.row < block.first), default=-1)
    written = [(heading.index, heading.text.strip()) for heading in block.headings]
    found = _without_somebody_elses(columns_of(max(row, 0), written, headings), written)
    return found if found.own or any(fields for _, _, fields in found.doubtful) else None


def _without_somebody_elses(found: Columns, written: Sequence[tuple[int, str]]) -> Columns:
    """The columns without facts of a person behind the name of somebody else: nobody knows whose they are."""
    places = [index for index, _ in written]
    texts = [text for _, text in written]
    behind = [
        column
        for column in found.person
        if column.field.name not in NAMING and somebody_before(texts[: places.index(column.index)])
    ]
    if not behind:
        return found
    doubtful = tuple((column.index, column.heading, (column.field,)) for column in behind)
    person = tuple(column for column in found.person if column not in behind)
    return replace(found, person=person, doubtful=(*found.doubtful, *doubtful))


def block_below(sheet: Sheet, columns: Columns) -> Block:
    """All rows below a template's headings, where the shape of the sheet shows no table.

    Args:
        sheet: the sheet.
        columns: the headings and where they stand.
    """
    known = ((column.index, column.heading) for column in (*columns.own, *columns.person))
    others = (*columns.unknown, *((index, heading) for index, heading, _ in columns.doubtful))
    headings = tuple(Heading(index, (text,)) for index, text in sorted((*known, *others)))
    row, text = columns.row, " ".join(heading.text for heading in headings)[:_SHOWN]
    last = max((n for n, cells in enumerate(sheet.rows()) if any(map(cell_text, cells))), default=row)
    passed = (Passed(row, "heading", text, WHY["heading"]),)
    return Block(0, Way.DOWN, (), headings, row + 1, last, passed, right=WIDEST)


def lines_in(block: Block, sheet: Sheet) -> Iterator[tuple[int, Sequence[CellValue]]]:
    """The records of a table with every cell of their rows, also those without a heading.

    Args:
        block: the table.
        sheet: its sheet.

    Yields:
        The 0-based row, and its cells from column A on; what lies beside the table is another's.
    """
    passed = {line.row for line in block.passed}
    for row, cells in enumerate(islice(sheet.rows(), block.first, block.last + 1), block.first):
        if row not in passed:
            yield row, [cell if block.left <= column <= block.right else None for column, cell in enumerate(cells)]
