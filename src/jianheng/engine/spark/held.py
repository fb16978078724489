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
from jianheng.identity.links import Links
from jianheng.intake.store import SCHEMA

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

COVERAGE = "coverage"
# Before the name of a catalogue, where a run's manifest names a batch.
PREFIX = "spark:"


@dataclass(frozen=True)
class Contents:
    """What a table of the cluster holds.

    Args:
        rows: its rows.
        ids: different names of rows among them.
        digest: of what the rows say, in whatever order.
    """

    rows: int
    ids: int
    digest: str


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
    contents = {name: _contents(frame) for name, frame in frames.items()}
    _each_row_named_once(contents)
    for name, frame in frames.items():
        engine.adopt(name, frame, _open(delivered[name]))
    sources = {name: _rows(engine, name).cast(delivered[name]) for name in SOURCES if name in frames}
    claims = SCHEMA.empty_table() if stated is None else _claims(engine, stated)
    named = {name: _identified(frame) for name, frame in frames.items() if "person" in frame.columns}
    coverage = derived_coverage(usable_coverage([claims], named, Links.of({})))
    told = {
        "batch": f"{PREFIX}{catalogue}",
        "files": [],
        "tables": {name: {"kept": each.rows, "with_problems": 0} for name, each in contents.items()},
        "errors": 0,
        "delivery": None,
        "coverage": claims.to_pylist(),
        "hashes": {name: each.digest for name, each in contents.items()},
    }
    tables: dict[str, pa.Table | None] = dict.fromkeys(frames)
    return Held(tables | build_derived(sources, dictionary), coverage, told)


def _each_row_named_once(contents: dict[str, Contents]) -> None:
    wrong = [
        f"表 {name}：{each.rows} 行只有 {each.ids} 个不同的 row_id。改法：每行一个编号"
        f" / {name}: row_id names several rows"
        for name, each in contents.items()
        if each.ids != each.rows
    ]
    if wrong:
        raise CatalogueError(wrong)


def unchanged(engine: SparkEngine, catalogue: str, dictionary: Dictionary, told: dict[str, Any]) -> None:
    """Make sure that the tables of a catalogue are what they were when the run began.

    Args:
        engine: the engine.
        catalogue: `CATALOG.SCHEMA`, or a schema alone.
        dictionary: tables and their columns.
        told: what the run's manifest says of the catalogue.

    Raises:
        CatalogueError: tables were changed, came or went under the run; all of them at once.
    """
    delivered = {table.name: table.schema() for table in dictionary.tables.values() if not table.derived}
    frames = open_catalogue(engine, catalogue, delivered)
    before, now = told["hashes"], {name: _contents(frame).digest for name, frame in frames.items()}
    if changed := sorted(name for name in before | now if before.get(name) != now.get(name)):
        titles = "、".join(f"{name}（{dictionary.tables[name].title_zh}）" for name in changed)
        raise CatalogueError(
            [
                f"{catalogue} 里的表在运行期间改动过：{titles}。没有写出这次运行的结果；以前的运行没有改动。"
                "改法：等数据不再变动，或先建一份快照（另一个库），再执行同一条命令"
                f" / tables of {catalogue} were changed under the run ({', '.join(changed)}): nothing was kept."
                " Mend: run again when nobody writes to them, or over a snapshot in another schema"
            ]
        )


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


def _contents(frame: DataFrame) -> Contents:
    """How many rows there are, and a digest of what they say in whatever order."""
    from pyspark.sql import functions as f  # noqa: PLC0415 - an extra

    digest = f.sum(f.xxhash64(f.to_json(f.struct("*"))).cast("decimal(38,0)"))
    [(rows, ids, total)] = frame.agg(f.count("*"), f.count_distinct("row_id"), digest).collect()
    return Contents(int(rows), int(ids), str(total or 0))


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
