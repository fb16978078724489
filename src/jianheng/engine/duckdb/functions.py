"""The engine table of DuckDB: each arithmetic primitive as DuckDB computes it exactly."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from jianheng.engine.sql import E, binary, case, cast, fn, num

DAYS = 100_000
DAY_MINUTES = 24 * 60
HALF = 50_000
SHIFT = 10_000_000


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


def term(years: E, months: E, days: E) -> E:
    """A term as one number that orders like (12 years + months, days); days may be negative after a subtraction."""
    whole = binary(exp.Add, binary(exp.Mul, years, num(12)), months)
    return binary(exp.Add, binary(exp.Mul, cast(whole, "BIGINT"), num(DAYS)), days)


def floor_division(value: E, divisor: int) -> E:
    """Division that rounds down, also below zero: shifted up before, and down after."""
    shifted = binary(exp.IntDiv, binary(exp.Add, value, num(SHIFT * divisor)), num(divisor))
    return binary(exp.Sub, shifted, num(SHIFT))


def term_months(value: E) -> E:
    """Whole months of a term number; fewer days than HALF are its days, whatever their number."""
    return floor_division(binary(exp.Add, value, num(HALF)), DAYS)


def term_days(value: E) -> E:
    """The days of a term number beyond its whole months."""
    return binary(exp.Sub, value, binary(exp.Mul, term_months(value), num(DAYS)))


def part_of(value: E, count: E, of: E, *, up: bool) -> E:
    """A part of a term in whole months, then half months of fifteen days; the rest is rounded down, or up."""
    months = binary(exp.Mul, term_months(value), count)
    whole = _floor(months, of)
    twice = binary(exp.Mul, num(2), binary(exp.Sub, months, binary(exp.Mul, whole, of)))
    days = binary(exp.Mul, term_days(value), count)
    fifteen = whole_term(whole, num(15))
    if not up:
        low = case((binary(exp.GTE, twice, of), fifteen), default=whole_term(whole, num(0)))
        return binary(exp.Add, low, _floor(days, of))
    high = case(
        (binary(exp.EQ, twice, num(0)), whole_term(whole, num(0))),
        (binary(exp.LTE, twice, of), fifteen),
        default=whole_term(binary(exp.Add, whole, num(1)), num(0)),
    )
    return binary(exp.Sub, high, _floor(binary(exp.Mul, num(-1), days), of))


def whole_term(months: E, days: E) -> E:
    """A term of whole months and days."""
    return binary(exp.Add, binary(exp.Mul, cast(months, "BIGINT"), num(DAYS)), days)


def _floor(value: E, divisor: E) -> E:
    shifted = binary(exp.IntDiv, binary(exp.Add, value, binary(exp.Mul, num(SHIFT), divisor)), divisor)
    return binary(exp.Sub, shifted, num(SHIFT))


def term_after(start: E, value: E, *, sticky: bool = True) -> E:
    """Years, then months, then days, all from the original start."""
    months = term_months(value)
    years = floor_division(months, 12)
    rest = binary(exp.Sub, months, binary(exp.Mul, years, num(12)))
    after = add_years(start, years)
    moved = add_months(after, rest) if sticky else plain_months(after, rest)
    return add_days(moved, term_days(value))


def term_end(start: E, value: E, credit: E) -> E:
    """Last day of a sentence: start + term − 1 day − credited days (刑法 41, 44, 47)."""
    return add_days(term_after(start, value), binary(exp.Sub, num(-1), credit))


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
