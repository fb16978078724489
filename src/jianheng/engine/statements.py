"""Statements of one act by several institutions: one row for models, each statement kept as evidence."""

from __future__ import annotations

from sqlglot import exp

from jianheng.dictionary import Field, Table
from jianheng.engine.engine import Engine
from jianheng.engine.sql import (
    NULL,
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
    is_null,
    is_true,
    name,
    negate,
    not_null,
    num,
    relation,
    text,
)
from jianheng.language.population import STATED_BY

DISPUTED = "_disputed"


def merge_statements(engine: Engine, table: Table, *, several: bool) -> bool:
    """Create `v_<table>` from `s_<table>` if several institutions state one act: with one row for what they state.

    An act is named by its natural key. A field on which all agree who state it is known; a disputed one is unknown.

    Args:
        engine: the run's engine, where `s_<table>` holds the statements as the day sees them.
        table: the table.
        several: more than one institution states rows of the table.

    Returns:
        Whether any act is stated by several institutions.
    """
    if table.derived or not table.key or not several:
        return False
    engine.make(f"acts_{table.name}", _acts(table), kept=True)
    stated = _number(engine, f"acts_{table.name}")
    if not stated:
        return False
    engine.make(f"one_{table.name}", _merged(table), kept=True)
    merged = exp.select(*(col(column) for column in (*_columns(table), DISPUTED))).from_(relation(f"one_{table.name}"))
    if stated == _number(engine, f"s_{table.name}"):
        engine.make(f"v_{table.name}", merged)
        return True
    others = (
        exp.select(*(col(column, "s") for column in _columns(table)), alias(_text(NULL), DISPUTED))
        .from_(relation(f"s_{table.name}", "s"))
        .join(relation(f"acts_{table.name}", "a"), on=_eq(col("row_id", "a"), col("row_id", "s")), join_type="left")
        .where(is_null(col("row_id", "a")))
    )
    engine.make(f"v_{table.name}", exp.union(others, merged, distinct=False))
    return True


def _number(engine: Engine, rows: str) -> int:
    count = exp.select(alias(exp.Count(this=exp.Star()), "n")).from_(relation(rows))
    [found] = engine.fetch(count).column("n").to_pylist()
    return int(found)


def _acts(table: Table) -> exp.Select:
    """The statements of acts that several institutions state, each with the name of its act: its first row."""
    keys = _keys(table)
    several = (
        exp.select(*(col(key) for key in keys), alias(fn("min", col("row_id")), "act"))
        .from_(relation(f"s_{table.name}"))
        .where(both(*(not_null(col(key)) for key in keys)), copy=False)
        .group_by(*(col(key) for key in keys))
        .having(binary(exp.NEQ, fn("min", col(STATED_BY)), fn("max", col(STATED_BY))))
    )
    same = both(*(_eq(col(key, "g"), col(key, "s")) for key in keys))
    return (
        exp.select(alias(col("row_id", "s"), "row_id"), alias(col("act", "g"), "act"))
        .from_(relation(f"s_{table.name}", "s"))
        .join(several.subquery(name("g")), on=same, join_type="inner")
    )


def _merged(table: Table) -> exp.Select:
    columns: list[E] = [alias(col("act", "a"), "row_id"), alias(_text(NULL), STATED_BY)]
    disputed: list[E] = []
    for field in table.fields.values():
        agreed = _agreed(field)
        disputed.append(case((negate(agreed), text(f",{field.name},")), default=text("")))
        known = agreed
        if field.name == table.axis.start and table.axis.end:
            # Where the end of a span is disputed, there is no day on which it certainly held.
            known = both(agreed, _agreed(table.fields[table.axis.end]))
        columns += [alias(case((known, _any(field, column))), column) for column, _ in field.columns()]
        if field.empty == "none":
            said = binary(exp.GT, _filtered(exp.Count(this=exp.Star()), field), num(0))
            columns.append(alias(negate(both(said, agreed)), f"{field.name}_unread"))
    columns.append(alias(fn("concat", *disputed), DISPUTED))
    return (
        exp.select(*columns)
        .from_(relation(f"s_{table.name}", "s"))
        .join(relation(f"acts_{table.name}", "a"), on=_eq(col("row_id", "a"), col("row_id", "s")), join_type="inner")
        .group_by(col("act", "a"))
    )


def _agreed(field: Field) -> E:
    """Whether the statements say one thing of a field; who leaves it empty says nothing, unless empty is none.

    Whoever has no end of a span knows of none yet, and does not dispute the one that another states.
    """
    parts: list[E] = []
    for column, _ in field.columns():
        least, most = (_over(end, field, column) for end in ("min", "max"))
        parts.append(fn("coalesce", binary(exp.EQ, least, most), TRUE))
        if not _tells(field, column):
            there, every = _over("count", field, column), _filtered(exp.Count(this=exp.Star()), field)
            parts.append(either(binary(exp.EQ, there, num(0)), binary(exp.EQ, there, every)))
    return both(*parts)


def _tells(field: Field, column: str) -> bool:
    """Whether a column is empty wherever a statement says nothing of its field, and nowhere else."""
    return field.empty != "none" and column == field.columns()[0][0]


def _stated(field: Field) -> E:
    first = not_null(col(field.columns()[0][0], "s"))
    if field.empty != "none":
        return first
    return either(first, negate(is_true(col(f"{field.name}_unread", "s"))))


def _any(field: Field, column: str) -> E:
    return _over("min", field, column)


def _over(function: str, field: Field, column: str) -> E:
    """Of the values stated; where those that are not stated are empty, each function passes over them by itself."""
    taken = fn(function, col(column, "s"))
    return taken if _tells(field, column) else _filtered(taken, field)


def _filtered(function: E, field: Field) -> E:
    """Of the statements alone that say something of a field."""
    return exp.Filter(this=function, expression=exp.Where(this=_stated(field)))


def _keys(table: Table) -> list[str]:
    return [column for key in table.key if key in table.fields for column, _ in table.fields[key].columns()]


def _columns(table: Table) -> list[str]:
    told = [column for field in table.fields.values() for column, _ in field.columns()]
    unread = [f"{field.name}_unread" for field in table.fields.values() if field.empty == "none"]
    return ["row_id", STATED_BY, *told, *unread]


def _eq(left: E, right: E) -> E:
    return binary(exp.EQ, left, right)


def _text(value: E) -> E:
    return cast(value, "VARCHAR")
