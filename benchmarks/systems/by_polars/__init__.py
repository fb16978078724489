"""Polars by hand: one lazy query a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import polars as pl
import pyarrow as pa

from benchmarks.systems.rules import Rule


@contextmanager
def answering(rule: Rule, folder: Path, held: bool, _: str) -> Iterator[Callable[[], pa.Table]]:
    """Answers, from lazy scans of Parquet or from frames in memory."""
    query = import_module(f"{__name__}.{rule.name}").query
    given = {
        table: pl.scan_parquet(folder / f"{table}.parquet").select(columns) for table, columns in rule.tables.items()
    }
    if held:
        given = {table: frame.collect().lazy() for table, frame in given.items()}
    yield lambda: query(given, rule.as_of).collect().to_arrow()
