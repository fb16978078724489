"""SQL leaves: a relation with one row an act at most, joined by the key of the examined row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlglot import exp

from jianheng.engine.sql import E, alias, binary, case, col, fn, name, num
from jianheng.engine.value import Value, exact
from jianheng.language.leaf import read_query
from jianheng.language.tree import Model, Node
from jianheng.language.types import Type

TYPES = {
    "flag": "BOOLEAN",
    "int": "BIGINT",
    "money": "DECIMAL(18,2)",
    "ratio": "DECIMAL(18,6)",
    "text": "VARCHAR",
    "date": "DATE",
    "key": "VARCHAR",
    "code": "VARCHAR",
}


def leaves(model: Model) -> Iterator[Node]:
    """The SQL leaves of a model, each column once."""
    yield from dict.fromkeys(let.value for let in model.lets if let.value.op == "sql")


def leaf_column(leaf: Node) -> str:
    """The column in which the value of a leaf stands in every relation of the plan."""
    told = f"{leaf.text('code')}\0{leaf.text('column')}"
    return f"q_{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def leaf_value(leaf: Node, type_: Type) -> Value:
    """The value; empty is unknown, since a query proves no absence."""
    return exact(type_, col(leaf_column(leaf), "s"))


def leaf_relation(leaf: Node, tables: list[str]) -> exp.Select:
    """Key and value, written anew from the query's tree; two rows for one key contradict each other."""
    query = read_query(leaf.text("code"), tables)
    kind = leaf.text("type").partition("<")[0]
    value: E = exp.TryCast(this=col(leaf.text("column"), "r"), to=exp.DataType.build(TYPES[kind], dialect="duckdb"))
    one = binary(exp.EQ, exp.Count(this=exp.Star()), num(1))
    picked = case((one, fn("any_value", value)))
    return (
        exp.select(alias(col("row_id", "r"), "row_id"), alias(picked, leaf_column(leaf)))
        .from_(query.subquery(name("r")))
        .group_by(col("row_id", "r"))
    )
