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

FIRST_MINUTE = """
CREATE TEMPORARY FUNCTION first_minute(moment TIMESTAMP_NTZ, told STRING) RETURNS TIMESTAMP_NTZ RETURN
    CAST(date_trunc(CASE WHEN told IN ('minute', 'hour') THEN told ELSE 'day' END, moment) AS TIMESTAMP_NTZ)
"""
LAST_MINUTE = """
CREATE TEMPORARY FUNCTION last_minute(moment TIMESTAMP_NTZ, told STRING) RETURNS TIMESTAMP_NTZ RETURN
    first_minute(moment, told) + CASE told WHEN 'minute' THEN INTERVAL '0' MINUTE WHEN 'hour' THEN INTERVAL '59' MINUTE
        ELSE INTERVAL '1439' MINUTE END
"""


@contextmanager
def answering(rule: Rule, folder: Path, held: bool, _: str) -> Iterator[Callable[[], pa.Table]]:
    """Answers, from Parquet or from tables cached in memory."""
    spark = _session()
    for function in (MONTH_LATER, FIRST_MINUTE, LAST_MINUTE):
        spark.sql(function)
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
