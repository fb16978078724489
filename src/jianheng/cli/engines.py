"""Which engine a run goes on."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import pyarrow as pa
import typer

from jianheng.chain import Loaded
from jianheng.cli.bounded import bounded_session, load_whole
from jianheng.cli.local import the_calendar
from jianheng.cli.output import fail
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine.capabilities import ENGINES
from jianheng.engine.case_batch import one_thread
from jianheng.engine.engine import Engine, EngineFailedError
from jianheng.engine.execute import Session
from jianheng.engine.parts.spill import spill_folder
from jianheng.engine.run import open_session
from jianheng.engine.spark.catalogue import CatalogueError
from jianheng.engine.spark.engine import SparkEngine
from jianheng.engine.spark.failures import plainly
from jianheng.engine.spark.held import PREFIX, held, unchanged
from jianheng.engine.spark.start import LOCAL, SparkMissingError, demand_spark, spark_at
from jianheng.law import LawTable
from jianheng.workspace import Workspace

EngineName = Annotated[str, typer.Option("--engine", help="duckdb 或 spark / duckdb or spark")]
SparkMaster = Annotated[
    str, typer.Option("--spark-master", help="Spark 集群地址，如 spark://主机:7077 / address of the Spark cluster")
]
SparkTables = Annotated[
    str,
    typer.Option(
        "--spark-tables",
        metavar="目录.库",
        help="用集群里的表，不用工作区的批次 / tables on the cluster",
    ),
]
Tables = dict[str, pa.Table | None]
Opened = AbstractContextManager[tuple[Session, Loaded, int]]


@dataclass(frozen=True)
class EngineChoice:
    """Which engine, and where the data lie for it.

    Args:
        name: `duckdb` or `spark`.
        master: address of the Spark cluster; this machine alone if empty.
        tables: `CATALOG.SCHEMA` of tables that the cluster holds; the batches of the workspace if empty.
    """

    name: str = "duckdb"
    master: str = ""
    tables: str = ""


ON_DUCKDB = EngineChoice()


def the_engine(name: str, master: str = "", tables: str = "", *, grows: bool = False) -> EngineChoice:
    """The engine asked for, or what does not go together."""
    if name not in ENGINES:
        fail(f"--engine：[{name}] 应为 {' 或 '.join(ENGINES)}。改法：选一种引擎\n--engine: {' or '.join(ENGINES)}")
    if name != "spark" and (master or tables):
        fail("--spark-master、--spark-tables 只用于 Spark。改法：加上 --engine spark\nthey want --engine spark")
    if tables and grows:
        fail(
            "--spark-tables 不能与 --changed-since 同用：集群里的表没有批次可比较。改法：去掉其中一个\n"
            "--spark-tables and --changed-since do not go together: tables on a cluster have no batches to compare"
        )
    return EngineChoice(name, master, tables)


def lies_here(run: Path) -> None:
    """Refuse a run whose data lie in tables of a cluster: only a run over the same tables can tell of them."""
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    for batch in manifest["batches"]:
        if batch["batch"].startswith(PREFIX):
            tables = batch["batch"].removeprefix(PREFIX)
            words = f"--as-of {manifest['as_of']} --engine spark --spark-tables {tables}"
            fail(
                f"运行 {run.name} 用的是集群里的表 {tables}，不在工作区里，不能在这里重新判断。改法：再执行 "
                f"jianheng run 工作区 {words}（集群不在本机的加上 --spark-master），"
                "运行编号与原来相同，就是数据、模型、法律和结论都没有变；某一件的依据见该次运行的报告\n"
                f"the data of run {run.name} lie in tables of a cluster ({tables}). Mend: run again with {words};"
                " the same id means that nothing changed, and the report shows the proof of each act"
            )


def session_on(
    on: EngineChoice, workspace: Workspace, as_of: date, memory: int | None, law: dict[str, LawTable]
) -> Opened:
    """A session on the engine asked for, its tables, and in how many parts a run has to go."""
    if on.name == "spark":
        return spark_session(workspace, as_of, on, law)
    return bounded_session(workspace, as_of, memory, law)


@contextmanager
def engines_on(name: str) -> Iterator[Callable[[], Engine]]:
    """What gives engines without rows, of one kind and on this machine."""
    if name != "spark":
        yield one_thread
        return
    try:
        demand_spark()
        with plainly(), spark_at(LOCAL) as spark, TemporaryDirectory(prefix="jianheng-") as folder:
            yield lambda: SparkEngine(spark, Path(folder))
    except (SparkMissingError, EngineFailedError) as error:
        fail(str(error))


@contextmanager
def spark_session(
    workspace: Workspace, as_of: date, on: EngineChoice, law: dict[str, LawTable]
) -> Iterator[tuple[Session, Loaded, int]]:
    """A session on Spark; what it reads and keeps lies in the workspace meanwhile, where every worker must see it.

    Args:
        workspace: the workspace.
        as_of: the day of the run.
        on: the cluster, and the tables that it holds.
        law: the law as it holds in the workspace.

    Raises:
        IntakeError: a batch cannot be read, or another process is writing.
    """
    dictionary, authors, calendar = load_dictionary(), workspace.authors, the_calendar(workspace)
    # PySpark writes every call that Ctrl-C ends to the root logger, with its place in the program.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        demand_spark()
        with (
            plainly(),
            spark_at(on.master or LOCAL) as spark,
            # By now the workers of a run that was killed have let go of its files.
            spill_folder(workspace.runs) as spill,
            closing(SparkEngine(spark, spill)) as engine,
        ):
            tables, loaded = _on_cluster(engine, on.tables, dictionary) if on.tables else _in_workspace(workspace)
            covered = loaded.coverage
            session = open_session(
                tables, covered, dictionary, law, as_of, authors=authors, engine=engine, calendar=calendar
            )
            if loaded.elsewhere is not None:
                session.settled = partial(unchanged, engine, on.tables, dictionary, loaded.elsewhere)
            yield session, loaded, 1
    except (SparkMissingError, CatalogueError) as error:
        fail(str(error))


def _in_workspace(workspace: Workspace) -> tuple[Tables, Loaded]:
    loaded = load_whole(workspace)
    return dict(loaded.tables), loaded


def _on_cluster(engine: SparkEngine, catalogue: str, dictionary: Dictionary) -> tuple[Tables, Loaded]:
    found = held(engine, catalogue, dictionary)
    return found.tables, Loaded({}, found.coverage, {}, elsewhere=found.told)
