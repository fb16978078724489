"""One table as it lies in a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jianheng.intake.problem import Words


class Way(StrEnum):
    """Which way the rows of a table run.

    `DOWN`: headings above, a record a row. `ACROSS`: headings at the left, a record a column. `FORM`: headings
    and values side by side all over the sheet, one record in all.
    """

    DOWN = "down"
    ACROSS = "across"
    FORM = "form"


class Joined(StrEnum):
    """How the cells of several columns make one value: the parts of a day or a term, or a word of several ticked."""

    DAY = "day"
    TERM = "term"
    TICKED = "ticked"


@dataclass(frozen=True)
class Heading:
    """One column with its heading.

    Args:
        index: 0-based column of the sheet; for `ACROSS` the 0-based row; for `FORM` a running number.
        levels: the headings from the top level down, as written; one where there is one row of them. A heading
            that is merged over several columns stands in each.
        hidden: the column is hidden in the sheet.
        value_at: for `FORM` the 0-based row and column of the value.
        within: where in the words of that cell the value stands, if its label stands in the same cell.
        parts: where several columns hold the parts of one value, the 0-based column of each with its word: 年, 月 and
            日 below a date; the value is then their words together.
        joined: how they are put together.
        year: the year in which the days below lie, where the heading says it: 2024年 over 月 and 日.
        line: in which line of the record the value stands, from 0, where records are of several.
    """

    index: int
    levels: tuple[str, ...]
    hidden: bool = False
    value_at: tuple[int, int] | None = None
    within: tuple[int, int] | None = None
    parts: tuple[tuple[int, str], ...] = ()
    joined: Joined | None = None
    year: int | None = None
    line: int = 0

    @property
    def columns(self) -> tuple[int, ...]:
        """All columns (for `ACROSS` rows) from which its value comes."""
        return tuple(column for column, _ in self.parts) or (self.index,)

    @property
    def text(self) -> str:
        """The heading in one line; empty where the column has values and no heading.

        Example:
            >>> Heading(3, ("原判", "刑期", "起日")).text
            '原判/刑期/起日'
        """
        return "/".join(self.levels)


@dataclass(frozen=True)
class Passed:
    """A row of the sheet that is no record, and why.

    Args:
        row: 0-based row.
        code: `title`, `heading`, `numbering`, `hint`, `total`, `group`, `repeated_heading`, `note`, `inner`, `second`,
            `uneven`.
        text: its words, shortened.
        why: what it was taken for.
        column: 0-based column, where a column and not a row of an `ACROSS` table is no record.
    """

    row: int
    code: str
    text: str
    why: Words
    column: int | None = None


@dataclass(frozen=True)
class Block:
    """One table of a sheet.

    Args:
        number: 0-based number of the table in its sheet.
        way: which way its rows run.
        titles: lines above the headings, each once; the line with the unit (`单位：万元`) is one of them.
        headings: its columns in order; empty where the table has no headings. A column that has values and no
            heading has one with empty words.
        first, last: 0-based first and last row of data, ends inside (for `ACROSS` columns of the sheet); `last`
            is before `first` where there are none.
        passed: rows between and around that are no records; each is kept and told, none is silently dropped.
        groups: for rows under a group line (`一监区` over its prisoners): 0-based row of the line and its words.
        left, right: 0-based first and last column of the sheet that the table takes up (for `ACROSS` rows).
        told: what a person should know of it, such as that it has no headings.
        lines: how many rows each record takes up; `passed` holds all rows between that are of none.
    """

    number: int
    way: Way
    titles: tuple[str, ...]
    headings: tuple[Heading, ...]
    first: int
    last: int
    passed: tuple[Passed, ...] = ()
    groups: tuple[tuple[int, str], ...] = ()
    left: int = 0
    right: int = -1
    told: tuple[Words, ...] = ()
    lines: int = 1
