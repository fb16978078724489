"""What a run needs of tables that the cluster already holds: they stay where they lie, what follows from them comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from sqlglot import exp

from jianheng.chain import build_derived
from jianheng.chain.coverage import derived_coverage, usable_coverage
from jianheng.chain.derive import SOURCES
from jianheng.dictionary import Dictionary
from jianheng.engine.spark.catalogue import CatalogueError, open_catalogue
from jianheng.engine.spark.engine import SparkEngine
from jianheng.engine.sql import col, relation
from jianheng.identity import ID_PREFIX
from jianheng.intake.store import SCHEMA

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

COVERAGE = "coverage"
# Before the name of a catalogue, where a run's manifest names a batch.
PREFIX = "spark:"


@dataclass(frozen=True)
class Held:
    """What a catalogue holds.

    Args:
        tables: derived tables with their rows, and None for those that lie on the cluster.
        coverage: what is complete, derived tables among it.
        told: what the run's manifest says of the catalogue in the place of a batch, with every statement of coverage.
    """

    tables: dict[str, pa.Table | None]
    coverage: pa.Table
    told: dict[str, Any]


def held(engine: SparkEngine, catalogue: str, dictionary: Dictionary) -> Held:
    """Make the tables of a catalogue relations of the engine, and work out what follows from them.

    The table `coverage` of the catalogue, written as batches write it, says what is complete; where there is none,
    the absence of a row proves nothing. Persons are named by one key in all tables, and each act stands once.

    Args:
        engine: the engine.
        catalogue: `CATALOG.SCHEMA`, or a schema alone.
        dictionary: tables and their columns; derived tables are worked out, not read.

    Raises:
        CatalogueError: the catalogue is not there or does not fit the dictionary.
    """
    delivered = {table.name: table.schema() for table in dictionary.tables.values() if not table.derived}
    frames = open_catalogue(engine, catalogue, delivered | {COVERAGE: SCHEMA})
    stated = frames.pop(COVERAGE, None)
    contents = {name: _contents(name, frame) for name, frame in frames.items()}
    for name, frame in frames.items():
        engine.adopt(name, frame, _open(delivered[name]))
    sources = {name: _rows(engine, name).cast(delivered[name]) for name in SOURCES if name in frames}
    claims = SCHEMA.empty_table() if stated is None else _claims(engine, stated)
    named = {name: _identified(frame) for name, frame in frames.items() if "person" in frame.columns}
    coverage = derived_coverage(usable_coverage([claims], named, {}))
    told = {
        "batch": f"{PREFIX}{catalogue}",
        "files": [],
        "tables": {name: {"kept": rows, "with_problems": 0} for name, (rows, _) in contents.items()},
        "errors": 0,
        "delivery": None,
        "coverage": claims.to_pylist(),
        "hashes": {name: digest for name, (_, digest) in contents.items()},
    }
    tables: dict[str, pa.Table | None] = dict.fromkeys(frames)
    return Held(tables | build_derived(sources, dictionary), coverage, told)


def _open(schema: pa.Schema) -> pa.Schema:
    """Any column may be empty."""
    return pa.schema([field.with_nullable(True) for field in schema])


def _rows(engine: SparkEngine, name: str) -> pa.Table:
    """The rows of a relation in the order of their ids, whichever worker gives them first."""
    return engine.fetch(exp.select(exp.Star()).from_(relation(name)).order_by(col("row_id")))


def _claims(engine: SparkEngine, stated: DataFrame) -> pa.Table:
    engine.adopt(COVERAGE, stated, _open(SCHEMA))
    try:
        rows = engine.fetch(exp.select(*(col(name) for name in SCHEMA.names)).from_(relation(COVERAGE)))
    finally:
        engine.drop([COVERAGE])
    return rows.sort_by([(name, "ascending") for name in SCHEMA.names]).cast(SCHEMA)


def _contents(name: str, frame: DataFrame) -> tuple[int, str]:
    """How many rows there are, and a digest of what they say in whatever order."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    digest = f.sum(f.xxhash64(f.to_json(f.struct("*"))).cast("decimal(38,0)"))
    [(rows, ids, total)] = frame.agg(f.count("*"), f.count_distinct("row_id"), digest).collect()
    if ids != rows:
        raise CatalogueError(
            [f"表 {name}：{rows} 行只有 {ids} 个不同的 row_id。改法：每行一个编号 / {name}: row_id names several rows"]
        )
    return int(rows), str(total or 0)


def _identified(frame: DataFrame) -> pa.Table:
    """By unit, whether its rows name persons by their ID numbers: one row for each way in which they do or do not."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    way = f.when(f.col("person").startswith(ID_PREFIX), ID_PREFIX).alias("person")
    ways = frame.select("recorded_by", way).distinct().collect()
    return pa.table(
        {
            "recorded_by": pa.array([row.recorded_by for row in ways], pa.string()),
            "person": pa.array([row.person for row in ways], pa.string()),
        }
    )
