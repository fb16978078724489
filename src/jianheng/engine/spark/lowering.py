"""A select of a plan as Spark means it: every node through the engine table, and nothing that is not in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlglot import exp

from jianheng.engine.spark.rules import FUNCTIONS, SPANS, same
from jianheng.engine.sql import E, alias, cast, col, fn, is_null, name, num
from jianheng.engine.unable import CapabilityError

SLOT = "f_slot"
# A whole number of Spark; a model with more unknown facts than its bits needs a wider one.
GREATEST = 2**63 - 1
WIDE = "64 bits"
ZH = {WIDE: "一个模型有超过 63 个可能不明的事实（64 位）"}
EN = {WIDE: "a model with more than 63 facts that may be unknown (64 bits)"}
TYPES = {
    exp.DType.TIMESTAMP: "TIMESTAMPNTZ",
    exp.DType.INT128: "DECIMAL(38,0)",
}
# Kinds of node that mean the same on both engines.
SAME = frozenset(
    {
        exp.Alias, exp.Array, exp.Boolean, exp.BitwiseAnd, exp.BitwiseOr, exp.Case, exp.Column, exp.Count,
        exp.DataTypeParam, exp.Distinct, exp.Dot, exp.EQ, exp.Filter, exp.From, exp.GT, exp.GTE, exp.Group, exp.Having,
        exp.Identifier, exp.If, exp.In, exp.IntDiv, exp.Is, exp.Join, exp.LT, exp.LTE, exp.Literal, exp.Mul, exp.NEQ,
        exp.Limit, exp.Neg, exp.Not, exp.Null, exp.Or, exp.And, exp.Ordered, exp.Paren, exp.PropertyEQ, exp.RowNumber,
        exp.Select, exp.Star, exp.Struct, exp.Sub, exp.Sum, exp.Table, exp.TableAlias, exp.Union, exp.Where,
        exp.WindowSpec,
    }
)  # fmt: skip


def lowered(query: exp.Query) -> exp.Query:
    """The query with every node as Spark means it.

    Raises:
        CapabilityError: it has a function or a kind of node that is not in the engine table.
    """
    missing = sorted(set(unable(query)))
    if missing:
        zh, en = ([words.get(each, each) for each in missing] for words in (ZH, EN))
        raise CapabilityError("Spark", zh, en)
    whole = query.copy()
    for node in reversed(list(whole.walk())):
        rule = RULES.get(type(node))
        if rule is None:
            continue
        found = rule(node)
        if found is not node:
            node.replace(found)
    return whole


def unable(query: exp.Query) -> Iterable[str]:
    """Functions and kinds of node that the engine table does not hold."""
    for node in query.walk():
        if isinstance(node, exp.Anonymous):
            if str(node.this) not in FUNCTIONS and str(node.this) not in SPANS:
                yield f"{node.name}()"
        elif isinstance(node, exp.Literal) and node.is_int and int(node.name) > GREATEST:
            yield WIDE
        elif type(node) not in SAME and type(node) not in RULES:
            yield type(node).__name__


def _function(node: E) -> E:
    return FUNCTIONS.get(node.name, same)(node) if isinstance(node, exp.Anonymous) else node


def _type(node: E) -> E:
    """Times have no zone, and what is wider than 64 bits is counted in digits."""
    kind = TYPES.get(node.this)
    return node if kind is None else exp.DataType.build(kind)


def _sum(node: E) -> E:
    """A length of time after a day or a moment."""
    span = node.expression
    if not isinstance(span, exp.Anonymous) or span.name not in SPANS:
        return node
    start, (count,) = node.this, span.expressions
    if span.name == "to_months":
        # Spark clamps to the last day of the month, as DuckDB does.
        return fn("add_months", start, count)
    hours, minutes = (count if span.name == kind else num(0) for kind in ("to_hours", "to_minutes"))
    whole = fn("make_dt_interval", num(0), *(cast(each, "INT") for each in (hours, minutes)), num(0))
    return exp.Add(this=start.copy(), expression=whole)


def _window(node: E) -> E:
    """Rows are numbered in an order, so that a row has the same number whichever worker numbers it."""
    if not isinstance(node.this, exp.RowNumber) or node.args.get("order"):
        return node
    select = node.find_ancestor(exp.Select)
    numbered = select is not None and any(each.alias_or_name == SLOT for each in select.expressions)
    order = [exp.Ordered(this=col(label)) for label in ("f_row_id", *([SLOT] if numbered else []))]
    return exp.Window(this=exp.RowNumber(), order=exp.Order(expressions=order))


def _order(node: E) -> E:
    """Empty values come last, as they do in DuckDB."""
    ordered = [
        each if isinstance(each, exp.Ordered) else exp.Ordered(this=each.copy(), nulls_first=False)
        for each in node.expressions
    ]
    return exp.Order(expressions=ordered)


def _edge(node: exp.Anonymous) -> E:
    """The least or greatest of structs; in DuckDB an empty field is greater than any other, in Spark less."""
    (struct,) = node.expressions
    if not isinstance(struct, exp.Struct):
        return node
    fields = []
    for each in struct.expressions:
        fields.append(exp.PropertyEQ(this=name(f"{each.name}_empty"), expression=is_null(each.expression.copy())))
        fields.append(each.copy())
    return fn(node.name, exp.Struct(expressions=fields))


def _subquery(node: E) -> E:
    """A value found by its key in a table without gaps: Spark takes it from its place in the list of all values."""
    inner = node.this
    if isinstance(node.parent, exp.From | exp.Join) or not isinstance(inner, exp.Select):
        return node
    (wanted,) = inner.expressions
    same = inner.args["where"].this.unnest()
    key, value = same.this, same.expression
    source = inner.args["from_"].this
    pair = exp.Struct(
        expressions=[exp.PropertyEQ(this=name(k), expression=v.copy()) for k, v in (("k", key), ("v", wanted))]
    )
    every = exp.Dot(this=fn("sort_array", fn("collect_list", pair)), expression=name("v"))
    first = exp.select(fn("min", key.copy())).from_(source.copy()).subquery()
    place = fn("datediff", value, first) if key.name == "day" else exp.Sub(this=value, expression=first)
    found = fn("get", exp.select(every).from_(source.copy()).subquery(), cast(place, "INT"))
    # A subquery carries the name of its column itself.
    return alias(found, node.alias) if node.alias else found


RULES: dict[type[E], Callable[..., E]] = {
    exp.Add: _sum,
    exp.Anonymous: lambda node: _edge(node) if node.name in {"min", "max"} else _function(node),
    exp.Cast: lambda node: node,
    exp.DataType: _type,
    exp.Order: _order,
    exp.Subquery: _subquery,
    exp.Window: _window,
}
