"""The engine itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.systems.data import read
from benchmarks.systems.rules import Rule
from jianheng.dictionary import Dictionary
from jianheng.engine.execute import Session
from jianheng.engine.run import open_session
from jianheng.law import LawTable

# The name of a row, who stated it, and what its source said where a cell could not be read.
OWN = ("row_id", "recorded_by", "raw")


@contextmanager
def answering(rule: Rule, folder: Path, held: bool, _: str) -> Iterator[Callable[[], pa.Table]]:
    """Answers, from Parquet each time or from a session that holds the tables."""
    model, dictionary, law = rule.load()

    def session() -> Session:
        return opened(rule, folder, dictionary, law)

    kept = session() if held else None
    yield lambda: (kept or session()).answers(model).table


def opened(rule: Rule, folder: Path, dictionary: Dictionary, law: dict[str, LawTable]) -> Session:
    """A session that holds the columns that a rule needs.

    Args:
        rule: the rule.
        folder: the data of its source.
        dictionary, law: what names mean.
    """
    tables = {
        table: read(folder, table, (*columns, *_own(folder, table, columns)))
        for table, columns in rule.tables.items()
        if table in dictionary.tables
    }
    return open_session(tables, read(folder, "coverage", rule.tables["coverage"]), dictionary, law, rule.as_of)


def _own(folder: Path, table: str, columns: tuple[str, ...]) -> list[str]:
    names = pq.read_schema(folder / f"{table}.parquet").names
    return [name for name in OWN if name in names and name not in columns]
