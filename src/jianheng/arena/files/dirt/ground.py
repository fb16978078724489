"""Which columns of a sheet can get which slips."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.arena.files.sheets import PERSON_TABLE
from jianheng.arena.files.styled.fill import RECORDED
from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.styled.style import Column, FieldName, Forms
from jianheng.dictionary import Dictionary

_ID, _NAME = (PERSON_TABLE, "id_no"), (PERSON_TABLE, "name")


@dataclass(frozen=True)
class Ground:
    """The columns of a sheet by what they can suffer, each by its place from 0.

    Args:
        forms: how each column is written.
        ids, names: ID numbers and names of persons.
        days: days and moments, one in a cell.
        recorded: moments of recording.
        texts: numbers of cases, papers and persons, and other words.
        units: names of institutions.
        pairs: both ends of a span in two columns.
        spans: both ends of a span in one cell.
    """

    forms: tuple[Forms, ...]
    ids: tuple[int, ...]
    names: tuple[int, ...]
    days: tuple[int, ...]
    recorded: tuple[int, ...]
    texts: tuple[int, ...]
    units: tuple[int, ...]
    pairs: tuple[tuple[int, int], ...]
    spans: tuple[int, ...]


def ground_of(page: Page, dictionary: Dictionary) -> Ground:
    """Look at the columns of a sheet.

    Args:
        page: the sheet.
        dictionary: types and spans of the fields.
    """

    def of_type(*types: str) -> tuple[int, ...]:
        return tuple(n for n, c in enumerate(page.columns) if not c.joined and _type(c, dictionary) in types)

    places = {name: n for n, c in enumerate(page.columns) if not c.joined for name in c.fields}
    recorded = tuple(n for name, n in places.items() if name[1] == RECORDED)
    spans = [
        ((table, first), (table, last))
        for table in page.tables
        for first, last in dictionary.tables[table].spans()
        if last
    ]
    return Ground(
        forms=tuple(column.forms for column in page.columns),
        ids=_places(places, _ID),
        names=_places(places, _NAME),
        days=tuple(n for n in of_type("date", "moment") if n not in recorded),
        recorded=recorded,
        texts=of_type("text", "key"),
        units=tuple(n for n, column in enumerate(page.columns) if _is_unit(column, dictionary)),
        pairs=tuple((places[one], places[two]) for one, two in spans if one in places and two in places),
        spans=tuple(n for n, column in enumerate(page.columns) if column.joined and column.fields in spans),
    )


def _places(places: dict[FieldName, int], name: FieldName) -> tuple[int, ...]:
    return (places[name],) if name in places else ()


def _type(column: Column, dictionary: Dictionary) -> str:
    if not column.fields:
        return ""
    table, name = column.fields[0]
    return dictionary.tables[table].fields[name].type


def _is_unit(column: Column, dictionary: Dictionary) -> bool:
    return any(dictionary.tables[table].fields[name].entity == "institution" for table, name in column.fields)
