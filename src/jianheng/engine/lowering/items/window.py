"""`within`: which rows a fact looks at by their days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from jianheng.dictionary import Table
from jianheng.engine.lowering.comparison import compare
from jianheng.engine.lowering.dates import whole_days
from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.names import Names
from jianheng.engine.sql import TRUE, E, binary, both, day, either, fn, is_null
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


@dataclass(frozen=True)
class Reach:
    """The days between which a row may stand, and those of the window: rows apart from it cannot count.

    Args:
        begins, ends: the earliest first and the latest last day of a row.
        first, last: the earliest first and the latest last day of the window.
    """

    begins: E
    ends: E
    first: E
    last: E


EARLY, FAR = day(date.min), day(date.max)


def reach(item: Item, table: Table, names: Names) -> Reach | None:
    """What of a window an engine can join by; None where the window is open at both ends."""
    if item.within is None or table.axis.kind == "none" or all(end.op == "ever" for end in item.within):
        return None
    begins = whole_days(bounds(names.row_field(table.axis.start)))
    ends = whole_days(bounds(names.row_field(table.axis.end))) if table.axis.end else begins
    first, last = (None if end.op == "ever" else whole_days(bounds(lower(end, names))) for end in item.within)
    return Reach(
        fn("coalesce", begins.lo, EARLY),
        fn("coalesce", ends.hi, FAR),
        EARLY if first is None else fn("coalesce", first.lo, EARLY),
        FAR if last is None else fn("coalesce", last.hi, FAR),
    )


def may_meet(reaches: Sequence[Reach | None]) -> E:
    """Whether a row may stand in one of several windows of one table; what is not known does not rule it out."""
    known = [each for each in reaches if each is not None]
    if not known or len(known) < len(reaches):
        return TRUE
    first, last = (
        _outermost("least", [each.first for each in known]),
        _outermost("greatest", [each.last for each in known]),
    )
    tests = [binary(exp.LTE, known[0].begins, last)] if last is not FAR else []
    return both(*tests, *([binary(exp.GTE, known[0].ends, first)] if first is not EARLY else []))


def _outermost(function: str, ends: Sequence[E]) -> E:
    apart = list({end.sql(): end for end in ends}.values())
    open_end = EARLY if function == "least" else FAR
    if any(end is open_end for end in apart):
        return open_end
    return apart[0] if len(apart) == 1 else fn(function, *apart)
