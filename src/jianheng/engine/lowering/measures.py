"""`sum`, `least` and `greatest`: a value over all related rows, between what is sure and what may be."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from jianheng.engine.sql import (
    FALSE,
    TRUE,
    E,
    alias,
    binary,
    both,
    case,
    cast,
    col,
    either,
    fn,
    is_false,
    is_null,
    is_true,
    negate,
    num,
)
from jianheng.engine.value import Value
from jianheng.language.tree import Node
from jianheng.language.typing import Typing

LO, HI, THERE, GONE = "v_lo", "v_hi", "v_there", "v_gone"
NUMBERED = frozenset({"int", "term"})


def row_values(value: Value, label: Callable[[str], str], outside: E) -> list[E]:
    """What one related row has: its value, whether it surely has one, and whether it surely has none.

    Args:
        value: the value of the row.
        label: names the columns of the fact.
        outside: the row is no candidate of the fact.
    """
    there = TRUE if value.none is None else is_false(value.none)
    gone = either(outside, FALSE if value.none is None else is_true(value.none))
    columns = {LO: value.lo, HI: value.hi, THERE: there, GONE: gone}
    return [alias(own, label(part)) for part, own in columns.items()]


def aggregates(kind: str, floor: bool, label: Callable[[str], str]) -> list[E]:
    """Columns over all rows that stand beside an act.

    Args:
        kind: `sum`, `least` or `greatest`.
        floor: no value lies below zero.
        label: names the columns of the fact.
    """
    low, high, there, gone = (col(label(part)) for part in (LO, HI, THERE, GONE))
    counts = both(is_true(col(label("fits"))), there)
    possible = negate(gone)
    if kind == "sum":
        own = fn("coalesce", low, num(0)) if floor else low
        columns = _total("lo", "least", own, counts, gone) | _total("hi", "greatest", high, counts, gone)
    else:
        best, near, far = ("max", low, high) if kind == "greatest" else ("min", high, low)
        columns = {
            "near": _over(fn(best, near), counts),
            "far": _over(fn(best, far), possible),
            "far_open": _number(both(possible, is_null(far))),
            "there": _number(counts),
            "maybe": _number(both(possible, negate(counts))),
        }
    return [alias(column, label(part)) for part, column in columns.items()]


def _total(side: str, function: str, own: E, counts: E, gone: E) -> dict[str, E]:
    """A row that may not count adds nothing or its value, whichever lies further out."""
    outward = case((negate(is_null(own)), fn(function, own, num(0))))
    part = case((counts, own), (gone, num(0)), default=outward)
    return {f"s_{side}": fn("sum", part), f"s_{side}_open": _number(is_null(part))}


def _number(condition: E) -> E:
    return fn("coalesce", fn("count_if", condition), num(0))


def _over(function: E, condition: E) -> E:
    return exp.Filter(this=function, expression=exp.Where(this=condition))


def value_of(
    kind: str, type_: str, got: Callable[[str], E], known: E, covered: E, floor: bool
) -> tuple[E, E, E | None]:
    """The bounds of the value, and whether there is none.

    Args:
        kind: `sum`, `least` or `greatest`.
        type_: kind of type of the value.
        got: columns of the fact in the joined relation.
        known, covered: the keys are known; the data reach over the window.
        floor: no value lies below zero.
    """
    everything = both(known, covered)
    if kind == "sum":
        lo, hi = (_whole(fn("coalesce", got(f"s_{side}"), num(0)), type_) for side in ("lo", "hi"))
        least = both(known if floor else everything, _none_open(got, "s_lo_open"))
        return case((least, lo)), case((both(everything, _none_open(got, "s_hi_open")), hi)), None
    near = case((known, got("near")))
    far = case((both(everything, _none_open(got, "far_open")), got("far")))
    none = case(
        (both(known, binary(exp.GT, fn("coalesce", got("there"), num(0)), num(0))), FALSE),
        (both(everything, _none_open(got, "maybe")), TRUE),
    )
    return (near, far, none) if kind == "greatest" else (far, near, none)


def _none_open(got: Callable[[str], E], column: str) -> E:
    return binary(exp.EQ, fn("coalesce", got(column), num(0)), num(0))


def _whole(value: E, type_: str) -> E:
    return cast(value, "BIGINT") if type_ in NUMBERED else value


def never_negative(tree: Node, typing: Typing) -> bool:
    """Whether no value lies below zero: sums of money and terms are delivered without a sign, and days are counted."""
    if tree.op == "const":
        return not tree.text("value").startswith("-")
    if tree.op in {"add", "mul"}:
        return all(never_negative(part, typing) for part in tree.children())
    if tree.op in {"max", "min"}:
        found = [never_negative(part, typing) for part in tree.nodes("values")]
        return any(found) if tree.op == "max" else all(found)
    if tree.op == "item":
        return tree.text("part") == "count"
    return tree.op in {"days_shared", "law"} or (tree.op == "field" and typing.of(tree).kind in {"money", "term"})
