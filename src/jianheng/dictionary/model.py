"""Canonical tables, their fields and code lists as frozen objects."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

PROVENANCE: tuple[tuple[str, pa.DataType], ...] = (
    ("row_id", pa.string()),
    ("batch", pa.string()),
    ("source", pa.string()),
    ("sheet", pa.string()),
    ("row_no", pa.int32()),
    ("recorded_by", pa.string()),
    ("raw", pa.string()),
)
ARROW: dict[str, pa.DataType] = {
    "date": pa.date32(),
    "money": pa.decimal128(18, 2),
    "ratio": pa.decimal128(18, 6),
    "flag": pa.bool_(),
    "int": pa.int64(),
    "codes": pa.list_(pa.string()),
    "code": pa.string(),
    "key": pa.string(),
    "text": pa.string(),
}


@dataclass(frozen=True)
class Code:
    """One value of a code list."""

    value: str
    label_zh: str
    label_en: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """A closed list of codes; `groups` name sets of them, `ordered` says that earlier means lower."""

    name: str
    title_zh: str
    title_en: str
    codes: dict[str, Code]
    groups: dict[str, tuple[str, ...]]
    ordered: bool = False


@dataclass(frozen=True)
class Axis:
    """Where a row stands in time: an `event` on one day, a `span` of days, or `none`."""

    kind: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True)
class Field:
    """One field of a canonical table.

    Args:
        name: snake case.
        type: base type, without the list or entity in angle brackets.
        list: code list of a `code` or `codes`.
        entity: what a `key` names.
        required: a row without it is kept and reported.
        empty: what an empty cell means: `unknown`, `none` or `open`.
        part: the date may be a month or a year, kept as bounds.
        time: `occurred` or `planned`, for dates.
        label_zh, label_en: its names.
        headings: headings met in real files.
        note: traps, in Chinese.
    """

    name: str
    type: str
    list: str | None = None
    entity: str | None = None
    required: bool = False
    empty: str = "unknown"
    part: bool = False
    time: str | None = None
    label_zh: str = ""
    label_en: str = ""
    headings: tuple[str, ...] = ()
    note: str = ""

    def columns(self) -> tuple[tuple[str, pa.DataType], ...]:
        """Physical columns in which the field is stored.

        >>> [name for name, _ in Field("term", "term").columns()]
        ['term_y', 'term_m', 'term_d']
        """
        if self.type == "term":
            return tuple((f"{self.name}_{part}", pa.int32()) for part in "ymd")
        if self.type == "date" and self.part:
            return (f"{self.name}_lo", pa.date32()), (f"{self.name}_hi", pa.date32())
        if self.type == "moment":
            return (self.name, pa.timestamp("s")), (f"{self.name}_precision", pa.string())
        return ((self.name, ARROW[self.type]),)


@dataclass(frozen=True)
class Table:
    """One canonical table: one kind of act, or one kind of span."""

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

    def schema(self) -> pa.Schema:
        """Where a row comes from, then the physical columns of the fields in order."""
        own = [column for field in self.fields.values() for column in field.columns()]
        return pa.schema([pa.field(name, kind) for name, kind in (*PROVENANCE, *own)])


@dataclass(frozen=True)
class Dictionary:
    """All tables and code lists of one version."""

    tables: dict[str, Table]
    lists: dict[str, CodeList]
    version: int
