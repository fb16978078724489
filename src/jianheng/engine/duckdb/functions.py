"""The engine table of DuckDB: each arithmetic primitive as DuckDB computes it exactly."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from jianheng.engine.sql import E, binary, case, cast, fn, num

DAY_MINUTES = 24 * 60
SHIFT = 10**12


def add_days(day: E, count: E) -> E:
    """A number of days later."""
    return binary(exp.Add, day, cast(count, "INT"))


def plain_months(day: E, count: E) -> E:
    """Same day of the target month, or its last day (DuckDB clamps)."""
    return cast(binary(exp.Add, day, fn("to_months", cast(count, "INT"))), "DATE")


def add_months(day: E, count: E) -> E:
    """Courts' and procuratorates' months: the last day of a month stays the last (SPC解释 202)."""
    return case(
        (binary(exp.EQ, day, fn("last_day", day)), fn("last_day", plain_months(day, count))),
        default=plain_months(day, count),
    )


def add_years(day: E, count: E) -> E:
    """Years do not stick to a month's end; 29 February becomes 28 (SPC解释 202)."""
    return plain_months(day, binary(exp.Mul, count, num(12)))


def floor_division(value: E, divisor: int | E) -> E:
    """Division that rounds down, also below zero: shifted up before, and down after."""
    if isinstance(divisor, int):
        return _floored(value, divisor, 0)
    by, lift = divisor, binary(exp.Mul, num(SHIFT), divisor)
    return binary(exp.Sub, binary(exp.IntDiv, binary(exp.Add, value, lift), by), num(SHIFT))


def rounded_division(value: E, divisor: int) -> E:
    """Division to the nearest whole number, half of it up."""
    return _floored(value, divisor, divisor // 2)


def _floored(value: E, divisor: int, more: int) -> E:
    lifted = binary(exp.Add, value, num(SHIFT * divisor + more))
    return binary(exp.Sub, binary(exp.IntDiv, lifted, num(divisor)), num(SHIFT))


def days_between(first: E, last: E) -> E:
    """Days from one day to another, the first not counted."""
    return cast(fn("date_diff", exp.Literal.string("day"), first, last), "BIGINT")


def full_months(first: E, last: E) -> E:
    """Months that have been completed: add, then compare; never the engine's month difference."""
    return _completed("month", add_months, first, last)


def full_years(first: E, last: E) -> E:
    """Years that have been completed; unlike months they do not stick to a month's end."""
    return _completed("year", add_years, first, last)


def _completed(unit: str, add: Callable[[E, E], E], first: E, last: E) -> E:
    rough = cast(fn("date_diff", exp.Literal.string(unit), first, last), "BIGINT")
    return case((binary(exp.GT, add(first, rough), last), binary(exp.Sub, rough, num(1))), default=rough)


def age(birth: E, on: E) -> E:
    """An age is reached on the day after the birthday, and is never below zero (法释〔2006〕1号 2)."""
    years = full_years(birth, add_days(on, num(-1)))
    return case((binary(exp.LT, years, num(0)), num(0)), default=years)


def moment_bounds(value: E, precision: E) -> tuple[E, E]:
    """The first and the last minute that a stored time may mean; without a precision the whole day."""
    kinds = [(binary(exp.EQ, precision, exp.Literal.string(kind)), kind) for kind in ("minute", "hour")]
    moment = cast(value, "TIMESTAMP")
    floors = [(test, fn("date_trunc", exp.Literal.string(kind), moment)) for test, kind in kinds]
    spans = [(test, num(0 if kind == "minute" else 59)) for test, kind in kinds]
    lo = case(*floors, default=fn("date_trunc", exp.Literal.string("day"), moment))
    return lo, _add_minutes(lo, case(*spans, default=num(DAY_MINUTES - 1)))


def start_of(day: E) -> E:
    """The first minute of a day."""
    return cast(day, "TIMESTAMP")


def end_of(day: E) -> E:
    """The last minute of a day."""
    return _add_minutes(start_of(day), num(DAY_MINUTES - 1))


def _add_minutes(moment: E, count: E) -> E:
    return binary(exp.Add, moment, fn("to_minutes", cast(count, "BIGINT")))


def add_hours(moment: E, count: E) -> E:
    """A number of hours later."""
    return binary(exp.Add, moment, fn("to_hours", cast(count, "BIGINT")))


def hours_between(first: E, last: E) -> E:
    """Hours that have been completed from one minute to another."""
    minutes = cast(fn("date_diff", exp.Literal.string("minute"), first, last), "BIGINT")
    return floor_division(minutes, 60)
