"""Which systems there are, which of them this machine has, and how to get the others."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from benchmarks.systems.server import programs

BENCH = "pip install -r requirements/bench.txt"


@dataclass(frozen=True)
class System:
    """One way of answering.

    Args:
        name: of its module, `by_<name>`.
        title: for the reader.
        package: whose version counts.
        install: how to get it.
        ways: it can answer from Parquet, from data that it holds already (True), or both.
    """

    name: str
    title: str
    package: str
    install: str
    ways: tuple[bool, ...] = (False, True)

    @property
    def version(self) -> str | None:
        """What is installed, if it can run here."""
        if (self.name == "postgres" and programs() is None) or (self.name == "spark" and shutil.which("java") is None):
            return None
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None


ENGINE = System("engine", "检衡引擎 engine", "duckdb", "make setup")
SCAN = System("scan", "只读列 scan alone", "pyarrow", "make setup", ways=(False,))
SYSTEMS = (
    ENGINE,
    SCAN,
    System("duckdb", "DuckDB SQL", "duckdb", "make setup"),
    System("polars", "Polars", "polars", BENCH),
    System("pandas", "pandas", "pandas", BENCH),
    System("postgres", "PostgreSQL", "psycopg", f"apt-get install postgresql; {BENCH}", ways=(True,)),
    System("spark", "Spark local", "pyspark", f"Java 17; {BENCH}"),
)
