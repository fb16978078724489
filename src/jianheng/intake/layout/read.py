"""The records of a table, row by row or column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter

from jianheng.intake.cells.cell import cell_text
from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.layout.block import Block, Heading, Way
from jianheng.intake.layout.cells import is_blank
from jianheng.intake.layout.whole_value import whole_value

SAMPLED = 500


def block_rows(sheet: Sheet, block: Block) -> Iterator[tuple[int, Sequence[CellValue]]]:
    """The records of a table in one pass.

    Args:
        sheet: the sheet.
        block: one of its tables.

    Yields:
        The 0-based row of each record (for `ACROSS` its column, for `FORM` the first row of the form), and its
        values in the order of `block.headings`. Where the table has no headings, its values from `block.left`
        to `block.right`. A record of which every cell is blank is left out.

    Example:
        >>> sheet = Sheet.of_rows("a", [["姓名", "生日"], ["周某", "1980-01-02"]])
        >>> headings = (Heading(0, ("姓名",)), Heading(1, ("生日",)))
        >>> [*block_rows(sheet, Block(0, Way.DOWN, (), headings, 1, 1, right=1))]
        [(1, ('周某', '1980-01-02'))]
    """
    if block.way is Way.DOWN:
        return _down(sheet, block) if block.lines == 1 else _several_lines(sheet, block)
    return _across(sheet, block) if block.way is Way.ACROSS else _form(sheet, block)


def cell_of(block: Block, record: int, heading: int | Heading) -> tuple[int, int]:
    """Where in the sheet a value of a record stands.

    Args:
        block: the table.
        record: the number that `block_rows` gave with the record.
        heading: the heading, or the place of the value in the record where the table has no headings.

    Returns:
        0-based row and column.
    """
    if isinstance(heading, int):
        return record, block.left + heading
    if heading.value_at is not None:
        return heading.value_at
    return (heading.index, record) if block.way is Way.ACROSS else (record + heading.line, heading.index)


def sample(sheet: Sheet, block: Block, n: int = SAMPLED) -> tuple[tuple[CellValue, ...], ...]:
    """Values of each column, half of them from the first records and half spread over the others.

    Args:
        sheet: the sheet.
        block: one of its tables.
        n: how many records at most.

    Returns:
        For each heading the values in order; for a table without headings, for each column.
    """
    first = n - n // 2
    span = block.last - block.first + 1
    step = max(1, -(-(span - first) // max(1, n // 2)))
    records = block_rows(sheet, block)
    taken = [values for _, values in islice(records, first)]
    taken += [values for _, values in islice(records, step - 1, None, step)]
    width = len(block.headings) or block.right - block.left + 1
    return tuple(tuple(values[place] for values in taken[:n]) for place in range(width))


def _down(sheet: Sheet, block: Block) -> Iterator[tuple[int, Sequence[CellValue]]]:
    passed = {line.row for line in block.passed}
    columns = [heading.index for heading in block.headings] or [*range(block.left, block.right + 1)]
    width = max([*columns, *(column for heading in block.headings for column in heading.columns)], default=-1) + 1
    pick = _picker(columns)
    joined = [(place, heading) for place, heading in enumerate(block.headings) if heading.parts]
    for row, cells in enumerate(islice(sheet.rows(), block.first, block.last + 1), block.first):
        if row in passed:
            continue
        values = pick(cells if len(cells) >= width else [*cells, *[None] * (width - len(cells))])
        if joined:
            values = [*values]
            for place, heading in joined:
                values[place] = whole_value(heading, cells)
        if not all(map(is_blank, values)):
            yield row, values


def _several_lines(sheet: Sheet, block: Block) -> Iterator[tuple[int, Sequence[CellValue]]]:
    passed = {line.row for line in block.passed}
    lines: list[Sequence[CellValue]] = []
    for row, cells in enumerate(islice(sheet.rows(), block.first, block.last + 1), block.first):
        if row in passed:
            continue
        lines.append(cells)
        if len(lines) == block.lines:
            at = ((lines[heading.line], heading.index) for heading in block.headings)
            yield row + 1 - block.lines, tuple(line[index] if index < len(line) else None for line, index in at)
            lines = []


def _picker(columns: Sequence[int]) -> Callable[[Sequence[CellValue]], Sequence[CellValue]]:
    if len(columns) == 1:
        only = columns[0]
        return lambda cells: (cells[only],)
    return itemgetter(*columns) if columns else lambda _: ()


def _across(sheet: Sheet, block: Block) -> Iterator[tuple[int, Sequence[CellValue]]]:
    # Only the rows of the headings are held; a table on its side has as few of them as another has columns.
    wanted = {heading.index for heading in block.headings}
    last = max(wanted, default=-1)
    held = {row: cells for row, cells in enumerate(islice(sheet.rows(), last + 1)) if row in wanted}
    passed = {line.column for line in block.passed}
    for column in range(block.first, block.last + 1):
        lines = [held.get(heading.index, ()) for heading in block.headings]
        values = tuple(cells[column] if column < len(cells) else None for cells in lines)
        if column not in passed and not all(map(is_blank, values)):
            yield column, values


def _form(sheet: Sheet, block: Block) -> Iterator[tuple[int, Sequence[CellValue]]]:
    wanted = {heading.value_at for heading in block.headings if heading.value_at is not None}
    held: dict[tuple[int, int], CellValue] = {}
    for row, cells in enumerate(islice(sheet.rows(), block.last + 1)):
        held.update({(row, column): cells[column] for at, column in wanted if at == row and column < len(cells)})
    yield block.first, tuple(_value(heading, held) for heading in block.headings)


def _value(heading: Heading, held: Mapping[tuple[int, int], CellValue]) -> CellValue:
    cell = held.get(heading.value_at) if heading.value_at else None
    return cell if heading.within is None else cell_text(cell)[slice(*heading.within)]
