"""Tables that a cluster already holds, used where they lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from jianheng.dictionary import Dictionary, Table
from jianheng.engine.spark.engine import SparkEngine

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

WIDER = {"tinyint": 1, "smallint": 2, "int": 3, "bigint": 4}


class CatalogueError(Exception):
    """Tables of a catalogue that do not fit the dictionary; all of them at once."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


def adopt(engine: SparkEngine, catalogue: str, dictionary: Dictionary) -> frozenset[str]:
    """Make the tables of a catalogue that have a name of the dictionary relations of the engine.

    Args:
        engine: the engine.
        catalogue: `CATALOG.SCHEMA`, or a schema alone.
        dictionary: tables and their columns; a column that is not there is empty.

    Returns:
        Names of the tables that were found.

    Raises:
        CatalogueError: there is no such catalogue, no table of the dictionary in it, or columns of a wrong type.
    """
    parts = catalogue.split(".")
    quoted = ".".join(f"`{part}`" for part in parts)
    if not engine.spark.catalog.databaseExists(catalogue):
        raise CatalogueError([f"没有 {catalogue}。改法：写明 目录.库 / there is no {catalogue}: give CATALOG.SCHEMA"])
    there = {each.name for each in engine.spark.catalog.listTables(catalogue) if not each.isTemporary}
    frames = {name: engine.spark.table(f"{quoted}.`{name}`") for name in sorted(there & set(dictionary.tables))}
    if not frames:
        raise CatalogueError(
            [f"{catalogue} 里没有词典中的表。改法：表名须与词典相同 / no table of the dictionary in {catalogue}"]
        )
    problems = [each for name, frame in frames.items() for each in _misfits(dictionary.tables[name], frame)]
    if problems:
        raise CatalogueError(problems)
    for name, frame in frames.items():
        schema = pa.schema([field.with_nullable(True) for field in dictionary.tables[name].schema()])
        engine.adopt(name, _fitted(schema, frame), schema)
    return frozenset(frames)


def _wanted(schema: pa.Schema) -> dict[str, str]:
    """The types of Spark for a schema, as Spark writes them."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - an extra

    return {field.name: field.dataType.simpleString() for field in from_arrow_schema(schema, True).fields}


def _misfits(table: Table, frame: DataFrame) -> list[str]:
    wanted, got = _wanted(table.schema()), dict(frame.dtypes)
    if "row_id" not in got:
        return [f"表 {table.name}：没有列 row_id。改法：补上每行唯一的编号 / {table.name} lacks row_id"]
    return [
        f"表 {table.name} 列 {column}：类型是 {got[column]}，应为 {kind}。改法：CAST({column} AS {kind})"
        f" / {table.name}.{column} is {got[column]}, expected {kind}"
        for column, kind in wanted.items()
        if column in got and not _fits(got[column], kind)
    ]


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
