"""What a name stands for while a model is lowered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.engine.duckdb import functions, terms
from jianheng.engine.sql import FALSE, TRUE, E, case, col, fn, is_false, is_null, is_true, negate, text
from jianheng.engine.value import Record, Value, exact
from jianheng.language.population import examined_table
from jianheng.language.scope import table_field
from jianheng.language.tree import Model, Node
from jianheng.language.types import Type
from jianheng.language.typing import Typing, field_type
from jianheng.law import LawTable


class Column(Protocol):
    """Where the physical column of a field stands."""

    def __call__(self, physical: str) -> E: ...


def read_field(field_: Field, column: Column) -> Value:
    """The value of a dictionary field from its physical columns.

    Args:
        field_: the field.
        column: gives the SQL column of a physical name.
    """
    type_ = field_type(field_)
    name = field_.name

    def none(value: E) -> E | None:
        """Empty means none, but not where the source has words that nobody could read."""
        return case((negate(column(f"{name}_unread")), is_null(value))) if field_.empty == "none" else None

    if type_.kind == "term":
        years = column(f"{name}_y")
        return exact(type_, terms.term(years, column(f"{name}_m"), column(f"{name}_d")), none(years))
    if type_.kind == "moment":
        lo, hi = functions.moment_bounds(column(name), column(f"{name}_precision"))
        return Value(type_, lo, hi, none=none(column(name)))
    if field_.part:
        return Value(type_, column(f"{name}_lo"), column(f"{name}_hi"), none=none(column(f"{name}_lo")))
    plain = column("row_id" if type_ == Type("key", "row") and name == "row" else name)
    return exact(type_, plain, none(plain))


@dataclass(frozen=True)
class Asked:
    """A question to a law table.

    Args:
        table: its name.
        args: what is held against its rows.
    """

    table: str
    args: tuple[tuple[str, Node], ...]


@dataclass
class Names:
    """Values of names at one layer of the plan.

    Args:
        model, typing, dictionary, law: what is being lowered.
        as_of: the day whose evening the run imagines.
        this: alias of the relation that holds the examined acts and all finished layers.
        row: alias of the related table, inside an item.
        lets, items: finished values.
        masks: columns that say why a let is unknown.
        merged: tables in which an act is stated by several institutions.
        records: what law tables answered, where it stands in columns.
        inner: values of expressions that stand in columns.
        open: whether it is open that an act is there at all; None where each surely is.
    """

    model: Model
    typing: Typing
    dictionary: Dictionary
    law: dict[str, LawTable]
    as_of: date
    this: str = "s"
    row: str = ""
    related: Table | None = None
    lets: dict[str, Value | Record] = field(default_factory=dict)
    items: dict[str, ItemColumns] = field(default_factory=dict)
    masks: dict[str, E | None] = field(default_factory=dict)
    open: E | None = None
    merged: frozenset[str] = frozenset()
    records: dict[Asked, Record] = field(default_factory=dict)
    inner: dict[Node, Value] = field(default_factory=dict)

    def asked(self, tree: Node) -> Asked:
        """The question that a look-up or the period of a clock asks; the start of a period is no part of it."""
        own = {arg.name for arg in self.law[tree.text("table")].args}
        return Asked(tree.text("table"), tuple((name, arg) for name, arg in tree.args().items() if name in own))

    def disputes(self, table: str) -> bool:
        """Whether institutions may state an act of a table differently."""
        return table in self.merged

    def disputed(self, table: str, field_: str, column: str) -> E | None:
        """Whether what institutions state of a field differs; None where it never does.

        Args:
            table: the table.
            field_: the field.
            column: column that holds the names of the disputed fields.
        """
        if not self.disputes(table):
            return None
        return is_true(fn("contains", col(column, self.this), text(f",{field_},")))

    def this_field(self, name: str) -> Value:
        table = examined_table(self.model.examine, self.dictionary)
        found = table_field(table, name)
        if found is None:
            raise KeyError(f"{table.name}.{name}")
        return read_field(found, lambda physical: col(f"f_{physical}", self.this))

    def row_field(self, name: str) -> Value:
        found = table_field(self.related, name) if self.related else None
        if found is None:
            raise KeyError(name)
        return read_field(found, lambda physical: col(physical, self.row))

    def within_row(self, alias: str, table: Table) -> Names:
        """The same names with a related row in scope."""
        return Names(
            self.model,
            self.typing,
            self.dictionary,
            self.law,
            self.as_of,
            self.this,
            alias,
            table,
            self.lets,
            self.items,
        )

    def type_of(self, tree: Node) -> Type:
        self.typing._related = self.related
        return self.typing.of(tree)


@dataclass(frozen=True, eq=False)
class ItemColumns:
    """The columns that an item adds to the acts.

    Args:
        name, table: the item and its table.
        found: three-valued `has`.
        count: bounds of the number of rows.
        usable: TRUE where the picked row is certain.
        reason: integer code of why not.
        by: name of the `by` field, whose bounds survive an uncertain pick.
        own: what the item gives itself, in place of the fields of a row.
    """

    name: str
    table: Table
    found: E
    count: Value
    usable: E
    reason: E
    by: str = ""
    own: dict[str, Value] = field(default_factory=dict)

    def part(self, name: str, this: str) -> Value:
        """The value of a field of the picked row, or what the item gives itself."""
        if name in self.own:
            return self.own[name]
        found = table_field(self.table, name)
        if found is None:
            raise KeyError(f"{self.name}.{name}")
        value = read_field(found, lambda physical: col(f"i_{self.name}_{physical}", this))
        absent = _none(self, value, runs_on=found.empty == "open")
        if name == self.by:
            lo, hi = (col(f"i_{self.name}_by_{end}", this) for end in ("lo", "hi"))
            return Value(value.type.maybe_none(), lo, hi, none=absent)
        return Value(value.type.maybe_none(), value.lo, value.hi, none=absent)


def _none(item: ItemColumns, value: Value, *, runs_on: bool) -> E:
    """Known not to exist: the row is proved absent, or it is there and says so.

    An empty end runs on only where the picked row is certain; else nothing is known of it.
    """
    if runs_on:
        return case((is_false(item.found), TRUE), (item.usable, FALSE))
    if value.none is None:
        return case((is_false(item.found), TRUE), (item.found, FALSE))
    return case((is_false(item.found), TRUE), (item.usable, value.none))
