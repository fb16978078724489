"""Canonical tables as the day of the run sees them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb
import pyarrow as pa
from sqlglot import exp

from jianheng.dictionary import Field, Table
from jianheng.engine.duckdb.differing import no_two_alike, states_differ
from jianheng.engine.engine import Engine
from jianheng.engine.population import POSITION
from jianheng.engine.sql import (
    FALSE,
    E,
    alias,
    binary,
    both,
    case,
    cast,
    col,
    day,
    either,
    fn,
    is_null,
    negate,
    not_null,
    relation,
    text,
)
from jianheng.engine.statements import merge_statements
from jianheng.language.population import STATED_BY

UNREAD = "_unread"


def register_table(engine: Engine, table: Table, rows: pa.Table) -> None:
    """Register the rows of a canonical table under its name; missing columns are empty.

    Args:
        engine: the run's engine.
        table: the table.
        rows: its rows; columns beyond the dictionary are ignored.
    """
    schema = table.schema()
    # Columns of one type that nobody filled are the same memory.
    empty = {type_: pa.nulls(rows.num_rows, type_) for type_ in {*schema.types}}
    columns = [
        rows.column(field.name).cast(field.type) if field.name in rows.column_names else empty[field.type]
        for field in schema
    ]
    held = pa.Table.from_arrays(columns, schema=pa.schema([field.with_nullable(True) for field in schema]))
    engine.hold(table.name, held)
    if engine.numbers_rows:
        engine.hold(numbered(table), held.append_column(POSITION, pa.arange(0, held.num_rows).cast(pa.int32())))


def numbered(table: Table) -> str:
    """The relation of a table's rows with their numbers."""
    return f"n_{table.name}"


def open_tables(engine: Engine, tables: Iterable[tuple[Table, pa.Table | None]], as_of: date) -> frozenset[str]:
    """Register tables and what a day sees of them.

    Args:
        engine: the run's engine.
        tables: each table with its rows; None where the engine holds them already.
        as_of: the day.

    Returns:
        Names of the tables in which an act is stated by several institutions.
    """
    merged = set()
    with duckdb.connect() as con:
        for table, rows in tables:
            if rows is not None:
                register_table(engine, table, rows)
            if create_view(engine, table, as_of, several=rows is None or _several(con, table, rows)):
                merged.add(table.name)
    return frozenset(merged)


def _several(con: duckdb.DuckDBPyConnection, table: Table, rows: pa.Table) -> bool:
    """Whether an act can be stated by several institutions; most tables name each act once, which is told quickly."""
    keys = [column for key in table.key if key in table.fields for column, _ in table.fields[key].columns()]
    if table.derived or not keys or rows.num_rows <= 1 or not {STATED_BY, *keys} <= set(rows.column_names):
        return False
    return not no_two_alike(con, rows, keys) and states_differ(con, rows, keys, STATED_BY)


def create_view(engine: Engine, table: Table, as_of: date, *, several: bool = True) -> bool:
    """Create `v_<table>`: acts begun by that day; occurred dates after it read as not yet there.

    Beside it stands `s_<table>` with each statement of its own.

    Args:
        engine: the run's engine.
        table: the table.
        as_of: the day.
        several: more than one institution states rows of the table.

    Returns:
        Whether any act is stated by several institutions.
    """
    seen = view(table, as_of, numbers=engine.numbers_rows)
    engine.make(f"s_{table.name}", seen)
    if merge_statements(engine, table, several=several):
        return True
    engine.make(f"v_{table.name}", seen)
    return False


def view(table: Table, as_of: date, *, numbers: bool = False) -> exp.Select:
    """The select behind `s_<table>`; rows may bring their numbers."""
    today = day(as_of)
    columns: list[E] = [alias(col("row_id"), "row_id"), alias(col(STATED_BY), STATED_BY)]
    for field in table.fields.values():
        for column, _ in field.columns():
            later = field.time == "occurred" and column in field.day_columns()
            value = case((_by(col(column), field, today), col(column))) if later else col(column)
            if field.name == table.axis.start and table.axis.end:
                # Who cannot read when a span ended knows of no day on which it certainly held.
                value = case((negate(either(unread(table.axis.end), _left_out(table.fields[table.axis.end]))), value))
            columns.append(alias(value, column))
        if field.empty == "none":
            columns.append(alias(either(unread(field.name), _left_out(field)), f"{field.name}_unread"))
    if numbers:
        columns.append(alias(col(POSITION), POSITION))
    select = exp.select(*columns, copy=False).from_(relation(numbered(table) if numbers else table.name), copy=False)
    if table.axis.kind == "none":
        return select
    axis = table.fields[table.axis.start]
    start = col(axis.columns()[0][0])
    return select.where(either(is_null(start), _by(start, axis, today)), copy=False)


def _by(value: E, field: Field, today: E) -> E:
    """Not later than the evening of a day."""
    return binary(exp.LTE, cast(value, "DATE") if field.type == "moment" else value, today)


def _left_out(field: Field) -> E:
    """Whether an empty field should have been filled in beside what the row says: that is a gap, not a none."""
    rule = field.required_if
    if rule is None:
        return FALSE
    beside, empty = col(rule.field), is_null(col(field.columns()[0][0]))
    if not rule.codes:
        return both(empty, not_null(beside))
    asked = exp.In(this=beside, expressions=[text(code) for code in rule.codes])
    return both(empty, either(is_null(beside), asked))


def unread(field: str) -> E:
    """Whether the source has words for a field that nobody could read: it is unknown then, not absent."""
    told = exp.Not(this=is_null(fn("json_extract", col("raw"), text(f'$.{UNREAD}."{field}"'))))
    return case((fn("coalesce", fn("contains", col("raw"), text(f'"{UNREAD}"')), FALSE), told), default=FALSE)
