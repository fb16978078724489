"""Periods that the law sets: their unit, whose months they are, and the holiday on which they may end."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from jianheng.engine.calendar import rolled, working_day_after
from jianheng.engine.duckdb import functions as f
from jianheng.engine.lowering.dates import as_moment, monotone, months_after, whole_days
from jianheng.engine.sql import FALSE, binary, both, case, fn, negate, text
from jianheng.engine.value import Pair, Record, Value, flag, lift
from jianheng.language.types import DATE, FLAG, MOMENT
from jianheng.law import LawTable

CUSTODY = "in_custody"
Kind = tuple[str, str]


def period(table: LawTable, record: Record, args: dict[str, Value]) -> Value:
    """The last day of a period, or its last moment where the law counts hours.

    Args:
        table: a clock.
        record: what it answers.
        args: `start`, the arguments of the table, and `in_custody`, under which a last day on a holiday stays.
    """
    start, amount = args["start"], record.parts["amount"]
    if table.in_hours:
        return monotone(MOMENT, f.add_hours)([as_moment(start), amount])
    last = _last_day(table, record, whole_days(start), amount)
    return _moved(table, record, last, args.get(CUSTODY)) if table.rolls else last


def _last_day(table: LawTable, record: Record, start: Value, amount: Value) -> Value:
    """Where rows differ in unit or formula, the one that applies must be known."""
    kinds = dict.fromkeys((str(row.values["unit"]), str(row.values.get("by") or "court")) for row in table.rows)
    ends = [_counted(kind, start, amount) for kind in kinds]
    if len(ends) == 1:
        return ends[0]
    tests = [_applies(record, kind) for kind in kinds]

    def rule(pairs: Sequence[Pair]) -> Pair:
        chosen, found = pairs[: len(tests)], pairs[len(tests) :]
        lo, hi = (case(*((test[0], end[side]) for test, end in zip(chosen, found, strict=True))) for side in (0, 1))
        return lo, hi

    return lift(DATE, rule, *tests, *ends)


def _counted(kind: Kind, start: Value, amount: Value) -> Value:
    unit, organ = kind
    if unit == "month":
        return months_after(start, amount, organ)
    return monotone(DATE, {"day": f.add_days, "working_day": working_day_after}[unit])([start, amount])


def _applies(record: Record, kind: Kind) -> Value:
    """Whether this unit and formula apply; a period of days names no formula."""
    unit, organ = kind

    def rule(pairs: Sequence[Pair]) -> Pair:
        same = binary(exp.EQ, pairs[0][0], text(unit))
        if unit == "month":
            same = both(same, binary(exp.EQ, fn("coalesce", pairs[1][0], text("court")), text(organ)))
        return same, same

    return lift(FLAG, rule, record.parts["unit"], record.parts["by"])


def _moved(table: LawTable, record: Record, last: Value, custody: Value | None) -> Value:
    """Past a holiday, where the law says so and nobody is held meanwhile; else where it fell."""
    roll = record.parts["roll"]
    if custody is None and all(row.values.get("roll") for row in table.rows):
        return monotone(DATE, rolled)([last])
    held = custody or flag(FALSE)

    def rule(pairs: Sequence[Pair]) -> Pair:
        (lo, hi), (rolls, _), (stays, _) = pairs
        moves = rolls if stays is FALSE else both(rolls, negate(stays))
        return case((moves, rolled(lo)), default=lo), case((negate(moves), hi), default=rolled(hi))

    return lift(DATE, rule, last, flag(roll.lo, roll.slo), held)
