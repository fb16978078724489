"""SQLGlot nodes built by hand: nothing here is parsed or transpiled text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from sqlglot import exp

E = exp.Expr
NULL = exp.Null()
TRUE = exp.Boolean(this=True)
FALSE = exp.Boolean(this=False)


def col(name: str, table: str = "") -> E:
    """A quoted column."""
    # SQLGlot's own builder copies the names that it is given, for each of the thousands of columns of a plan.
    this = exp.Identifier(this=name, quoted=True)
    return exp.Column(this=this, table=exp.Identifier(this=table, quoted=True)) if table else exp.Column(this=this)


def name(text: str) -> exp.Identifier:
    """A quoted identifier."""
    return exp.Identifier(this=text, quoted=True)


def fn(function: str, *args: E) -> E:
    """A function of the engine by its own name; SQLGlot leaves it as it is."""
    return exp.Anonymous(this=function, expressions=list(args))


def relation(label: str, as_: str = "") -> exp.Table:
    """A relation by its name, under an alias if one is given."""
    table = exp.Table(this=name(label))
    if as_:
        table.set("alias", exp.TableAlias(this=name(as_)))
    return table


def text(value: str) -> E:
    """A text literal."""
    return exp.Literal.string(value)


def num(value: int) -> E:
    """A whole number, also below zero."""
    return exp.Literal.number(value) if value >= 0 else exp.Neg(this=exp.Literal.number(-value))


def day(value: date) -> E:
    """A date literal."""
    return cast(text(value.isoformat()), "DATE")


def cast(value: E, kind: str) -> E:
    """A cast to a type by its name."""
    return exp.Cast(this=value, to=_kind(kind).copy())


@cache
def _kind(name: str) -> exp.DataType:
    return exp.DataType.build(name)  # reads the name as SQL, each time


def binary(kind: type[exp.Binary], left: E, right: E) -> E:
    """An operator between two values, in brackets."""
    return exp.Paren(this=kind(this=left, expression=right))


def both(*parts: E) -> E:
    """AND of the parts; TRUE when there are none."""
    kept = [part for part in parts if part is not TRUE]
    if not kept:
        return TRUE
    result = kept[0]
    for part in kept[1:]:
        result = exp.And(this=result, expression=part)
    return exp.Paren(this=result) if len(kept) > 1 else result


def either(*parts: E) -> E:
    """OR of the parts; FALSE when there are none."""
    kept = [part for part in parts if part is not FALSE]
    if not kept:
        return FALSE
    result = kept[0]
    for part in kept[1:]:
        result = exp.Or(this=result, expression=part)
    return exp.Paren(this=result) if len(kept) > 1 else result


def negate(value: E) -> E:
    """NOT, worked out where the value is constant."""
    if value is TRUE:
        return FALSE
    if value is FALSE:
        return TRUE
    return _not(exp.Paren(this=value))


def _not(value: E) -> E:
    """NOT binds weaker than IS and =, so it always stands in brackets."""
    return exp.Paren(this=exp.Not(this=value))


def is_null(value: E) -> E:
    """Whether a value is unknown."""
    return exp.Paren(this=exp.Is(this=value, expression=exp.Null()))


def not_null(value: E) -> E:
    """Whether a value is known."""
    return _not(is_null(value))


def is_true(value: E) -> E:
    """TRUE where known to be true, else FALSE."""
    if value is TRUE or value is FALSE:
        return value
    return fn("coalesce", value, FALSE)


def is_false(value: E) -> E:
    """TRUE where known to be false, else FALSE."""
    if value is TRUE:
        return FALSE
    if value is FALSE:
        return TRUE
    return _not(fn("coalesce", value, TRUE))


def not_false(value: E) -> E:
    """FALSE where known to be false, else TRUE."""
    if value is TRUE or value is FALSE:
        return value
    return fn("coalesce", value, TRUE)


def case(*branches: tuple[E, E], default: E | None = None) -> E:
    """CASE WHEN … THEN … ELSE … END; no ELSE gives NULL."""
    result = exp.Case()
    for condition, value in branches:
        result = result.when(condition, value, copy=False)
    return result.else_(default, copy=False) if default is not None else result


def alias(value: E, label: str) -> E:
    """A value under a column name."""
    return exp.Alias(this=value, alias=name(label))


def nodes(tree: E) -> Iterator[E]:
    """Every node of a select in no order; a plan has so many that SQLGlot's own walk in order takes its time."""
    waiting: list[object] = [tree]
    while waiting:
        found = waiting.pop()
        if isinstance(found, exp.Expr):
            yield found
            waiting += found.args.values()
        elif isinstance(found, list):
            waiting += found
