"""Law tables as literal CASEs, twice where rows overlap."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlglot import exp

from jianheng.engine.duckdb import terms
from jianheng.engine.lowering.comparison import compare, member
from jianheng.engine.lowering.fits import Fits, Tests, Wanted, row_fits
from jianheng.engine.reason import Reason
from jianheng.engine.sql import (
    FALSE,
    NULL,
    TRUE,
    E,
    binary,
    both,
    case,
    cast,
    day,
    either,
    fn,
    is_null,
    negate,
    not_null,
    num,
    text,
)
from jianheng.engine.value import Pair, Record, Value, exact, flag, lift
from jianheng.language.types import FLAG, Type
from jianheng.language.typing import law_type
from jianheng.law import Condition, LawTable, Range, Row, Term


def look_up(table: LawTable, args: dict[str, Value]) -> Record:
    """All rows that may fit decide the bounds of each value.

    Args:
        table: the decision table.
        args: lowered arguments by name; optional ones may be left out.

    Returns:
        The values with bounds in both worlds, the reason where unknown, and the rows that may fit.
    """
    hard, soft = condition_tests(table, args)
    return decide(table, row_fits(table, hard), None if soft is None else row_fits(table, soft))


def condition_tests(table: LawTable, args: dict[str, Value]) -> tuple[Tests, Tests | None]:
    """Each distinct condition of the table once, three-valued: by facts, and under assumptions if there are any."""
    hard = {name: Value(a.type, a.lo, a.hi, none=a.none) for name, a in args.items()}
    if not any(a.assumed for a in args.values()):
        return _tests(table, hard), None
    return _tests(table, hard), _tests(table, {name: a.in_soft_world() for name, a in args.items()})


def _tests(table: LawTable, args: dict[str, Value]) -> Tests:
    conditions = dict.fromkeys(c for row in table.rows for c in row.conditions if c.arg in args)
    return {condition: _condition(condition, args[condition.arg]) for condition in conditions}


def decide(table: LawTable, hard: Fits, soft: Fits | None) -> Record:
    """The values that follow from which rows apply.

    Args:
        table: the decision table.
        hard, soft: the rows that apply by facts, and under assumptions if there are any.
    """
    parts = {value.name: _part(value.name, law_type(table.name, value), hard, soft) for value in table.values}
    parts["hard"] = flag(_hard(hard), _hard(soft) if soft is not None else None)
    return Record(table.name, parts, _reason(hard, list(parts.values())), _named(soft or hard))


def _condition(condition: Condition, value: Value) -> E:
    match condition.kind:
        case "none":
            return value.none if value.none is not None else FALSE
        case "in":
            return member(value, condition.options).lo
        case "flag":
            wanted = condition.options == ("true",)
            held = value.lo if wanted else negate(value.lo)
            return held if value.none is None else both(held, negate(value.none))
    tests: list[E] = []
    if condition.lo is not None:
        tests.append(compare("ge" if condition.lo_closed else "gt", value, _end(value.type, condition.lo)).lo)
    if condition.hi is not None:
        tests.append(compare("le" if condition.hi_closed else "lt", value, _end(value.type, condition.hi)).lo)
    if not tests and value.none is not None:
        return negate(value.none)
    return both(*tests)


def _end(type_: Type, end: object) -> Value:
    return exact(type_, literal(end))


def literal(value: object) -> E:
    """A value of a law table as SQL."""
    if value is None:
        return NULL
    if isinstance(value, bool):
        return TRUE if value else FALSE
    if isinstance(value, int):
        return num(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Term):
        return num(terms.number(value))
    return text(str(value))


def _part(name: str, type_: Type, fits: Fits, soft: Fits | None) -> Value:
    lo, hi = _ends(name, type_.kind, fits)
    if soft is None:
        return Value(type_, lo, hi)
    slo, shi = _ends(name, type_.kind, soft)
    return Value(type_, lo, hi, slo, shi)


def _ends(name: str, kind: str, fits: Fits) -> tuple[E, E]:
    values = _values(name, fits)
    if kind in {"flag", "code", "text", "range"} or len(values) == 1:
        same = _agreed(name, fits)
        return same, same
    return _end_of(name, fits, "least"), _end_of(name, fits, "greatest")


def in_range(table: LawTable, name: str, value: Value, chosen: Value) -> Value:
    """Whether a value lies in the range that applies; each range of the table is held against it.

    Args:
        table, name: where the range stands.
        value: what is asked about.
        chosen: which range applies, unknown where several might.
    """
    ranges = list(dict.fromkeys(cell for row in table.rows if isinstance(cell := row.values[name], Range)))
    tests = [_inside(each, value) for each in ranges]

    def rule(pairs: Sequence[Pair]) -> Pair:
        which, *held = pairs
        branches = (
            (binary(exp.EQ, which[0], text(str(each))), pair[0]) for each, pair in zip(ranges, held, strict=True)
        )
        found = case(*branches)
        return found, found

    return lift(FLAG, rule, chosen, *tests)


def _inside(range_: Range, value: Value) -> Value:
    sides = [
        compare(op, value, _end(value.type, end))
        for op, end in (
            ("ge" if range_.lo_closed else "gt", range_.lo),
            ("le" if range_.hi_closed else "lt", range_.hi),
        )
        if end is not None
    ]
    if not sides:
        known = both(not_null(value.lo), not_null(value.hi))
        return flag(case((known, TRUE)))
    soft = both(*(side.soft()[0] for side in sides)) if any(side.assumed for side in sides) else None
    return flag(both(*(side.lo for side in sides)), soft)


def _values(name: str, fits: Fits) -> list[object]:
    """The different values of the rows that were read in full; equal terms may be written differently."""
    found: list[object] = []
    for row in fits.rows:
        if row.confirmed and row.values.get(name) not in found:
            found.append(row.values.get(name))
    return found


def _end_of(name: str, fits: Fits, function: str) -> E:
    """An end over all rows that may apply; open where one is not confirmed or sets no limit."""
    options = [
        case((fits.possibly(_giving(name, value)), literal(value)))
        for value in _values(name, fits)
        if value is not None
    ]
    best = fn(function, *options) if len(options) > 1 else (options[0] if options else NULL)
    open_ = fits.possibly(lambda row: not row.confirmed or row.values.get(name) is None)
    return best if open_ is FALSE else case((open_, NULL), default=best)


def _agreed(name: str, fits: Fits) -> E:
    """A value without order: known where every row that may apply gives the same."""
    branches = []
    for value in _values(name, fits):
        gives = _giving(name, value)
        branches.append((both(fits.possibly(gives), negate(fits.possibly(_other_than(gives)))), literal(value)))
    return case(*branches) if branches else NULL


def _giving(name: str, value: object) -> Wanted:
    return lambda row: row.confirmed and row.values.get(name) == value


def _other_than(wanted: Wanted) -> Wanted:
    return lambda row: not wanted(row)


def _same(one: Row) -> Wanted:
    return lambda row: row is one


def _saying(group: tuple[object, bool]) -> Wanted:
    return lambda row: (row.values, row.hard) == group


def _hard(fits: Fits) -> E:
    """Whether the rows are hard norms; unknown where they differ or one is not confirmed."""
    hard = fits.possibly(lambda row: row.confirmed and row.hard)
    mild = fits.possibly(lambda row: row.confirmed and not row.hard)
    off = fits.possibly(lambda row: not row.confirmed)
    return case((both(hard, negate(mild), negate(off)), TRUE), (both(mild, negate(hard), negate(off)), FALSE))


def _reason(fits: Fits, values: list[Value]) -> E:
    uncertain = either(*(is_null(value.lo) for value in values))
    return case(
        (negate(fits.possibly(lambda _: True)), num(Reason.NO_RULE)),
        (fits.possibly(lambda row: not row.confirmed), num(Reason.LAW_UNCONFIRMED)),
        (both(fits.settled(), _several(fits)), num(Reason.READING)),
        (uncertain, num(Reason.MISSING)),
        default=num(Reason.KNOWN),
    )


def _several(fits: Fits) -> E:
    """Rows that surely apply, and say different things."""
    groups: list[tuple[object, bool]] = []
    for row in fits.rows:
        if (row.values, row.hard) not in groups:
            groups.append((row.values, row.hard))
    if len(groups) == 1:
        return FALSE
    said = (fits.surely(_saying(group)) for group in groups)
    total, *others = (cast(each, "INT") for each in said)
    for other in others:
        total = binary(exp.Add, total, other)
    return binary(exp.GT, total, num(1))


def _named(fits: Fits) -> E:
    return fn("concat_ws", text(","), *(case((fits.possibly(_same(row)), text(row.id))) for row in fits.rows))
