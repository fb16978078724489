"""Which engine a run goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from typing import Annotated

import typer

from jianheng.chain import Loaded, load_workspace_tables
from jianheng.cli.bounded import bounded_session
from jianheng.cli.output import fail
from jianheng.dictionary import load_dictionary
from jianheng.engine.capabilities import ENGINES
from jianheng.engine.execute import Session
from jianheng.engine.run import open_session
from jianheng.engine.spark.engine import SparkEngine
from jianheng.engine.spark.start import LOCAL, SparkMissingError, open_spark
from jianheng.law import load_tables
from jianheng.workspace import Workspace

EngineName = Annotated[str, typer.Option("--engine", help="duckdb 或 spark / duckdb or spark")]
SparkMaster = Annotated[
    str, typer.Option("--spark-master", help="Spark 集群地址，如 spark://主机:7077 / address of the Spark cluster")
]
Opened = AbstractContextManager[tuple[Session, Loaded, int]]


def the_engine(text: str) -> str:
    """The name of an engine, or which there are."""
    if text not in ENGINES:
        fail(f"--engine：[{text}] 应为 {' 或 '.join(ENGINES)}。改法：选一种引擎\n--engine: {' or '.join(ENGINES)}")
    return text


def session_on(engine: str, master: str, workspace: Workspace, as_of: date, memory: int | None) -> Opened:
    """A session on the engine asked for, its tables, and in how many parts a run has to go."""
    if engine == "spark":
        return spark_session(workspace, as_of, master)
    return bounded_session(workspace, as_of, memory)


@contextmanager
def spark_session(workspace: Workspace, as_of: date, master: str) -> Iterator[tuple[Session, Loaded, int]]:
    """A session on Spark; what it reads and keeps lies in the workspace meanwhile, where every worker must see it.

    Args:
        workspace: the workspace.
        as_of: the day of the run.
        master: address of the cluster; this machine alone if empty.

    Raises:
        IntakeError: a batch cannot be read.
    """
    try:
        spark = open_spark(master or LOCAL)
    except SparkMissingError as error:
        fail(str(error))
    loaded = load_workspace_tables(workspace)
    engine = SparkEngine(spark, workspace.root)
    tables, coverage, authors = loaded.tables, loaded.coverage, workspace.authors
    try:
        law = load_tables()
        yield open_session(tables, coverage, load_dictionary(), law, as_of, authors=authors, engine=engine), loaded, 1
    finally:
        engine.close()
        spark.stop()
