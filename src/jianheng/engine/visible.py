"""Canonical tables as the day of the run sees them (LANGUAGE §5)."""

from __future__ import annotations

from datetime import date

import duckdb
import pyarrow as pa
from sqlglot import exp

from jianheng.dictionary import Table
from jianheng.engine.sql import E, alias, binary, case, col, day, either, is_null, relation


def register_table(con: duckdb.DuckDBPyConnection, table: Table, rows: pa.Table) -> None:
    """Register the rows of a canonical table under its name; missing columns are empty.

    Args:
        con: the run's connection.
        table: the table.
        rows: its rows; columns beyond the dictionary are ignored.
    """
    schema = table.schema()
    columns = [
        rows.column(field.name).cast(field.type)
        if field.name in rows.column_names
        else pa.nulls(rows.num_rows, field.type)
        for field in schema
    ]
    con.register(
        table.name, pa.Table.from_arrays(columns, schema=pa.schema([field.with_nullable(True) for field in schema]))
    )


def create_view(con: duckdb.DuckDBPyConnection, table: Table, as_of: date) -> None:
    """Create `v_<table>`: rows begun by that day; occurred dates after it read as not yet there."""
    con.execute(f'CREATE OR REPLACE TEMP VIEW "v_{table.name}" AS ' + view(table, as_of).sql(dialect="duckdb"))


def view(table: Table, as_of: date) -> exp.Select:
    """The select behind `v_<table>`."""
    today = day(as_of)
    columns: list[E] = [alias(col("row_id"), "row_id")]
    for field in table.fields.values():
        for column, _ in field.columns():
            later = field.type == "date" and field.time == "occurred"
            value = case((binary(exp.LTE, col(column), today), col(column))) if later else col(column)
            columns.append(alias(value, column))
    select = exp.select(*columns).from_(relation(table.name))
    if table.axis.kind == "none":
        return select
    starts = [column for column, _ in table.fields[table.axis.start].columns()]
    start = col(starts[0])
    return select.where(either(is_null(start), binary(exp.LTE, start, today)))
