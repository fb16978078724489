"""One canonical table: one kind of act, or one kind of span."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from jianheng.dictionary.field import Field
from jianheng.dictionary.problem import Words

# The kinds of institutions that may hold a table.
HOLDER_LIST = "institution_kind"
PROVENANCE: tuple[tuple[str, pa.DataType], ...] = (
    ("row_id", pa.string()),
    ("batch", pa.string()),
    ("source", pa.string()),
    ("sheet", pa.string()),
    ("row_no", pa.int32()),
    ("recorded_by", pa.string()),
    ("raw", pa.string()),
)


@dataclass(frozen=True)
class Axis:
    """Where a row stands in time: an `event` on one day, a `span` of days, or `none`."""

    kind: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True)
class Raised:
    """Rows that need more care than their table.

    Args:
        level: their sensitivity.
        when: which rows they are.
    """

    level: int
    when: Words


@dataclass(frozen=True)
class Table:
    """One canonical table.

    Args:
        name: snake case.
        title_zh, title_en: its names.
        row_zh, row_en: what one row says.
        key: fields of the natural key, which names the act.
        axis: where a row stands in time.
        derived: computed from other tables, never delivered.
        sensitivity: 1 open, 2 acts about a named person, 3 family and conduct, 4 health and the like.
        areas: model areas that need it.
        basis: articles on which a procuratorate may ask for it, `instrument#article`.
        fields: its fields by name, in order.
        notes: traps of the whole table, in Chinese.
        child_of: the table whose field of many values it holds.
        raised: rows that are more sensitive than the table.
        unread_basis: articles known from memory alone, to be read before they go into a letter.
        holders: kinds of institutions that record such rows in the course of their own work, of the list
            `institution_kind`; who makes them first. Each of them is asked for its own.
        registers: what the registers, ledgers and exports that hold such rows are called.
    """

    name: str
    title_zh: str
    title_en: str
    row_zh: str
    row_en: str
    key: tuple[str, ...]
    axis: Axis
    derived: bool
    sensitivity: int
    areas: tuple[str, ...]
    basis: tuple[str, ...]
    fields: dict[str, Field]
    notes: tuple[str, ...] = ()
    child_of: str = ""
    raised: tuple[Raised, ...] = ()
    unread_basis: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()

    def schema(self) -> pa.Schema:
        """Where a row comes from, then the physical columns of the fields in order."""
        own = [column for field in self.fields.values() for column in field.columns()]
        return pa.schema([pa.field(name, kind) for name, kind in (*PROVENANCE, *own)])

    def spans(self) -> tuple[tuple[str, str], ...]:
        """Pairs of fields of which the first may not lie after the second.

        Returns:
            The span of the axis, and the pairs that the house names as such: `x_from`–`x_until`,
            `from_on`–`until_on`, `x_start`–`x_end`.
        """
        found = [(self.axis.start, self.axis.end)] if self.axis.kind == "span" else []
        for first, last in (("from", "until"), ("start", "end")):
            for name in self.fields:
                end = "_".join(last if part == first else part for part in name.split("_"))
                if end != name and end in self.fields and (name, end) not in found:
                    found.append((name, end))
        return tuple(found)
