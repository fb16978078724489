"""Which column of a sheet fills which field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jianheng.dictionary import Field
from jianheng.intake.template.heading import Heading, Headings, read_heading

SEARCHED_ROWS = 10


@dataclass(frozen=True)
class Column:
    """One column that fills a field.

    Args:
        index: 0-based column.
        heading: the heading as written.
        field: the field.
        unit: in which its heading says that sums count.
    """

    index: int
    heading: str
    field: Field
    unit: str


@dataclass(frozen=True)
class Columns:
    """The columns of one sheet.

    Args:
        row: 0-based row of the headings.
        own: columns that fill fields of the table.
        person: columns that say who the person is.
        unknown: index and heading of columns that fill nothing.
        doubtful: index, heading and the fields it could mean, where it means several or another column
            means the same; such a column fills nothing.
    """

    row: int
    own: tuple[Column, ...]
    person: tuple[Column, ...]
    unknown: tuple[tuple[int, str], ...]
    doubtful: tuple[tuple[int, str, tuple[Field, ...]], ...]


def find_columns(rows: Sequence[Sequence[object]], headings: Headings) -> Columns | None:
    """Find the row of headings and what each heading means.

    Args:
        rows: the sheet.
        headings: the headings of its table.

    Returns:
        The columns by the row that has most known headings among the first ten; None if no row has any.
    """
    best, best_count = None, 0
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        texts = [read_heading(str(cell)) for cell in row if cell not in (None, "")]
        own = sum(bool(headings.own(text)) for text in texts)
        count = own + sum(bool(headings.person(text)) for text in texts)
        if own and count > best_count:
            best, best_count = number, count
    if best is None:
        return None
    written = [(index, str(cell).strip()) for index, cell in enumerate(rows[best]) if cell is not None]
    return columns_of(best, written, headings)


def columns_of(row: int, written: Sequence[tuple[int, str]], headings: Headings) -> Columns:
    """What each heading of a row means.

    Args:
        row: 0-based row of the headings.
        written: 0-based column and words of each heading; those without words are left out.
        headings: the headings of its table.
    """
    written = [(index, text) for index, text in written if text]
    own = _meanings(written, headings.own)
    person = _meanings(written, headings.person)
    taken = own.keys() | person.keys()
    sure_own, doubtful_own = _settle(own, dict(written))
    sure_person, doubtful_person = _settle(person, dict(written))
    unknown = tuple((index, text) for index, text in written if index not in taken)
    return Columns(row, sure_own, sure_person, unknown, (*doubtful_own, *doubtful_person))


def _meanings(
    written: Sequence[tuple[int, str]], find: Callable[[Heading], list[Field]]
) -> dict[int, tuple[Heading, list[Field]]]:
    found = {index: (heading := read_heading(text), find(heading)) for index, text in written}
    return {index: meaning for index, meaning in found.items() if meaning[1]}


def _settle(
    meanings: dict[int, tuple[Heading, list[Field]]], written: dict[int, str]
) -> tuple[tuple[Column, ...], list[tuple[int, str, tuple[Field, ...]]]]:
    """Part the columns that mean one field alone from those that do not."""
    claims: dict[str, list[int]] = {}
    for index, (_, fields) in meanings.items():
        for field in fields:
            claims.setdefault(field.name, []).append(index)
    sure, doubtful = [], []
    for index, (heading, fields) in meanings.items():
        if len(fields) == 1 and len(claims[fields[0].name]) == 1:
            sure.append(Column(index, written[index], fields[0], heading.unit))
        else:
            doubtful.append((index, written[index], tuple(fields)))
    return tuple(sure), doubtful
