"""DuckDB SQL by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.measure import MONTH_LATER
from benchmarks.systems.rules import Rule
from benchmarks.systems.statement import statement

FIRST_MINUTE = """
CREATE TEMP MACRO first_minute(moment, told) AS CASE told WHEN 'minute' THEN date_trunc('minute', moment)
    WHEN 'hour' THEN date_trunc('hour', moment) ELSE date_trunc('day', moment) END
"""
LAST_MINUTE = """
CREATE TEMP MACRO last_minute(moment, told) AS first_minute(moment, told)
    + CASE told WHEN 'minute' THEN INTERVAL 0 MINUTE WHEN 'hour' THEN INTERVAL 59 MINUTE ELSE INTERVAL 1439 MINUTE END
"""


@contextmanager
def answering(rule: Rule, folder: Path, held: bool, _: str) -> Iterator[Callable[[], pa.Table]]:
    """Answers, from views over Parquet or from tables of its own."""
    con = duckdb.connect()
    for macro in (MONTH_LATER, FIRST_MINUTE, LAST_MINUTE):
        con.execute(macro)
    for table, columns in rule.tables.items():
        path = str(folder / f"{table}.parquet").replace("'", "''")
        kind = "TABLE" if held else "VIEW"
        con.execute(f"CREATE {kind} {table} AS SELECT {', '.join(columns)} FROM read_parquet('{path}')")
    query = statement(rule, "duckdb")
    yield lambda: con.sql(query).to_arrow_table()
    con.close()
