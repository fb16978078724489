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

import pyarrow as pa

from jianheng.chain import Loaded
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine.case_batch import one_thread
from jianheng.engine.engine import Engine
from jianheng.engine.execute import Session
from jianheng.engine.parts.spill import spill_folder
from jianheng.engine.run import open_session
from jianheng.engine.spark.engine import SparkEngine
from jianheng.engine.spark.failures import plainly
from jianheng.engine.spark.held import PREFIX, held, unchanged
from jianheng.engine.spark.start import LOCAL, demand_spark, spark_at
from jianheng.law import LawTable
from jianheng.running.bounded import bounded_session, load_whole
from jianheng.running.law_here import calendar_of
from jianheng.running.refused import Refused
from jianheng.workspace import Workspace

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


def lies_here(run: Path) -> None:
    """Refuse a run whose data lie in tables of a cluster: only a run over the same tables can tell of them.

    Args:
        run: folder of the run.

    Raises:
        Refused: they do.
    """
    manifest = json.loads((run / "manifest.json").read_text(encoding="utf-8"))
    for batch in manifest["batches"]:
        if batch["batch"].startswith(PREFIX):
            tables = batch["batch"].removeprefix(PREFIX)
            words = f"--as-of {manifest['as_of']} --engine spark --spark-tables {tables}"
            raise Refused(
                f"运行 {run.name} 用的是集群里的表 {tables}，不在工作区里，不能在这里重新判断。改法：再执行 "
                f"jianheng run 工作区 {words}（集群不在本机的加上 --spark-master），"
                "运行编号与原来相同，就是数据、模型、法律和结论都没有变；某一件的依据见该次运行的报告",
                f"the data of run {run.name} lie in tables of a cluster ({tables}). Mend: run again with {words};"
                " the same id means that nothing changed, and the report shows the proof of each act",
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
    """What gives engines without rows, of one kind and on this machine.

    Raises:
        SparkMissingError: Spark or its Java is not installed.
        EngineFailedError: it stopped on its way.
    """
    if name != "spark":
        yield one_thread
        return
    demand_spark()
    with plainly(), spark_at(LOCAL) as spark, TemporaryDirectory(prefix="jianheng-") as folder:
        yield lambda: SparkEngine(spark, Path(folder))


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
        SparkMissingError: Spark or its Java is not installed.
        CatalogueError: the cluster's tables do not fit.
    """
    dictionary, authors, calendar = load_dictionary(), workspace.authors, calendar_of(workspace)
    # PySpark writes every call that Ctrl-C ends to the root logger, with its place in the program.
    logging.getLogger().addHandler(logging.NullHandler())
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


def _in_workspace(workspace: Workspace) -> tuple[Tables, Loaded]:
    loaded = load_whole(workspace)
    return dict(loaded.tables), loaded


def _on_cluster(engine: SparkEngine, catalogue: str, dictionary: Dictionary) -> tuple[Tables, Loaded]:
    found = held(engine, catalogue, dictionary)
    return found.tables, Loaded({}, found.coverage, {}, elsewhere=found.told)
