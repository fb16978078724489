"""Records with names of their own as a sheet: row 1 is all names, in the order in which they first come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from jianheng.intake.files.contents import CellValue, Sheet

Row = dict[str, CellValue]


def keyed_sheet(name: str, names: Sequence[str], rows: Callable[[], Iterator[Row]]) -> Sheet:
    """A sheet of records that are read anew in each pass.

    Args:
        name: of the sheet.
        names: all names that occur.
        rows: gives the records.

    Example:
        >>> [*keyed_sheet("", ["a", "b"], lambda: iter([{"a": 1}, {"b": 2}])).rows()]
        [['a', 'b'], [1, None], [None, 2]]
    """

    def passed() -> Iterator[Sequence[CellValue]]:
        yield [*names]
        for row in rows():
            yield [row.get(name) for name in names]

    return Sheet(name, passed, keys=True)
