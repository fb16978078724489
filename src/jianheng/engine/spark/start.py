"""A Spark session set up so that it gives what DuckDB gives, or what is missing for one."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jianheng.engine.spark.reachable import demand_master

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LOCAL = "local[*]"
LOOPBACK = "127.0.0.1"
# Masters that are reached without a network.
NEAR = ("local", f"spark://{LOOPBACK}:", "spark://localhost:")
SETTINGS = {
    # Same meaning as on DuckDB: errors instead of wrong numbers, times without a zone, text as it is written.
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.variable.substitute": "false",
    "spark.sql.mapKeyDedupPolicy": "EXCEPTION",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    # The Java of a plan as wide as a model's grows beyond what one method may hold, and is then thrown away.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.maxPlanStringLength": "1000",
    # What its parser learns of long statements is never forgotten otherwise, and fills the heap of a driver; counted in
    # states of several thousand bytes each.
    "spark.sql.parser.manageParserCaches": "true",
    "spark.sql.parser.parserDfaCacheFlushThreshold": "20000",
    "spark.ui.enabled": "false",
    # What the pages would show of finished queries is kept all the same, and nobody looks at it.
    "spark.sql.ui.retainedExecutions": "1",
    "spark.ui.retainedJobs": "10",
    "spark.ui.retainedStages": "10",
    "spark.ui.retainedTasks": "100",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}


class SparkMissingError(Exception):
    """PySpark or Java is not there."""


def open_spark(master: str = LOCAL, settings: dict[str, str] | None = None) -> SparkSession:
    """Open a session.

    Args:
        master: address of the cluster, or `local[*]` for this machine alone.
        settings: further settings of Spark.

    Raises:
        SparkMissingError: PySpark or Java is not installed.
        EngineFailedError: nobody answers at the address.
    """
    demand_spark()
    demand_master(master)
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    near: dict[str, str] = {}
    if master.startswith(NEAR):
        # Spark asks for the machine's own name otherwise, and fails where nobody knows it.
        os.environ.setdefault("SPARK_LOCAL_IP", LOOPBACK)
        near = {"spark.driver.host": LOOPBACK, "spark.driver.bindAddress": LOOPBACK}
    builder = SparkSession.builder.appName("jianheng").master(master)
    for key, value in (SETTINGS | near | (settings or {})).items():
        builder = builder.config(key, value)
    ctrl_c = signal.getsignal(signal.SIGINT)
    spark = builder.getOrCreate()
    if threading.current_thread() is threading.main_thread():
        # PySpark's own way calls Java in the middle of another call to it, which ends neither.
        signal.signal(signal.SIGINT, ctrl_c)
    return spark


@contextmanager
def spark_at(master: str) -> Iterator[SparkSession]:
    """A session of the cluster; it is ended unless it was there before.

    Args:
        master: address of the cluster, or `local[*]` for this machine alone.

    Raises:
        SparkMissingError: PySpark or Java is not installed.
    """
    demand_spark()
    from pyspark import SparkContext  # noqa: PLC0415 - an extra

    # Which session is active is told per thread of Java, and forgotten where Python has to call it through another.
    there = SparkContext._active_spark_context is not None
    spark = open_spark(master)
    try:
        yield spark
    finally:
        if not there:
            spark.stop()


def demand_spark() -> str:
    """The Java that runs Spark.

    Raises:
        SparkMissingError: PySpark or Java is not installed.
    """
    if find_spec("pyspark") is None:
        raise SparkMissingError(
            "没有安装 PySpark。改法：pip install 'jianheng[spark]'\n"
            "PySpark is not installed: pip install 'jianheng[spark]'"
        )
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        raise SparkMissingError(
            "没有找到 Java。改法：安装 Java 17，例如 apt-get install openjdk-17-jre-headless，或用 JAVA_HOME 指明位置\n"
            "no Java: install Java 17, or say where it is with JAVA_HOME"
        )
    return java
