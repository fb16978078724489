"""Division without floating point: six places, halves rounded away from nothing."""

from __future__ import annotations

from sqlglot import exp

from jianheng.engine.sql import FALSE, TRUE, E, binary, case, cast, fn, num, text
from jianheng.engine.value import Value
from jianheng.language.types import Type

PLACES = 1_000_000


def quotient(type_: Type, above: Value, below: Value) -> Value:
    """A ratio of two amounts that are not negative; none where there is nothing to divide by."""
    lo = divided(above.lo, below.hi)
    hi = lo if above.lo is above.hi and below.lo is below.hi else divided(above.hi, below.lo)
    nothing, something = (binary(kind, end, num(0)) for kind, end in ((exp.EQ, below.hi), (exp.GT, below.lo)))
    none = case((nothing, TRUE), (something, FALSE))
    return Value(type_, lo, hi, none=none)


def divided(above: E, below: E) -> E:
    """One amount over another, worked out in whole numbers; NULL where that other is nothing."""
    top, bottom = _units(above), _units(below)
    doubled = binary(exp.Mul, cast(num(2 * PLACES), "HUGEINT"), fn("abs", top))
    half, whole = fn("abs", bottom), binary(exp.Mul, num(2), fn("abs", bottom))
    rounded = binary(exp.IntDiv, binary(exp.Add, doubled, half), whole)
    signed = binary(exp.Mul, rounded, binary(exp.Mul, fn("sign", top), fn("sign", bottom)))
    scaled = binary(exp.Mul, cast(signed, "DECIMAL(24,0)"), cast(text("0.000001"), "DECIMAL(7,6)"))
    return case((binary(exp.NEQ, bottom, num(0)), cast(scaled, "DECIMAL(18,6)")))


def _units(value: E) -> E:
    """An amount in millionths, as a whole number."""
    return cast(binary(exp.Mul, cast(value, "DECIMAL(28,6)"), cast(num(PLACES), "DECIMAL(7,0)")), "HUGEINT")
