"""One field of a canonical table, and the physical columns that hold it."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

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
TYPES = ("date", "moment", "term", *(name for name in ARROW if name != "date"))
PRECISIONS = ("minute", "hour", "day")


@dataclass(frozen=True)
class RequiredIf:
    """When a field is required that is not required always.

    Args:
        field: another field of the same table.
        codes: its values that ask for this field; none where any value does.
    """

    field: str
    codes: tuple[str, ...] = ()


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
        time: `occurred` or `planned`, for dates and moments.
        label_zh, label_en: its names.
        headings: headings met in real files.
        note: traps, in Chinese.
        required_if: when it is required, where it is not always.
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
    required_if: RequiredIf | None = None

    def columns(self) -> tuple[tuple[str, pa.DataType], ...]:
        """Physical columns in which the field is stored.

        Returns:
            Name and Arrow type of each.

        Example:
            >>> [name for name, _ in Field("term", "term").columns()]
            ['term_y', 'term_m', 'term_d']
            >>> [name for name, _ in Field("born_on", "date", part=True).columns()]
            ['born_on_lo', 'born_on_hi']
        """
        if self.type == "term":
            return tuple((f"{self.name}_{part}", pa.int32()) for part in "ymd")
        if self.type == "date" and self.part:
            return (f"{self.name}_lo", pa.date32()), (f"{self.name}_hi", pa.date32())
        if self.type == "moment":
            return (self.name, pa.timestamp("s")), (f"{self.name}_precision", pa.string())
        return ((self.name, ARROW[self.type]),)

    def day_columns(self) -> tuple[str, ...]:
        """The physical columns that hold its days; none where it is neither a day nor a moment.

        Example:
            >>> Field("left_at", "moment").day_columns(), Field("person", "key").day_columns()
            (('left_at',), ())
        """
        if self.type == "moment":
            return (self.name,)
        return tuple(name for name, _ in self.columns()) if self.type == "date" else ()

    def type_text(self) -> str:
        """The type as the dictionary writes it.

        Example:
            >>> Field("kind", "code", list="measure").type_text()
            'code<measure>'
        """
        of = self.list or self.entity
        return f"{self.type}<{of}>" if of else self.type
