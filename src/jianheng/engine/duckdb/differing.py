"""Whether rows differ in some columns, told by hashes."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
from sqlglot import exp

import duckdb
from jianheng.engine.sql import col, fn, relation


def no_two_alike(con: duckdb.DuckDBPyConnection, rows: pa.Table, columns: Sequence[str]) -> bool:
    """Whether no two rows can be the same in some columns.

    Args:
        con: any connection; opening one takes longer than the question.
        rows: a table.
        columns: names of some of its columns.

    Returns:
        False also where two different rows have the same hash, so that whoever needs to know must look closer.

    >>> rows = pa.table({"person": ["p1", "p1"], "number": [1, 2]})
    >>> [no_two_alike(duckdb.connect(), rows, each) for each in (["person"], ["person", "number"])]
    [False, True]
    """
    hashed = exp.Distinct(expressions=[fn("hash", *(col(column) for column in columns))])
    query = exp.select(exp.Count(this=hashed)).from_(relation("rows"))
    con.register("rows", rows)
    [(different,)] = con.execute(query.sql(dialect="duckdb")).fetchall()
    con.unregister("rows")
    return bool(different == rows.num_rows)
