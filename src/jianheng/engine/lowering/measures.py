"""`sum`, `least` and `greatest`: a value over all related rows, between what is sure and what may be."""

from __future__ import annotations

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


def row_values(value: Value) -> list[E]:
    """What one related row has: its value, whether it surely has one, and whether it surely has none."""
    there = TRUE if value.none is None else is_false(value.none)
    gone = FALSE if value.none is None else is_true(value.none)
    return [alias(value.lo, LO), alias(value.hi, HI), alias(there, THERE), alias(gone, GONE)]


def aggregates(kind: str, floor: bool) -> list[E]:
    """Columns over all candidate rows of an act.

    Args:
        kind: `sum`, `least` or `greatest`.
        floor: no value lies below zero.
    """
    counts = both(col("sure"), col(THERE))
    possible = negate(col(GONE))
    if kind == "sum":
        return [*_total("lo", "least", counts, floor), *_total("hi", "greatest", counts, floor)]
    best, near, far = ("max", LO, HI) if kind == "greatest" else ("min", HI, LO)
    return [
        alias(_over(fn(best, col(near)), counts), "near"),
        alias(_over(fn(best, col(far)), possible), "far"),
        alias(_number(both(possible, is_null(col(far)))), "far_open"),
        alias(_number(counts), "there"),
        alias(_number(both(possible, negate(counts))), "maybe"),
    ]


def _total(side: str, function: str, counts: E, floor: bool) -> list[E]:
    """A row that may not count adds nothing or its value, whichever lies further out."""
    own = col(f"v_{side}")
    if side == "lo" and floor:
        own = fn("coalesce", own, num(0))
    outward = case((negate(is_null(own)), fn(function, own, num(0))))
    part = case((counts, own), (col(GONE), num(0)), default=outward)
    return [alias(fn("sum", part), f"s_{side}"), alias(_number(is_null(part)), f"s_{side}_open")]


def _number(condition: E) -> E:
    return fn("coalesce", fn("count_if", condition), num(0))


def _over(function: E, condition: E) -> E:
    return exp.Filter(this=function, expression=exp.Where(this=condition))


def value_of(kind: str, type_: str, a: str, known: E, covered: E, floor: bool) -> tuple[E, E, E | None]:
    """The bounds of the value, and whether there is none.

    Args:
        kind: `sum`, `least` or `greatest`.
        type_: kind of type of the value.
        a: alias of the joined relation.
        known, covered: the keys are known; the data reach over the window.
        floor: no value lies below zero.
    """
    everything = both(known, covered)
    if kind == "sum":
        lo, hi = (_whole(fn("coalesce", col(f"s_{side}", a), num(0)), type_) for side in ("lo", "hi"))
        least = both(known if floor else everything, _none_open(a, "s_lo_open"))
        return case((least, lo)), case((both(everything, _none_open(a, "s_hi_open")), hi)), None
    near = case((known, col("near", a)))
    far = case((both(everything, _none_open(a, "far_open")), col("far", a)))
    none = case(
        (both(known, binary(exp.GT, fn("coalesce", col("there", a), num(0)), num(0))), FALSE),
        (both(everything, _none_open(a, "maybe")), TRUE),
    )
    return (near, far, none) if kind == "greatest" else (far, near, none)


def _none_open(a: str, column: str) -> E:
    return binary(exp.EQ, fn("coalesce", col(column, a), num(0)), num(0))


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
