"""Workbooks as they are read, beside python-calamine's own reading of the same file; each way in its own process."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.measure import forget_peak, peak_memory
from jianheng.intake.files.kind import Kind
from jianheng.intake.files.workbook import read_workbook
from jianheng.intake.files.workbook.marks import Marks
from jianheng.intake.files.workbook.opening import Opened

COLUMNS = 20
MEGABYTE = 1 << 20
SHEET = "数据"


def measure(rows: int, repeat: int) -> list[tuple[str, float]]:
    """Measure every way on a sheet of twenty columns: texts, whole numbers, days, fractions in turn.

    Args:
        rows: of the sheet.
        repeat: how often each way is run; the median counts.

    Returns:
        What was measured and its value: processor seconds, ratios to python-calamine's own reading, most memory in MB.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.xlsx"
        _write(path, rows)
        runs = [{way: _run(way, path) for way in WAYS} for _ in range(max(1, repeat))]
    seconds = {way: median(run[way]["processor"] for run in runs) for way in WAYS}
    told = [(f"xlsx: {way}, processor seconds", seconds[way]) for way in WAYS]
    told += [(f"xlsx: {way}, peak MB", max(run[way]["peak"] for run in runs) / MEGABYTE) for way in WAYS]
    return told + [(f"xlsx: {way} / {other}", seconds[way] / seconds[other]) for way in OURS for other in THEIRS]


def _iterated(path: Path) -> None:
    for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows():
        pass


def _listed(path: Path) -> None:
    CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def _read(path: Path) -> None:
    (sheet,) = read_workbook(path).sheets
    for _ in sheet.rows():
        pass


def _not_looked_through(path: Path) -> None:
    for _ in Opened(path, Kind.XLSX).sheet(SHEET, Marks(), hidden=False).rows():
        pass


WAYS: dict[str, Callable[[Path], None]] = {
    "calamine iter_rows": _iterated,
    "calamine to_python": _listed,
    "opened and passed": _read,
    "the same without looking for what is hidden or wrong": _not_looked_through,
}
THEIRS = ("calamine iter_rows", "calamine to_python")
OURS = tuple(way for way in WAYS if way not in THEIRS)


def _write(path: Path, rows: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.append([f"列{number}" for number in range(COLUMNS)])
    first = date(2020, 1, 1)
    for row in range(rows):
        values = (f"某{row % 977}监区", row * 31, first + timedelta(days=row % 900), row / 7)
        sheet.append(values * (COLUMNS // len(values)))
    book.save(path)


def _run(way: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.reading.workbook", way, str(path)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return told


def main() -> int:
    """Run one way in this process."""
    way, path = sys.argv[1:]
    forget_peak()
    began, worked = time.perf_counter(), time.process_time()
    WAYS[way](Path(path))
    told = {"seconds": time.perf_counter() - began, "processor": time.process_time() - worked, "peak": peak_memory()}
    json.dump(told, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
