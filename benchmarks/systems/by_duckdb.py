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


@contextmanager
def answering(rule: Rule, folder: Path, held: bool, _: str) -> Iterator[Callable[[], pa.Table]]:
    """Answers, from views over Parquet or from tables of its own."""
    con = duckdb.connect()
    con.execute(MONTH_LATER)
    for table, columns in rule.tables.items():
        path = str(folder / f"{table}.parquet").replace("'", "''")
        kind = "TABLE" if held else "VIEW"
        con.execute(f"CREATE {kind} {table} AS SELECT {', '.join(columns)} FROM read_parquet('{path}')")
    query = statement(rule, "duckdb")
    yield lambda: con.sql(query).to_arrow_table()
    con.close()
