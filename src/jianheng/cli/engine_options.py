"""Options that say which engine a run goes on, and how much memory it may take."""

from __future__ import annotations

from typing import Annotated

import typer

from jianheng.cli.output import fail
from jianheng.engine.capabilities import ENGINES
from jianheng.engine.parts.memory import read_memory
from jianheng.running import EngineChoice

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
Memory = Annotated[str, typer.Option("--memory", metavar="上限", help="内存上限，如 4GB / memory bound, such as 4GB")]


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


def the_memory(text: str) -> int | None:
    """Read a bound, or say how to write one; None where none is given."""
    bound = read_memory(text) if text else None
    if text and bound is None:
        fail(f"--memory：[{text}] 不是内存上限，应写成 4GB 或 800MB。改法：写数字和单位\n--memory: write 4GB or 800MB")
    return bound
