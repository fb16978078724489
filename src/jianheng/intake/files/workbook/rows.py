"""Rows of a sheet in passes: from A1 on, errors as their words, merged values in each of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jianheng.intake.files.contents import Area, CellValue

Row = Sequence[CellValue]


def from_first_column(rows: Iterable[Row], left: int) -> Iterator[Row]:
    """Put back the empty columns that a library leaves out at the left."""
    if not left:
        yield from rows
        return
    blank: list[CellValue] = [""] * left
    for row in rows:
        yield [*blank, *row]


def with_errors(rows: Iterable[Row], errors: Mapping[int, Mapping[int, str]]) -> Iterator[Row]:
    """Put the words of errors where a library gives nothing.

    Example:
        >>> [*with_errors([["a", ""], ["b", 1]], {0: {1: "#N/A"}})]
        [['a', '#N/A'], ['b', 1]]
    """
    for index, row in enumerate(rows):
        found = errors.get(index)
        if found is None:
            yield row
            continue
        mended = list(row)
        for column, text in found.items():
            if column < len(mended):
                mended[column] = text
        yield mended


def with_merged(rows: Iterable[Row], merged: Iterable[Area]) -> Iterator[Row]:
    """State a value that is merged over several rows in each of them; over columns it stays in the first.

    Example:
        >>> [*with_merged([["a", 1], ["", 2]], [Area(0, 0, 1, 0)])]
        [['a', 1], ['a', 2]]
    """
    waiting = sorted((area for area in merged if area.bottom > area.top), key=lambda area: area.top, reverse=True)
    standing: dict[int, tuple[int, CellValue]] = {}
    for index, row in enumerate(rows):
        standing = {column: kept for column, kept in standing.items() if kept[0] >= index}
        while waiting and waiting[-1].top <= index:
            area = waiting.pop()
            if area.top == index and area.left < len(row):
                standing[area.left] = (area.bottom, row[area.left])
        yield _stated(row, standing) if standing else row


def _stated(row: Row, standing: Mapping[int, tuple[int, CellValue]]) -> Row:
    mended = list(row)
    for column, (_, value) in standing.items():
        mended[column] = value
    return mended
