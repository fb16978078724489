"""`within`: which rows a fact looks at by their days."""

from __future__ import annotations

from jianheng.dictionary import Table
from jianheng.engine.lowering.comparison import compare
from jianheng.engine.lowering.dates import whole_days
from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.names import Names
from jianheng.engine.sql import TRUE, E, both, either, is_null
from jianheng.engine.value import Value
from jianheng.language.tree import Item


def window(item: Item, table: Table, names: Names) -> E:
    """`within`: the event in a..b, or a span that touches it; what the ends leave open is merely possible."""
    if item.within is None or table.axis.kind == "none":
        return TRUE
    tests: list[E] = []
    first, last = item.within
    begins = bounds(names.row_field(table.axis.start))
    if first.op != "ever":
        ends = bounds(names.row_field(table.axis.end)) if table.axis.end else begins
        reached = _beside("ge", ends, bounds(lower(first, names)))
        tests.append(either(is_null(ends.lo), reached) if table.axis.end else reached)
    if last.op != "ever":
        tests.append(_beside("le", begins, bounds(lower(last, names))))
    return both(*tests)


def _beside(op: str, value: Value, end: Value) -> E:
    """A moment is held against a moment by the minute, against a day by the day."""
    if value.type.kind != end.type.kind:
        value, end = whole_days(value), whole_days(end)
    return compare(op, value, end).lo


def bounds(value: Value) -> Value:
    """A date that is none decides nothing, just as an empty one."""
    return Value(value.type, value.lo, value.hi)
