"""Some persons, and their rows out of files that hold everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.intake.store import Batch

PERSON = "person"


@dataclass(frozen=True)
class Persons:
    """Some persons.

    Args:
        keys: every key under which rows of theirs were delivered.
        unnamed: rows of which nobody told the person are among theirs.
    """

    keys: frozenset[str]
    unnamed: bool


class Few:
    """Reads the rows of some persons.

    Args:
        con: an engine that may read files, in which `wanted` holds the persons.
        persons: they.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, persons: Persons) -> None:
        self.con, self.persons = con, persons
        self.query = files("jianheng.chain").joinpath("some_rows.sql").read_text(encoding="utf-8")

    def rows(self, batch: Batch, name: str) -> pa.Table:
        """Rows of one table of a batch, in their order."""
        path = batch.folder / f"{name}.parquet"
        if PERSON not in pq.read_schema(path).names:
            return batch.table(name)
        return self.con.sql(self.query, params=[str(path)]).to_arrow_table()


@contextmanager
def some_rows(persons: Persons | None) -> Iterator[Few | None]:
    """Open a reader of the rows of some persons; none where everybody is wanted."""
    if persons is None:
        yield None
        return
    wanted = [*sorted(persons.keys), *([None] if persons.unnamed else [])]
    with duckdb.connect(":memory:") as con:
        con.execute("set python_enable_replacements = false")
        con.register("wanted", pa.table({PERSON: pa.array(wanted, pa.string())}))
        yield Few(con, persons)
