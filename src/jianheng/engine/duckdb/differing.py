"""Whether rows differ in some columns."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
from sqlglot import exp

import duckdb
from jianheng.engine.sql import binary, col, fn, not_null, num, relation


def no_two_alike(con: duckdb.DuckDBPyConnection, rows: pa.Table, columns: Sequence[str]) -> bool:
    """Whether no two rows can be the same in some columns; rows that leave one of them empty are the same as none.

    Args:
        con: any connection; opening one takes longer than the question.
        rows: a table.
        columns: names of some of its columns.

    Returns:
        False also where two different rows have the same hash, so that whoever needs to know must look closer.

    >>> rows = pa.table({"person": ["p1", "p1", None, None], "number": [1, 2, 3, 3]})
    >>> [no_two_alike(duckdb.connect(), rows, each) for each in (["person"], ["person", "number"])]
    [False, True]
    """
    hashed = exp.Distinct(expressions=[fn("hash", *(col(column) for column in columns))])
    query = exp.select(binary(exp.EQ, exp.Count(this=hashed), exp.Count(this=exp.Star())))
    query = query.from_(relation("rows")).where(*(not_null(col(column)) for column in columns))
    return bool(_asked(con, rows, query))


def states_differ(con: duckdb.DuckDBPyConnection, rows: pa.Table, columns: Sequence[str], by: str) -> bool:
    """Whether rows that are the same in some columns, none of them empty, are not the same in another.

    Args:
        con: any connection.
        rows: a table.
        columns: names of some of its columns.
        by: the other column; where it is empty it differs from nothing.

    >>> rows = pa.table({"person": ["p1", "p1", "p2"], "by": ["court", "court", "prison"]})
    >>> states_differ(duckdb.connect(), rows, ["person"], "by")
    False
    """
    keys = [col(column) for column in columns]
    query = exp.select(num(1)).from_(relation("rows")).where(*(not_null(key) for key in keys)).group_by(*keys)
    query = query.having(binary(exp.NEQ, fn("min", col(by)), fn("max", col(by)))).limit(1)
    return _asked(con, rows, query) is not None


def _asked(con: duckdb.DuckDBPyConnection, rows: pa.Table, query: exp.Select) -> object:
    """The first value of a query over the rows."""
    con.register("rows", rows)
    found = con.execute(query.sql(dialect="duckdb")).fetchall()
    con.unregister("rows")
    return found[0][0] if found else None
