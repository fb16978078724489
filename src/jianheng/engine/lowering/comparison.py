"""Comparisons on bounds: true, false or unknown; with a value that does not exist, false."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from jianheng.engine.duckdb import terms
from jianheng.engine.duckdb.plain_text import plain, plain_text
from jianheng.engine.lowering.dates import midnight
from jianheng.engine.sql import FALSE, TRUE, binary, both, case, either, fn, negate, text
from jianheng.engine.value import Pair, Value, flag, lift
from jianheng.language.types import FLAG, INT

SIMPLE: dict[str, type[exp.Binary]] = {
    "eq": exp.EQ,
    "ne": exp.NEQ,
    "lt": exp.LT,
    "le": exp.LTE,
    "gt": exp.GT,
    "ge": exp.GTE,
}


def compare(op: str, left: Value, right: Value) -> Value:
    """Lower `left op right`.

    Args:
        op: `eq ne lt le gt ge`.
        left, right: values of one type, or a moment and a day, which then counts from its first minute.

    Returns:
        A condition in both worlds.
    """
    if left.type.kind != right.type.kind:
        left, right = midnight(left), midnight(right)
    elif left.type.kind == "term":
        left, right = _length(left), _length(right)
    result = lift(FLAG, lambda pairs: _bounds(op, pairs), left, right)
    return _unless_none(result)


def _length(term: Value) -> Value:
    """Terms are as long as one another however they are written."""

    def rule(pairs: Sequence[Pair]) -> Pair:
        lo = terms.length(pairs[0][0])
        return (lo, lo) if pairs[0][0] is pairs[0][1] else (lo, terms.length(pairs[0][1]))

    return lift(INT, rule, term)


def member(value: Value, options: Sequence[str]) -> Value:
    """Lower `value in [..]` for codes and texts."""

    def rule(pairs: Sequence[Pair]) -> Pair:
        found = exp.Paren(this=exp.In(this=pairs[0][0].copy(), expressions=[text(option) for option in options]))
        return found, found

    return _unless_none(lift(FLAG, rule, value))


def contains_any(value: Value, texts: Sequence[str]) -> Value:
    """Whether a text has one of these words; width, case and blanks do not count."""

    def rule(pairs: Sequence[Pair]) -> Pair:
        words = plain_text(pairs[0][0])
        found = either(*(fn("contains", words, text(plain(each))) for each in texts))
        return found, found

    return _unless_none(lift(FLAG, rule, value))


def _unless_none(result: Value) -> Value:
    """`cmp AND NOT none`: false where the value is known not to exist, unknown where even that is open."""
    if result.none is None:
        return flag(result.lo, result.slo)
    there = negate(result.none)
    return flag(both(result.lo, there), both(result.slo, there) if result.slo is not None else None)


def _bounds(op: str, pairs: Sequence[Pair]) -> Pair:
    (alo, ahi), (blo, bhi) = pairs
    if alo is ahi and blo is bhi:
        simple = binary(SIMPLE[op], alo, blo)
        return simple, simple
    if op in {"gt", "ge"}:
        return _bounds("lt" if op == "gt" else "le", [pairs[1], pairs[0]])
    if op == "lt":
        result = case((binary(exp.LT, ahi, blo), TRUE), (binary(exp.GTE, alo, bhi), FALSE))
    elif op == "le":
        result = case((binary(exp.LTE, ahi, blo), TRUE), (binary(exp.GT, alo, bhi), FALSE))
    else:
        same = both(binary(exp.EQ, alo, ahi), binary(exp.EQ, blo, bhi), binary(exp.EQ, alo, blo))
        apart = exp.Or(this=binary(exp.LT, ahi, blo), expression=binary(exp.GT, alo, bhi))
        yes, no = (TRUE, FALSE) if op == "eq" else (FALSE, TRUE)
        result = case((same, yes), (apart, no))
    return result, result
