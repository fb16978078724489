"""Rows being filled from facts, column by column as the dictionary lays them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from jianheng.dictionary import Axis, Dictionary, Field, Table
from jianheng.intake.cleaning import Fact, PartDate
from jianheng.intake.store.row import UNREAD
from jianheng.law.term import Term

NameRow = Callable[[str, int], str]
"""Table and number of the row among those of the same table in this document, from 0, to its row id."""


class Draft:
    """One row being filled.

    Args:
        table: its table.
        row_id: its name.
        person: key of the person it is about.
    """

    def __init__(self, table: Table, row_id: str, person: str) -> None:
        self._table = table
        self.row_id = row_id
        self._values: dict[str, object] = {"person": person} if "person" in table.fields else {}
        self._raw: dict[str, object] = {}
        self._unread: dict[str, str] = {}

    def put(self, name: str, fact: Fact[object] | None) -> Draft:
        """Fill a field from a fact.

        Args:
            name: the field; where the dictionary has no such field, the fact stays with the facts alone.
            fact: the fact, or None for nothing.

        Returns:
            The draft itself.
        """
        field = self._table.fields.get(name)
        if field is None or fact is None:
            return self
        columns = _columns(field, fact.value)
        if columns is None:
            self._unread[name] = fact.words
            return self
        self._values |= columns
        self._raw[name] = {"text": fact.words, "at": [fact.start, fact.end]}
        return self

    def put_codes(self, name: str, facts: Iterable[Fact[str]]) -> Draft:
        """Fill a field of several codes, each with its words."""
        found = list(facts)
        if found and name in self._table.fields:
            self._values[name] = [fact.value for fact in found]
            self._raw[name] = {
                "text": "；".join(fact.words for fact in found),
                "at": [found[0].start, found[0].end],
                "each": [[fact.start, fact.end] for fact in found],
            }
        return self

    def set(self, name: str, value: object) -> Draft:
        """Fill a field with a value that has no words of its own, such as a position."""
        if name in self._table.fields:
            self._values[name] = value
        return self

    def leave_unread(self, name: str, fact: Fact[object] | None) -> Draft:
        """Record words that speak of a field and do not give its value."""
        if fact is not None and name in self._table.fields:
            self._unread[name] = fact.words
        return self

    def finished(self) -> dict[str, object]:
        """The row: `row_id`, physical columns, and `raw` with the words of each field."""
        raw = {**self._raw, UNREAD: self._unread} if self._unread else self._raw
        return {"row_id": self.row_id, **self._values, "raw": raw}


class Drafts:
    """All rows of one document.

    Args:
        dictionary: the tables.
        name_row: gives a row its id.
        person: key of the person.
    """

    def __init__(self, dictionary: Dictionary, name_row: NameRow, person: str) -> None:
        self._dictionary = dictionary
        self._name_row = name_row
        self._person = person
        self._drafts: defaultdict[str, list[Draft]] = defaultdict(list)

    def new(self, table: str) -> Draft:
        """Start a row. In a table that the dictionary does not have the row goes nowhere."""
        known = self._dictionary.tables.get(table)
        if known is None:
            return Draft(_NOWHERE, "", "")
        rows = self._drafts[table]
        draft = Draft(known, self._name_row(table, len(rows)), self._person)
        rows.append(draft)
        return draft

    def finished(self) -> dict[str, list[dict[str, object]]]:
        """The rows by table."""
        return {table: [draft.finished() for draft in rows] for table, rows in self._drafts.items()}


def _columns(field: Field, value: object) -> dict[str, object] | None:
    """Physical columns of a value; None where the field asks for more than the words say."""
    names = [name for name, _ in field.columns()]
    if isinstance(value, Term):
        return dict(zip(names, (value.years, value.months, value.days), strict=True))
    if isinstance(value, PartDate):
        if field.part:
            return dict(zip(names, (value.lo, value.hi), strict=True))
        return None if value.day is None else {field.name: value.day}
    return {field.name: value}


_NOWHERE = Table(
    name="", title_zh="", title_en="", row_zh="", row_en="", key=(), axis=Axis("none"), derived=False, sensitivity=0,
    areas=(), basis=(), fields={},
)  # fmt: skip
