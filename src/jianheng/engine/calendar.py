"""The working-day calendar as a table that plans join by equality."""

from __future__ import annotations

import duckdb
import pyarrow as pa
from sqlglot import exp

from jianheng.engine.sql import E, binary, col, relation
from jianheng.law.calendar import rolled_days

TABLE = "calendar"


def register_calendar(con: duckdb.DuckDBPyConnection) -> None:
    """Make the calendar available to plans."""
    days, rolled = zip(*rolled_days(), strict=True)
    con.register(TABLE, pa.table({"day": pa.array(days, pa.date32()), "rolled": pa.array(rolled, pa.date32())}))


def rolled(day: E) -> E:
    """The day to which a period ending on a day moves; NULL where the calendar does not reach."""
    found = binary(exp.EQ, col("day", "cal"), day)
    source = relation(TABLE, "cal")
    return exp.Subquery(this=exp.select(col("rolled", "cal")).from_(source).where(found))
