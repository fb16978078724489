"""Spark by hand, on this machine alone; its start is not counted."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession

from benchmarks.systems.rules import Rule
from benchmarks.systems.statement import statement

MONTH_LATER = """
CREATE TEMPORARY FUNCTION month_later(day DATE, n INT) RETURNS DATE RETURN
    CASE WHEN day = last_day(day) THEN last_day(add_months(day, n)) ELSE add_months(day, n) END
"""


@contextmanager
def answering(rule: Rule, folder: Path, held: bool, _: str) -> Iterator[Callable[[], pa.Table]]:
    """Answers, from Parquet or from tables cached in memory."""
    spark = _session()
    spark.sql(MONTH_LATER)
    for table, columns in rule.tables.items():
        frame = spark.read.parquet(str(folder / f"{table}.parquet")).select(*columns)
        if held:
            frame = frame.cache()
            frame.count()
        frame.createOrReplaceTempView(table)
    query = statement(rule, "spark")
    yield lambda: spark.sql(query).toArrow()
    spark.stop()


def _session() -> SparkSession:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    settings = {
        "spark.driver.memory": f"{max(1, memory // 2)}g",
        "spark.driver.maxResultSize": "0",
        "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master("local[*]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()
