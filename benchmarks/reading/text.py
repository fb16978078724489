"""Large text tables as they are read, beside DuckDB's own scan of the same file; each way in a process of its own."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Literal

import duckdb

from benchmarks.measure import forget_peak, peak_memory
from jianheng.intake.files.csv_file import read_csv

COLUMNS = 20
NAMES = ("周某", "欧阳某某", "李某", "张某某")
BLOCK = 1 << 16
MEGABYTE = 1 << 20


def measure(rows: int, repeat: int) -> list[tuple[str, float]]:
    """Measure every way on a plain table, on one with every cell quoted, and on one in GBK.

    Args:
        rows: of the table, with twenty columns.
        repeat: how often each way is run; the median counts.

    Returns:
        What was measured and its value: processor seconds, ratios to DuckDB's own reading, most memory in MB.
    """
    told: list[tuple[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for shape, encoding, quoting in SHAPES:
            path = Path(folder) / "table.csv"
            _write(path, rows, encoding, quoting)
            # DuckDB itself reads UTF-8 only: beside GBK stands the same table in UTF-8.
            beside = Path(folder) / "beside.csv"
            _write(beside, rows, "utf-8", quoting)
            runs = [
                {way: _run(way, beside if way in BY_DUCKDB else path) for way in WAYS} for _ in range(max(1, repeat))
            ]
            seconds = {way: median(run[way]["processor"] for run in runs) for way in WAYS}
            peak = {way: max(run[way]["peak"] for run in runs) / MEGABYTE for way in WAYS}
            told += [(f"{shape}: {way}, processor seconds", seconds[way]) for way in WAYS]
            told += [(f"{shape}: {way}, peak MB", peak[way]) for way in WAYS]
            told += [(f"{shape}: {way} / duckdb arrow", seconds[way] / seconds["duckdb arrow"]) for way in OURS]
    return told


def _max(path: Path) -> Callable[[], None]:
    def scan() -> None:
        with duckdb.connect() as con:
            columns = _scanned(con, path)
            columns.aggregate(", ".join(["count(*)", *(f"max({name})" for name in columns.columns)])).fetchall()

    return scan


def _arrow(path: Path) -> Callable[[], None]:
    def scan() -> None:
        with duckdb.connect() as con:
            for _ in _scanned(con, path).to_arrow_reader(BLOCK):
                pass

    return scan


def _opened(path: Path) -> Callable[[], None]:
    def read() -> None:
        (sheet,) = read_csv(path).sheets
        for _ in sheet.batches() if sheet.batches else sheet.rows():
            pass

    return read


def _batches(path: Path) -> Callable[[], None]:
    (sheet,) = read_csv(path).sheets

    def read() -> None:
        for _ in sheet.batches() if sheet.batches else sheet.rows():
            pass

    return read


def _rows(path: Path) -> Callable[[], None]:
    (sheet,) = read_csv(path).sheets

    def read() -> None:
        for _ in sheet.rows():
            pass

    return read


WAYS = {
    "duckdb max": _max,
    "duckdb arrow": _arrow,
    "opened and passed by column": _opened,
    "passed again by column": _batches,
    "passed again by row": _rows,
}
BY_DUCKDB = ("duckdb max", "duckdb arrow")
OURS = tuple(way for way in WAYS if way not in BY_DUCKDB)
SHAPES: tuple[tuple[str, str, Literal[0, 1]], ...] = (
    ("plain", "utf-8", csv.QUOTE_MINIMAL),
    ("quoted", "utf-8", csv.QUOTE_ALL),
    ("GBK", "gb18030", csv.QUOTE_MINIMAL),
)


def _scanned(con: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyRelation:
    columns = {f"c{number}": "VARCHAR" for number in range(COLUMNS)}
    return con.read_csv(str(path), auto_detect=False, header=False, columns=columns, delimiter=",", quotechar='"')


def _write(path: Path, rows: int, encoding: str, quoting: Literal[0, 1]) -> None:
    with path.open("w", encoding=encoding, newline="") as out:
        writer = csv.writer(out, quoting=quoting)
        writer.writerow([f"列{number}" for number in range(COLUMNS)])
        for number in range(rows):
            person = [f"{number:08d}", NAMES[number % 4], f"2024-05-{number % 28 + 1:02d}", "江州监狱", number % 100]
            writer.writerow([*person, *(number * 7919 * factor % 1000003 for factor in range(COLUMNS - len(person)))])


def _run(way: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.reading.text", way, str(path)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return told


def main() -> int:
    """Run one way in this process."""
    way, path = sys.argv[1:]
    read = WAYS[way](Path(path))
    forget_peak()
    began, worked = time.perf_counter(), time.process_time()
    read()
    told = {"seconds": time.perf_counter() - began, "processor": time.process_time() - worked, "peak": peak_memory()}
    json.dump(told, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
