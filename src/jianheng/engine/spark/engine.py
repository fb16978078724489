"""Spark as an engine."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from sqlglot import exp

from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.spark.lowering import lowered

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ROWS_A_GROUP = 250_000
# Spark 4 says `toArrow`, which Spark 3.5 does not have.
COLLECTED = methodcaller("_collect_as_arrow")


class SparkEngine:
    """Relations in a Spark session.

    Rows are handed over as Parquet files in a folder of the run, which every worker must see. Beside it stands a
    DuckDB without rows, which knows the types: what is fetched has the types that DuckDB gives. A relation is made
    when it is first asked for, since most tables are read by few models.

    Args:
        spark: the session.
        folder: where the folder of the run is made; the machine's own place for such files if left out.
    """

    name = "Spark"
    keeps_cheaply = False
    numbers_rows = False

    def __init__(self, spark: SparkSession, folder: Path | None = None) -> None:
        self.spark = spark
        self.version: str = spark.version
        self._types = DuckDbEngine(threads=1)
        self._folder = Path(tempfile.mkdtemp(prefix="jianheng-spark-", dir=folder)).resolve()
        self._held = 0
        self._waiting: dict[str, Callable[[], DataFrame]] = {}
        # What those read that wait and are to be kept: they are worked out before anything of it goes.
        self._read: dict[str, frozenset[str]] = {}

    def hold(self, name: str, rows: pa.Table) -> None:
        """Make rows a relation, by way of a file; an empty one needs none."""
        self.drop([name])
        self._types.hold(name, rows.schema.empty_table())
        self._waiting[name] = lambda: self._written(rows) if rows.num_rows else self._nothing(rows.schema)

    def adopt(self, name: str, frame: DataFrame, schema: pa.Schema) -> None:
        """Make rows that the cluster already holds a relation."""
        self._types.hold(name, schema.empty_table())
        self._waiting[name] = lambda: frame

    def make(self, name: str, query: exp.Query, *, kept: bool = False) -> None:
        """Make a select a relation; what is kept lies in files, so that no lost worker takes rows with it."""
        self.drop([name])
        self._types.make(name, query, kept=True)
        self._waiting[name] = lambda: self._kept(self._frame(query)) if kept else self._frame(query)
        if kept:
            self._read[name] = frozenset(table.name for table in query.find_all(exp.Table))

    def drop(self, names: Iterable[str]) -> None:
        """Let go of relations, the last one first; what is kept of them is written down before."""
        gone = list(names)
        for name in [name for name, read in self._read.items() if name not in gone and not read.isdisjoint(gone)]:
            self._view(name)
        for name in reversed(gone):
            self._read.pop(name, None)
            if self._waiting.pop(name, None) is not None or self.spark.catalog.dropTempView(name):
                self._types.drop([name])

    def fetch(self, query: exp.Query) -> pa.Table:
        """The rows of a select, in the types of DuckDB."""
        schema = self._types.fetch(query).schema
        batches = COLLECTED(self._frame(query))
        return pa.Table.from_batches(batches).cast(schema) if batches else schema.empty_table()

    def interrupt(self) -> None:
        """End the query that is running."""
        self.spark.sparkContext.cancelAllJobs()

    def close(self) -> None:
        """Let go of the relations and of the files; the session belongs to whoever opened it."""
        self._types.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _frame(self, query: exp.Query) -> DataFrame:
        for table in query.find_all(exp.Table):
            self._view(table.name)
        return self.spark.sql(lowered(query).sql(dialect="spark"))

    def _view(self, name: str) -> None:
        """Make a relation that was not asked for yet."""
        make = self._waiting.pop(name, None)
        self._read.pop(name, None)
        if make is not None:
            # The answers of another model have its name, which is no plain word of SQL.
            make().createOrReplaceTempView(f"`{name}`")

    def _written(self, rows: pa.Table) -> DataFrame:
        path = self._place()
        pq.write_table(rows, path, row_group_size=ROWS_A_GROUP)
        return self.spark.read.parquet(_named(path))

    def _kept(self, frame: DataFrame) -> DataFrame:
        path = _named(self._place())
        frame.write.parquet(path)
        return self.spark.read.schema(frame.schema).parquet(path)

    def _place(self) -> Path:
        """A place of its own in the folder of the run."""
        self._held += 1
        return self._folder / f"{self._held}.parquet"

    def _nothing(self, schema: pa.Schema) -> DataFrame:
        """No rows, so that Spark knows of it and leaves out what reads them."""
        from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - an extra

        return self.spark.createDataFrame([], from_arrow_schema(schema, prefer_timestamp_ntz=True)).limit(0)


def _named(path: Path) -> str:
    """A file as Spark names it: letters that a URI would write in numbers stay as they are."""
    return f"file:///{path.as_posix().lstrip('/')}"
