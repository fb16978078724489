"""pandas by hand: one function a rule, on columns that know of unknown values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pandas as pd
import pyarrow as pa

from benchmarks.systems.by_pandas.days import whole_days
from benchmarks.systems.rules import Rule


@contextmanager
def answering(rule: Rule, folder: Path, held: bool, _: str) -> Iterator[Callable[[], pd.DataFrame]]:
    """Answers, from Parquet each time or from frames in memory."""
    answer = import_module(f"{__name__}.{rule.name}").answer

    def given() -> dict[str, pd.DataFrame]:
        return {
            table: whole_days(
                pd.read_parquet(folder / f"{table}.parquet", columns=list(columns), dtype_backend="pyarrow")
            )
            for table, columns in rule.tables.items()
        }

    kept = given() if held else None
    yield lambda: answer(kept or given(), rule.as_of)


def to_arrow(frame: pd.DataFrame) -> pa.Table:
    """The answers for comparison."""
    return pa.Table.from_pandas(frame, preserve_index=False)
