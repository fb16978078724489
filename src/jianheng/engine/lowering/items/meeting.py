"""What an engine can join by: conditions that are false of no pair of rows which may count.

A join that has only its keys gives every row of a person beside every act of that person. The parts of the condition
that compare days, or look at the row alone, leave most of them out before anything else is worked out; what is not
known leaves nothing out, so that no answer depends on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from jianheng.dictionary import Table
from jianheng.engine.lowering.dates import whole_days
from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.items.window import bounds
from jianheng.engine.lowering.names import Names
from jianheng.engine.sql import E, binary, both, day, either, fn, not_false
from jianheng.engine.value import Value
from jianheng.language.tree import Item, Node

EARLY, FAR = day(date.min), day(date.max)
DAYS = frozenset({"date", "moment"})
TURNED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq"}


@dataclass(frozen=True)
class Meeting:
    """Conditions of one fact.

    Args:
        alone: on the related row alone.
        begins, ends: the earliest first and the latest last day of the row, where there is a window.
        first, last: the earliest first and the latest last day of the window.
        days: further comparisons of days between the row and the act.
    """

    alone: tuple[E, ...]
    begins: E
    ends: E
    first: E
    last: E
    days: tuple[E, ...]


def meeting(item: Item, parts: Sequence[Node], table: Table, names: Names) -> Meeting:
    """What follows from a condition and a window.

    Args:
        item: the fact.
        parts: its condition beyond the keys.
        table: the related table.
        names: names inside the related row.
    """
    every = [inner for part in parts for inner in _flat(part)]
    alone = tuple(not_false(lower(part, names).lo) for part in every if not _uses(part, row=False))
    days = tuple(test for part in every if _uses(part, row=False) for test in _compared(part, table, names))
    if item.within is None or table.axis.kind == "none":
        return Meeting(alone, EARLY, FAR, EARLY, FAR, days)
    begins, ends = _span(table, names)
    first, last = item.within
    return Meeting(
        alone,
        begins,
        ends,
        EARLY if first.op == "ever" else _low(lower(first, names)),
        FAR if last.op == "ever" else _high(lower(last, names)),
        days,
    )


def may_meet(meetings: Sequence[Meeting]) -> E:
    """Whether a row may count for one of several facts of one table."""
    first = _outermost("least", EARLY, [each.first for each in meetings])
    last = _outermost("greatest", FAR, [each.last for each in meetings])
    tests = [] if last is FAR else [binary(exp.LTE, meetings[0].begins, last)]
    tests += [] if first is EARLY else [binary(exp.GTE, meetings[0].ends, first)]
    if all(each.alone for each in meetings):
        tests.append(either(*(both(*each.alone) for each in meetings)))
    return both(*tests, *(meetings[0].days if len(meetings) == 1 else ()))


def _outermost(function: str, open_end: E, ends: Sequence[E]) -> E:
    if any(end is open_end for end in ends):
        return open_end
    apart = list({end.sql(): end for end in ends}.values())
    return apart[0] if len(apart) == 1 else fn(function, *apart)


def _flat(part: Node) -> Iterator[Node]:
    if part.op != "and":
        yield part
        return
    for inner in part.nodes("parts"):
        yield from _flat(inner)


def _compared(part: Node, table: Table, names: Names) -> Iterator[E]:
    """Comparisons of days that hold wherever a part may hold."""
    if part.op in {"holds_on", "overlaps"}:
        values = [lower(value, names) for value in part.nodes("values")]
        if not any(_uses(value, row=True) for value in part.nodes("values")):
            begins, ends = _span(table, names)
            yield binary(exp.LTE, begins, _high(values[-1]))
            yield binary(exp.GTE, ends, _low(values[0]))
        return
    if part.op not in TURNED:
        return
    left, right, op = part.node("left"), part.node("right"), part.op
    if not _uses(left, row=True):
        left, right, op = right, left, TURNED[op]
    apart = _uses(left, row=True) and not _uses(left, row=False) and not _uses(right, row=True)
    if not apart or not {names.type_of(side).kind for side in (left, right)} <= DAYS:
        return
    ours, theirs = lower(left, names), lower(right, names)
    if op in {"lt", "le", "eq"}:
        yield binary(exp.LTE, _low(ours), _high(theirs))
    if op in {"gt", "ge", "eq"}:
        yield binary(exp.GTE, _high(ours), _low(theirs))


def _span(table: Table, names: Names) -> tuple[E, E]:
    start = names.row_field(table.axis.start)
    return _low(start), _high(names.row_field(table.axis.end) if table.axis.end else start)


def _low(value: Value) -> E:
    return fn("coalesce", whole_days(bounds(value)).lo, EARLY)


def _high(value: Value) -> E:
    return fn("coalesce", whole_days(bounds(value)).hi, FAR)


def _uses(tree: Node, *, row: bool) -> bool:
    """Whether an expression reads the related row, or anything of the act."""
    if row:
        return any(part.op == "field" and part.text("of") == "row" for part in tree.walk())
    acts = any(part.op == "field" and part.text("of") != "row" for part in tree.walk())
    return acts or any(part.op in {"let", "item", "has", "absent"} for part in tree.walk() if _of_act(part))


def _of_act(part: Node) -> bool:
    return part.op in {"let", "item"} or bool(part.text("item"))
