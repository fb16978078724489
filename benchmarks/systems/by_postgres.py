"""PostgreSQL by hand: over tables that were loaded before; the answers come to this process through COPY."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pyarrow as pa
import pyarrow.csv as pv

from benchmarks.systems.rules import Rule
from benchmarks.systems.statement import statement


@contextmanager
def answering(rule: Rule, _: Path, held: bool, server: str) -> Iterator[Callable[[], bytes]]:
    """Answers, from the tables of a server."""
    if not held:
        raise ValueError("PostgreSQL reads no Parquet")
    query = statement(rule, "postgres")
    with psycopg.connect(server, autocommit=True) as con:
        con.execute(f"SET search_path TO {rule.source}, public")

        def answer() -> bytes:
            with con.cursor().copy(f"COPY ({query}) TO STDOUT (FORMAT csv, HEADER)") as copy:
                return b"".join(bytes(block) for block in copy)

        yield answer


def to_arrow(answers: bytes) -> pa.Table:
    """The answers for comparison."""
    words = pv.ConvertOptions(column_types={"row_id": pa.string(), "answer": pa.string(), "findings": pa.string()})
    return pv.read_csv(io.BytesIO(answers), convert_options=words)
