"""How many parts a bound of memory asks for, and what happens where memory or disk runs out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from sqlglot import parse_one

from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.parts.memory import EACH_ROW, PROGRAM, engine_memory, own_bound, parts_for, read_memory
from jianheng.engine.parts.spill import Spill, on_disk, spill_folder
from jianheng.intake.problem import IntakeError
from jianheng.intake.store.lock import writing

# More than the engine may hold, which it sorts by what lies on disk.
LARGE = "SELECT range AS n, md5(CAST(range AS TEXT)) AS text FROM range(3000000) ORDER BY 2"


def table(rows: int) -> pa.Table:
    return pa.table({"n": pa.array(range(rows), pa.int64())})


@pytest.mark.parametrize(
    ("text", "bound"), [("4GB", 4 << 30), ("1.5 gb", 3 << 29), ("800MB", 800 << 20), ("4", None), ("-1GB", None)]
)
def test_a_bound_is_read(text: str, bound: int | None) -> None:
    assert read_memory(text) == bound


def test_what_fits_goes_at_once_and_more_rows_or_less_memory_make_more_parts() -> None:
    bound = 1 << 30
    fits = engine_memory(bound) // EACH_ROW // 2
    assert PROGRAM < engine_memory(bound) < bound - PROGRAM
    assert parts_for({}, bound) == 1
    assert parts_for({"a": table(10), "b": table(fits)}, bound) == 1
    assert parts_for({"b": table(fits + 1)}, bound) == 2
    assert parts_for({"b": table(fits * 5)}, bound) == 5
    assert parts_for({"b": table(fits * 2)}, bound // 2) > 5
    assert own_bound() > 1 << 28


def test_what_does_not_fit_lies_in_the_folder(tmp_path: Path) -> None:
    engine = DuckDbEngine(tmp_path, memory="120MB")
    engine.make("large", parse_one(LARGE, dialect="duckdb"), kept=True)
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) > 10 << 20
    assert engine.fetch(parse_one("SELECT count(*) AS n FROM large", dialect="duckdb")).to_pylist() == [{"n": 3000000}]
    engine.close()


def test_without_a_folder_memory_runs_out() -> None:
    engine = DuckDbEngine(memory="60MB")
    with pytest.raises(MemoryError):
        engine.make("large", parse_one(LARGE, dialect="duckdb"), kept=True)
    engine.close()


SMALL_DISK = """
import resource, sys
from pathlib import Path
from sqlglot import parse_one
from jianheng.cli.stopping import safely
from jianheng.engine.duckdb.engine import DuckDbEngine

class Told:
    last = None

folder, large = Path(sys.argv[1]), sys.argv[2]
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
engine = DuckDbEngine(folder, memory="60MB")
with safely(folder, Told()):
    engine.make("large", parse_one(large, dialect="duckdb"), kept=True)
"""


def test_a_disk_that_fills_up_while_spilling_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SMALL_DISK, str(tmp_path), LARGE]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "磁盘空间不足，运行没有完成，没有写出这次运行的结果；以前的运行没有改动。改法：腾出空间" in done.stderr
    assert "Mend: free space" in done.stderr


def test_the_folder_goes_and_so_does_what_killed_runs_left(tmp_path: Path) -> None:
    (tmp_path / ".spill-killed").mkdir()
    with spill_folder(tmp_path) as folder:
        assert [path.name for path in tmp_path.glob(".spill-*")] == [folder.name]
        on_disk({"a": table(3)}, folder)
    assert list(tmp_path.glob(".spill-*")) == []


def test_nobodys_folder_is_taken_away_under_him(tmp_path: Path) -> None:
    (tmp_path / ".spill-busy").mkdir()
    with writing(tmp_path), pytest.raises(IntakeError, match="正在写入"), spill_folder(tmp_path):
        pass
    assert (tmp_path / ".spill-busy").exists()


def test_a_run_that_still_reads_its_tables_keeps_its_folder_when_another_begins(tmp_path: Path) -> None:
    with spill_folder(tmp_path) as first:
        with spill_folder(tmp_path) as second:
            assert {path.name for path in tmp_path.glob(".spill-*")} == {first.name, second.name}
        on_disk({"a": table(3)}, first)
    assert list(tmp_path.glob(".spill-*")) == []


def test_tables_read_where_they_lie_are_the_same(tmp_path: Path) -> None:
    rows = pa.table({"a": ["甲", None], "n": [1, 2]})
    assert on_disk({"t": rows, "none": rows.slice(0, 0)}, tmp_path) == {"t": rows, "none": rows.slice(0, 0)}


def test_tables_beyond_the_bound_lie_on_disk_and_are_the_same(tmp_path: Path) -> None:
    first, second, third = table(3), table(300), table(2)
    spill = Spill(tmp_path, first.nbytes + third.nbytes)
    kept = [spill.keep(name, rows) for name, rows in zip("abc", (first, second, third), strict=True)]
    assert kept == [first, second, third]
    assert [path.name for path in tmp_path.iterdir()] == ["b.arrow"]
