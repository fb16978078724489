"""One sheet, filled: what is written to a file, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jianheng.arena.files.styled.forms import Cell
from jianheng.arena.files.styled.style import Column


@dataclass
class Page:
    """A filled sheet.

    Args:
        name: its name.
        tables: the tables of its rows; none for lists of columns and of codes.
        columns: its columns.
        codes: of each column, its local words with their codes.
        titles: lines above the headings.
        records: its rows.
        notes: lines under the rows, totals first.
    """

    name: str
    tables: tuple[str, ...]
    columns: tuple[Column, ...]
    codes: tuple[dict[str, str], ...]
    titles: list[list[Cell]] = field(default_factory=list)
    records: list[list[Cell]] = field(default_factory=list)
    notes: list[list[Cell]] = field(default_factory=list)

    @property
    def levels(self) -> int:
        """How many rows the headings take."""
        return max((len(column.heading) for column in self.columns), default=1)

    @property
    def first_row(self) -> int:
        """The number of the first row under the headings, counted from 1."""
        return len(self.titles) + self.levels + 1

    def heading_rows(self) -> list[list[Cell]]:
        """The rows of the headings: a higher level stands over the first of its columns alone."""
        rows: list[list[Cell]] = []
        for level in range(self.levels):
            row: list[Cell] = []
            above: tuple[str, ...] = ()
            for column in self.columns:
                part = column.heading[: level + 1]
                same = level + 1 < len(column.heading) and part == above
                row.append(part[level] if level < len(part) and not same else None)
                above = part
            rows.append(row)
        return rows

    def merged(self) -> Iterator[tuple[int, int, int, int]]:
        """Cells of the titles and headings that are one: first and last row, first and last column, from 1."""
        width = len(self.columns)
        if width > 1:
            yield from ((row, row, 1, width) for row, line in enumerate(self.titles, 1) if len(line) == 1)
        top = len(self.titles)
        for level in range(self.levels - 1):
            start = 0
            while start < width:
                column = self.columns[start]
                end = start + 1
                if len(column.heading) > level + 1:
                    while end < width and self._shares(start, end, level):
                        end += 1
                    if end - start > 1:
                        yield top + level + 1, top + level + 1, start + 1, end
                elif len(column.heading) == level + 1:
                    yield top + level + 1, top + self.levels, start + 1, start + 1
                start = end

    def lines(self) -> Iterator[list[Cell]]:
        """Every line of the sheet."""
        yield from self.titles
        yield from self.heading_rows()
        yield from self.records
        yield from self.notes

    def _shares(self, one: int, other: int, level: int) -> bool:
        first, second = self.columns[one].heading, self.columns[other].heading
        return len(second) > level + 1 and first[: level + 1] == second[: level + 1]
