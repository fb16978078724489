"""Tables that a cluster already holds, used where they lie."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pyarrow as pa

from jianheng.engine.spark.engine import SparkEngine

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

WIDER = {"tinyint": 1, "smallint": 2, "int": 3, "bigint": 4}
# Without these nobody knows which row it is, or whose.
NEEDED = frozenset({"row_id", "recorded_by"})


class CatalogueError(Exception):
    """Tables of a catalogue that do not fit the dictionary; all of them at once."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


def open_catalogue(engine: SparkEngine, catalogue: str, tables: Mapping[str, pa.Schema]) -> dict[str, DataFrame]:
    """The tables of a catalogue that are asked for, in their columns; a column that is not there is empty.

    Args:
        engine: the engine.
        catalogue: `CATALOG.SCHEMA`, or a schema alone.
        tables: columns by table.

    Raises:
        CatalogueError: there is no such catalogue, none of the tables in it, or columns of a wrong type.
    """
    quoted = ".".join(f"`{part}`" for part in catalogue.split("."))
    if not engine.spark.catalog.databaseExists(catalogue):
        raise CatalogueError([f"没有 {catalogue}。改法：写明 目录.库 / there is no {catalogue}: give CATALOG.SCHEMA"])
    there = {each.name for each in engine.spark.catalog.listTables(catalogue) if not each.isTemporary}
    frames = {name: _fresh(engine, f"{quoted}.`{name}`") for name in sorted(there & set(tables))}
    if not frames:
        raise CatalogueError(
            [f"{catalogue} 里没有词典中的表。改法：表名须与词典相同 / no table of the dictionary in {catalogue}"]
        )
    problems = [each for name, frame in frames.items() for each in _misfits(name, tables[name], frame)]
    if problems:
        raise CatalogueError(problems)
    return {name: _fitted(tables[name], frame) for name, frame in frames.items()}


def _fresh(engine: SparkEngine, name: str) -> DataFrame:
    """A table with the files that it has now, not with those that the session remembers."""
    engine.spark.catalog.refreshTable(name)
    return engine.spark.table(name)


def _wanted(schema: pa.Schema) -> dict[str, str]:
    """The types of Spark for a schema, as Spark writes them."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - an extra

    return {field.name: field.dataType.simpleString() for field in from_arrow_schema(schema, True).fields}


def _misfits(table: str, schema: pa.Schema, frame: DataFrame) -> Iterator[str]:
    wanted, got = _wanted(schema), dict(frame.dtypes)
    for column, kind in wanted.items():
        if column not in got and column in NEEDED:
            yield f"表 {table}：没有列 {column}。改法：补上这一列 / {table} lacks {column}"
        elif column in got and not _fits(got[column], kind):
            yield (
                f"表 {table} 列 {column}：类型是 {got[column]}，应为 {kind}。改法：CAST({column} AS {kind})"
                f" / {table}.{column} is {got[column]}, expected {kind}"
            )


def _fits(got: str, wanted: str) -> bool:
    """The same type, or a narrower whole number."""
    return got == wanted or (got in WIDER and wanted in WIDER and WIDER[got] < WIDER[wanted])


def _fitted(schema: pa.Schema, frame: DataFrame) -> DataFrame:
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    there = set(frame.columns)
    return frame.select(
        *(
            (f.col(f"`{column}`") if column in there else f.lit(None)).cast(kind).alias(column)
            for column, kind in _wanted(schema).items()
        )
    )
