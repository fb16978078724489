"""Law tables as literal CASEs, twice where rows overlap; periods from them (LANGUAGE §11, §18)."""

from __future__ import annotations

from datetime import date

from sqlglot import exp

from jianheng.engine.calendar import rolled
from jianheng.engine.duckdb import functions as f
from jianheng.engine.lowering.comparison import compare, member
from jianheng.engine.lowering.dates import monotone, months_after
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
    is_true,
    negate,
    not_false,
    num,
    text,
)
from jianheng.engine.value import Record, Value, exact, flag
from jianheng.language.types import DATE, Type
from jianheng.law import Condition, LawTable, Row, Term


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


Tests = dict[Condition, E]


def condition_tests(table: LawTable, args: dict[str, Value]) -> tuple[Tests, Tests | None]:
    """Each distinct condition of the table once, three-valued: by facts, and under assumptions if there are any."""
    hard = {name: Value(a.type, a.lo, a.hi, none=a.none) for name, a in args.items()}
    if not any(a.assumed for a in args.values()):
        return _tests(table, hard), None
    return _tests(table, hard), _tests(table, {name: a.in_soft_world() for name, a in args.items()})


def _tests(table: LawTable, args: dict[str, Value]) -> Tests:
    conditions = dict.fromkeys(c for row in table.rows for c in row.conditions if c.arg in args)
    return {condition: _condition(condition, args[condition.arg]) for condition in conditions}


def row_fits(table: LawTable, tests: Tests) -> list[E]:
    """For each row, three-valued, whether it applies; an argument that is not given decides nothing."""
    return [both(*(tests[c] for c in row.conditions if c in tests)) for row in table.rows]


def decide(table: LawTable, hard: list[E], soft: list[E] | None) -> Record:
    """The values that follow from which rows apply.

    Args:
        table: the decision table.
        hard, soft: the fit of each row, as `row_fits` gives it.
    """
    fits = list(zip(table.rows, hard, strict=True))
    soft_fits = list(zip(table.rows, soft, strict=True)) if soft is not None else None
    parts = {value.name: _part(value.name, value.type, fits, soft_fits) for value in table.values}
    parts["hard"] = _hard(fits, soft_fits)
    return Record(table.name, parts, _reason(fits, list(parts.values())), _named(soft_fits or fits))


def period(table: LawTable, start: Value, args: dict[str, Value]) -> Value:
    """The last day of a period that the law sets (`clock`), moved past a holiday where the law says so."""
    record = look_up(table, args)
    amount = record.parts["amount"]
    units = {str(row.values["unit"]) for row in table.rows}
    if units == {"day"}:
        last = monotone(DATE, f.add_days)([start, amount])
    elif units == {"month"}:
        organs = {str(row.values.get("by") or "court") for row in table.rows}
        last = months_after(start, amount, organs.pop() if len(organs) == 1 else "any")
    else:
        raise TypeError(f"clock {table.name} mixes units {sorted(units)}")
    if not any(row.values.get("roll") for row in table.rows):
        return last
    moves = record.parts["roll"].lo
    return monotone(DATE, lambda day: case((negate(moves), day), default=rolled(day)))([last])


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
        months, days = value.order
        return num(months * f.DAYS + days)
    return text(str(value))


Fits = list[tuple[Row, E]]


def _part(name: str, type_: str, fits: Fits, soft: Fits | None) -> Value:
    lo, hi = _ends(name, type_, fits)
    if soft is None:
        return Value(Type(type_), lo, hi)
    slo, shi = _ends(name, type_, soft)
    return Value(Type(type_), lo, hi, slo, shi)


def _ends(name: str, type_: str, fits: Fits) -> tuple[E, E]:
    values = {str(row.values.get(name)) for row, _ in fits if row.confirmed}
    if type_ in {"flag", "code", "text"} or len(values) == 1:
        same = _agreed(name, fits)
        return same, same
    return _end_of(name, fits, "least"), _end_of(name, fits, "greatest")


def _end_of(name: str, fits: Fits, function: str) -> E:
    open_ = [fit for row, fit in fits if not row.confirmed or row.values.get(name) is None]
    by_value: dict[str, tuple[object, list[E]]] = {}
    for row, fit in fits:
        value = row.values.get(name)
        if row.confirmed and value is not None:
            by_value.setdefault(str(value), (value, []))[1].append(not_false(fit))
    options = [case((either(*possible), literal(value))) for value, possible in by_value.values()]
    best = fn(function, *options) if len(options) > 1 else (options[0] if options else NULL)
    return case((either(*(not_false(fit) for fit in open_)), NULL), default=best) if open_ else best


def _agreed(name: str, fits: Fits) -> E:
    """A value without order: known where every row that may fit gives the same."""
    groups: dict[str, tuple[object, list[E]]] = {}
    blocked = [not_false(fit) for row, fit in fits if not row.confirmed]
    for row, fit in fits:
        if row.confirmed:
            groups.setdefault(str(row.values.get(name)), (row.values.get(name), []))[1].append(not_false(fit))
    possible = [(value, either(*tests)) for value, tests in groups.values()]
    branches = []
    for value, test in possible:
        others = [other for _, other in possible if other is not test]
        branches.append((both(test, negate(either(*others, *blocked))), literal(value)))
    return case(*branches) if branches else NULL


def _hard(fits: Fits, soft: Fits | None) -> Value:
    """Whether the rows are hard norms; unknown where they differ or one is not confirmed."""

    def rule(pairs: Fits) -> E:
        hard = either(*(not_false(fit) for row, fit in pairs if row.hard and row.confirmed))
        mild = either(*(not_false(fit) for row, fit in pairs if not row.hard and row.confirmed))
        off = either(*(not_false(fit) for row, fit in pairs if not row.confirmed))
        return case((both(hard, negate(mild), negate(off)), TRUE), (both(mild, negate(hard), negate(off)), FALSE))

    return flag(rule(fits), rule(soft) if soft is not None else None)


def _reason(fits: Fits, values: list[Value]) -> E:
    any_fit = either(*(not_false(fit) for _, fit in fits))
    unconfirmed = either(*(not_false(fit) for row, fit in fits if not row.confirmed))
    uncertain = either(*(is_null(value.lo) for value in values))
    return case(
        (negate(any_fit), num(Reason.NO_RULE)),
        (unconfirmed, num(Reason.LAW_UNCONFIRMED)),
        (both(_several(fits), negate(either(*(is_null(fit) for _, fit in fits)))), num(Reason.READING)),
        (uncertain, num(Reason.MISSING)),
        default=num(Reason.KNOWN),
    )


def _several(fits: Fits) -> E:
    """Rows that surely apply, and say different things."""
    groups: dict[str, list[E]] = {}
    for row, fit in fits:
        groups.setdefault(str((sorted(row.values.items()), row.hard)), []).append(is_true(fit))
    if len(groups) == 1:
        return FALSE
    total, *others = (cast(either(*tests), "INT") for tests in groups.values())
    for other in others:
        total = binary(exp.Add, total, other)
    return binary(exp.GT, total, num(1))


def _named(fits: Fits) -> E:
    return fn("concat_ws", text(","), *(case((not_false(fit), text(row.id))) for row, fit in fits))
