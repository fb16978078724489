"""`jianheng spark-demo`: the demo on a Spark cluster of this machine's own, held against DuckDB."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from jianheng.arena import LAST_DAY, Plan
from jianheng.cli.arena import Persons, Seed
from jianheng.cli.demo import fresh, take_county_in
from jianheng.cli.options import Json, Models
from jianheng.cli.output import FOUND, emit, fail, tell
from jianheng.cli.run import run_all
from jianheng.engine.run import RunResult
from jianheng.engine.spark.cluster import ClusterError, standalone
from jianheng.engine.spark.start import SparkMissingError
from jianheng.running import ON_DUCKDB, EngineChoice, chosen_models

LOGS = "spark"
WORKERS = 2


def spark_demo(
    out: Annotated[Path, typer.Option("--out", help="示例工作区 / workspace to make")] = Path("demo-spark"),
    persons: Persons = 150,
    seed: Seed = 1,
    model: Models = None,
    as_json: Json = False,
) -> None:
    """在本机的 Spark 集群上运行示例，与 DuckDB 的结果比较 / the demo on a Spark cluster, held against DuckDB."""
    workspace = fresh(out)
    take_county_in(workspace, Plan(persons, seed))
    models = chosen_models(model)
    tell(f"用 DuckDB 运行 {len(models)} 个模型 … / on DuckDB")
    on_duckdb, first = timed(lambda: run_all(workspace, LAST_DAY, models, on=ON_DUCKDB))
    tell(f"启动 Spark 集群：一个主节点，{WORKERS} 个工作节点 … / starting a cluster")
    try:
        with standalone(out / LOGS, WORKERS) as cluster:
            tell(f"集群 {cluster.address}，用它运行同样的模型，需要几分钟 … / the same models there, some minutes")
            on = EngineChoice("spark", cluster.address)
            on_spark, second = timed(lambda: run_all(workspace, LAST_DAY, models, on=on))
    except (SparkMissingError, ClusterError) as error:
        fail(str(error))
    differing = differences(on_duckdb.folder, on_spark.folder)
    acts = sum(sum(count.values()) for count in on_spark.counts.values())
    clues = sum(count["unlawful"] for count in on_spark.counts.values())
    if as_json:
        seconds = {"duckdb": round(first, 1), "spark": round(second, 1)}
        runs = {"duckdb": on_duckdb.folder.name, "spark": on_spark.folder.name}
        emit({"runs": runs, "acts": acts, "unlawful": clues, "seconds": seconds, "differing": differing})
    if differing:
        files = "\n".join(f"  {file}" for file in differing)
        fail(f"两种引擎的结果有不同，见 {out}/runs 下两次运行的这些文件：\n{files}\nthe two engines differ", FOUND)
    if not as_json:
        tell(
            f"\n两种引擎的结果逐字节相同：{len(models)} 个模型，{acts} 件，其中违法 {clues} 件\n"
            f"用时 DuckDB {first:.0f} 秒，Spark {second:.0f} 秒（数据少时时间几乎全用于安排任务）\n"
            f"both engines give the same bytes: {len(models)} models, {acts} acts, {clues} unlawful;"
            f" DuckDB {first:.0f} s, Spark {second:.0f} s (with few data nearly all of it planning)\n"
            f"两次运行：{on_duckdb.folder}、{on_spark.folder}；集群已结束，日志在 {out / LOGS}"
        )


def timed(work: Callable[[], RunResult]) -> tuple[RunResult, float]:
    """What work gives, and the seconds that it took."""
    start = time.monotonic()
    return work(), time.monotonic() - start


def differences(one: Path, other: Path) -> list[str]:
    """Files in which two runs differ: answers, evidence, and what each step of the scope leaves."""
    mine, theirs = (json.loads((run / "manifest.json").read_text(encoding="utf-8"))["files"] for run in (one, other))
    return sorted(file for file in mine.keys() | theirs.keys() if mine.get(file) != theirs.get(file))
