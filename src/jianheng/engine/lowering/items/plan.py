"""What is asked of a related table for every act: keys, the condition beyond them, and the columns that it gives."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from sqlglot import exp

from jianheng.dictionary import Field, Table
from jianheng.engine.lowering.dates import whole_days
from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.items.meeting import Meeting, meeting
from jianheng.engine.lowering.items.window import bounds, window
from jianheng.engine.lowering.laid import Extent
from jianheng.engine.lowering.measures import never_negative
from jianheng.engine.lowering.names import ItemColumns, Names, read_field
from jianheng.engine.sql import E, both, col, negate
from jianheng.engine.statements import DISPUTED
from jianheng.engine.value import Value
from jianheng.language.scope import table_field
from jianheng.language.tree import Item, Node
from jianheng.language.types import DATE, INT, Type

ROW = "r"
ACT = "s"


@dataclass(frozen=True, eq=False)
class ItemPlan:
    """How one item is fetched.

    Args:
        item, table: the item and its table.
        keys: pairs of the related and the examined side of the key equalities.
        rest: the condition on the pair of rows beyond the keys, three-valued.
        reads: physical columns of the picked row that the model reads.
        columns: what the item adds to the acts.
        meeting: what more than keys the rows are joined by.
        value: what is summed or compared of each row.
        floor: no such value lies below zero.
        extent: the days of a row, and the stretch they are laid over.
        source: the joined relation in which the fact's columns stand.
    """

    item: Item
    table: Table
    keys: tuple[tuple[E, E], ...]
    rest: E
    by: Value | None
    reads: tuple[str, ...]
    columns: ItemColumns
    meeting: Meeting
    value: Value | None = None
    floor: bool = False
    extent: Extent | None = None
    source: str = ""

    def label(self, part: str) -> str:
        """The name of a column of this fact: no field of a table has a colon in its name."""
        return f"{self.item.name}:{part}"

    def read(self, column: str) -> str:
        """The name of a column of the related row beside the act."""
        return f"{self.table.name}:{column}"

    def got(self, part: str) -> E:
        """A column of this fact in the joined relation."""
        return col(self.label(part), self.source)

    @property
    def asks(self) -> tuple[str, ...]:
        """What facts must share to be gathered by one join: the table and the keys."""
        return self.table.name, *(f"{left.sql()}={right.sql()}" for left, right in self.keys)

    @property
    def key_columns(self) -> tuple[str, ...]:
        """The columns of the related table that the keys name; none where a key is worked out."""
        plain = [left.name for left, _ in self.keys if isinstance(left, exp.Column)]
        return tuple(sorted(set(plain))) if len(plain) == len(self.keys) else ()

    @property
    def vague(self) -> bool:
        """Whether the date that orders the rows may be told in bounds."""
        return self.by is not None and not self.by.exact

    @property
    def ties(self) -> tuple[str, ...]:
        """The natural key, as far as it can differ between rows of one day that belong to one act."""
        if self.item.kind not in {"first", "last"}:
            return ()
        same = {left.name for left, _ in self.keys} | {self.item.by}
        fields = (table_field(self.table, name) for name in self.table.key if name not in same)
        return tuple(column for field in fields if field for column in physical_columns(field))

    @property
    def order(self) -> tuple[str, ...]:
        """What decides between rows of one day, then what is read from the one chosen."""
        return tuple(dict.fromkeys((*self.ties, "row_id", *self.reads)))

    def none_able(self, column: str) -> bool:
        """Whether an empty cell of a column says that there is nothing."""
        owner = next((field for field in self.table.fields.values() if column in physical_columns(field)), None)
        return owner is not None and owner.empty in {"none", "open"}


def plan_item(item: Item, names: Names, reads: set[str]) -> ItemPlan:
    """Split an item's condition into keys and rest, and name its columns.

    Args:
        item: the item.
        names: values of names that are finished before it.
        reads: names of the fields that the model reads from the picked row.
    """
    table = names.dictionary.tables[item.table]
    inside = names.within_row(ROW, table)
    keys: list[tuple[E, E]] = []
    parts: list[Node] = []
    for part in conjuncts(item.where):
        pair = _key_pair(part, inside)
        if pair:
            keys.append(pair)
        else:
            parts.append(part)
    rest = both(*(lower(part, inside).lo for part in parts), window(item, table, inside))
    by_field = table_field(table, item.by) if item.by else None
    by = read_field(by_field, lambda physical: col(physical, ROW)) if by_field else None
    fields = [field for field in (table_field(table, read) for read in sorted(reads)) if field]
    physical = tuple(column for field in fields for column in physical_columns(field))
    if physical and names.disputes(table.name):
        physical = (*physical, DISPUTED)
    met = meeting(item, parts, table, inside)
    plan = ItemPlan(item, table, tuple(keys), rest, by, physical, _columns(item, table), met)
    if item.value is not None:
        value, floor = lower(item.value, inside), never_negative(item.value, names.typing.related(table))
        return replace(plan, value=value, floor=floor, columns=_with_own(plan.columns, item, value.type.kind))
    if item.over is not None:
        extent = _extent(item.over, table, inside)
        return replace(plan, extent=extent, columns=_with_own(plan.columns, item, "int"))
    return plan


def _extent(over: tuple[Node, Node], table: Table, names: Names) -> Extent:
    start = whole_days(bounds(names.row_field(table.axis.start)))
    end = whole_days(bounds(names.row_field(table.axis.end))) if table.axis.end else start
    opens = bool(table.axis.end) and table.fields[table.axis.end].empty == "open"
    first, last = (whole_days(bounds(lower(part, names))) for part in over)
    return Extent(start, end, opens, first, last)


def _with_own(columns: ItemColumns, item: Item, kind: str) -> ItemColumns:
    """The columns of what the item gives itself."""

    def part(label: str, type_: Type, none: E | None = None) -> Value:
        lo, hi = (col(f"i_{item.name}_{label}_{end}", ACT) for end in ("lo", "hi"))
        return Value(type_.maybe_none(none is not None), lo, hi, none=none)

    if item.kind == "gap":
        absent = negate(columns.found)
        own = {"from_on": part("from_on", DATE, absent), "days": part("days", INT), "count": part("count", INT)}
    elif item.kind == "days":
        own = {"days": part("days", INT)}
    else:
        none = None if item.kind == "sum" else col(f"i_{item.name}_value_none", ACT)
        own = {"value": part("value", Type(kind), none)}
    return replace(columns, own=own)


def conjuncts(where: Node | None) -> tuple[Node, ...]:
    """The top-level `and` parts of a condition."""
    if where is None:
        return ()
    return where.nodes("parts") if where.op == "and" else (where,)


def physical_columns(field: Field) -> tuple[str, ...]:
    """The columns from which a field is read; a row is named by its id."""
    if field.name == "row":
        return ("row_id",)
    told = (f"{field.name}_unread",) if field.empty == "none" else ()
    return (*(column for column, _ in field.columns()), *told)


def _key_pair(part: Node, names: Names) -> tuple[E, E] | None:
    """The two sides of a key equality; rows with an empty key of the examined groups belong to none of them."""
    grouped = names.model.examine.each if names.related and names.related.name == names.model.table else ()
    sides = key_sides(part, grouped, lambda tree: names.type_of(tree).kind == "key")
    return sides and (lower(sides[0], names).lo, lower(sides[1], names).lo)


def key_sides(part: Node, grouped: Collection[str], is_key: Callable[[Node], bool]) -> tuple[Node, Node] | None:
    """The field of the related row and what it must equal, where a part of a condition is a key equality.

    Args:
        part: one of the parts that all must hold.
        grouped: the fields whose groups are examined, if the related row is one of those grouped.
        is_key: whether an expression names something.
    """
    if part.op != "eq":
        return None
    left, right = part.node("left"), part.node("right")
    if right.op == "field" and right.text("of") == "row":
        left, right = right, left
    if left.op != "field" or left.text("of") != "row" or uses_row(right):
        return None
    group = right.op == "field" and left.text("name") == right.text("name") and right.text("name") in grouped
    return (left, right) if group or (is_key(left) and is_key(right)) else None


def uses_row(tree: Node) -> bool:
    """Whether an expression reads the related row."""
    return any(part.op == "field" and part.text("of") == "row" for part in tree.walk())


def _columns(item: Item, table: Table) -> ItemColumns:
    def c(suffix: str) -> E:
        return col(f"i_{item.name}_{suffix}", ACT)

    count = Value(INT, c("n"), c("hi"))
    return ItemColumns(item.name, table, c("found"), count, c("ok"), c("why"), item.by)
