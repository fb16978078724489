"""The engine table of Spark, functions: for each function of a plan, the node that means exactly the same in Spark.

Plans name functions as DuckDB does. A function that is not in the table does not run on Spark.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from jianheng.engine.sql import E, binary, case, cast, fn, num, text

Rule = Callable[[exp.Anonymous], E]
MINUTE = text("MINUTE")


def same(call: exp.Anonymous) -> E:
    """The function has the same name and the same meaning."""
    return call


def renamed(to: str) -> Rule:
    """The function has another name and the same meaning."""
    return lambda call: fn(to, *call.expressions)


def _extreme(call: exp.Anonymous) -> E:
    """Spark wants two values at least."""
    return call if len(call.expressions) > 1 else call.expressions[0]


def _texts(call: exp.Anonymous) -> E:
    """A number among the texts is written out."""
    return fn(call.name, *(cast(each, "VARCHAR") for each in call.expressions))


def _date_diff(call: exp.Anonymous) -> E:
    """How many ends of a unit lie between, not how many units are completed."""
    unit, first, last = call.expressions
    match unit.name:
        case "day":
            return fn("datediff", last, first)
        case "year":
            return binary(exp.Sub, fn("year", last), fn("year", first))
        case "month":
            years = binary(exp.Sub, fn("year", last.copy()), fn("year", first.copy()))
            months = binary(exp.Sub, fn("month", last), fn("month", first))
            return binary(exp.Add, binary(exp.Mul, num(12), years), months)
        case "minute":
            return binary(exp.Sub, _minutes(last), _minutes(first))
    raise KeyError(unit.name)


def _minutes(moment: E) -> E:
    """Minutes since 1970, whole ones below zero too."""
    floor = fn("date_trunc", MINUTE.copy(), cast(moment, "TIMESTAMPLTZ"))
    return binary(exp.IntDiv, fn("unix_seconds", floor), num(60))


def _date_trunc(call: exp.Anonymous) -> E:
    """Spark truncates times that have a zone: the session's zone is UTC, so that no hour is lost or added."""
    unit, moment = call.expressions
    return cast(fn("date_trunc", text(unit.name.upper()), cast(moment, "TIMESTAMPLTZ")), "TIMESTAMPNTZ")


def _sign(call: exp.Anonymous) -> E:
    """Spark's own gives a floating-point number."""
    (value,) = call.expressions
    above, below = (binary(kind, value.copy(), num(0)) for kind in (exp.GT, exp.LT))
    return case((above, num(1)), (below, num(-1)), (binary(exp.EQ, value, num(0)), num(0)))


def _extract(call: exp.Anonymous) -> E:
    """Whether a key stands below another: what it holds is asked by nobody, and Spark loses a null there."""
    outer, inner = call.expressions[1].name.removeprefix("$.").split(".", 1)
    keys = fn("json_object_keys", fn("get_json_object", call.expressions[0], text(f"$.{outer}")))
    wanted = inner.strip('"')
    return case((fn("array_contains", keys, text(wanted)), text(wanted)))


def _list_contains(call: exp.Anonymous) -> E:
    """An empty place in a list leaves nothing open."""
    values, wanted = call.expressions
    return fn("array_contains", fn("array_compact", values), wanted)


def _range(call: exp.Anonymous) -> E:
    """The last number is not among them."""
    first, end = call.expressions
    numbers = fn("sequence", cast(first, "BIGINT"), cast(binary(exp.Sub, end, num(1)), "BIGINT"))
    none = cast(exp.Array(expressions=[]), "BIGINT[]")
    return case((binary(exp.LT, first.copy(), end.copy()), numbers), default=none)


def _lower(call: exp.Anonymous) -> E:
    """Letter by letter: Java looks at the letters beside, and writes one letter as two."""
    return fn("lower", fn("translate", *call.expressions, text("\u03a3\u0130"), text("\u03c3i")))


# Functions of a plan, by their number of values where it decides.
FUNCTIONS: dict[str, Rule] = {
    "abs": same,
    "any_value": lambda call: fn("any_value", *call.expressions, exp.Boolean(this=True)),
    "bool_or": same,
    "coalesce": same,
    "concat": _texts,
    "concat_ws": _texts,
    "contains": same,
    "count": same,
    "count_if": same,
    "date_diff": _date_diff,
    "date_trunc": _date_trunc,
    "day": same,
    "greatest": _extreme,
    "json_extract": _extract,
    "last_day": same,
    "least": _extreme,
    "list_contains": _list_contains,
    "lower": _lower,
    "max": same,
    "min": same,
    "range": _range,
    "rank": same,
    "replace": same,
    "sign": _sign,
    "starts_with": renamed("startswith"),
    "string_split": renamed("split"),
    "sum": same,
    "translate": same,
    "unnest": renamed("explode"),
}
# Lengths of time: only what they are added to says what becomes of them.
SPANS = frozenset({"to_months", "to_hours", "to_minutes"})
