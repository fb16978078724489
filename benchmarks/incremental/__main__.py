"""`python -m benchmarks.incremental`: rows of some persons withdrawn, examined in full and by growing, compared."""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.document import write_section
from benchmarks.incremental.page import Took, document, table
from benchmarks.library.county import AS_OF, county
from benchmarks.measure import forget_peak, peak_memory
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.incremental import Earlier
from jianheng.engine.manifest import Basis
from jianheng.engine.run import RunResult, open_session, run_models, written_files
from jianheng.law import load_instruments, load_tables
from jianheng.library import load_library

# Of the rows of a person whose data changed, every second is withdrawn.
WITHDRAWN = 2


def main(arguments: list[str] | None = None) -> int:
    """Measure once.

    Returns:
        0, or 1 where the run that grew does not hold the same files as the full one.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.incremental", description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000, help="人数 persons")
    parser.add_argument("--changed", type=int, default=100, help="每多少人改动一人 one person in so many changes")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "jianheng-county", help="数据 data")
    parser.add_argument("--write", action="store_true", help="写入 docs/performance.md write the document")
    options = parser.parse_args(arguments)
    before, coverage = county(options.persons, options.cache)
    after = {name: _withdrawn(rows, options.changed) for name, rows in before.items()}
    dictionary, law = load_dictionary(), load_tables()
    models = load_library(dictionary, law)
    basis = Basis("bench", (), load_instruments())

    def session(tables: dict[str, pa.Table]) -> Session:
        return open_session(tables, coverage, dictionary, law, AS_OF)

    with tempfile.TemporaryDirectory() as work:
        places = [Path(work) / name for name in ("before", "full", "grown")]
        for place in places:
            place.mkdir()
        first = run_models(session(before), models, basis, places[0])

        def grow() -> RunResult:
            told = json.loads((first.folder / "manifest.json").read_text(encoding="utf-8"))
            earlier = Earlier(first.folder, told, session(before), before, after)
            return run_models(session(after), models, basis, places[2], earlier=earlier)

        full, whole = _took(lambda: run_models(session(after), models, basis, places[1]))
        part, grown = _took(grow)
        same = written_files(whole.folder) == written_files(grown.folder)
        by_model = json.loads((grown.folder / "manifest.json").read_text(encoding="utf-8"))["grown"]
    if not same:
        print("不一致：增量运行与完整运行的文件不同 the files differ", file=sys.stderr)
        return 1
    print(table(full, part, by_model))
    if options.write:
        write_section(f"incremental-{options.persons}", document(options, full, part, by_model))
    return 0


def _took(run: Callable[[], RunResult]) -> tuple[Took, RunResult]:
    gc.collect()
    forget_peak()
    start, worked = time.perf_counter(), time.process_time()
    result = run()
    return Took(time.perf_counter() - start, time.process_time() - worked, peak_memory()), result


def _withdrawn(rows: pa.Table, one_in: int) -> pa.Table:
    """The rows without those withdrawn of one person in so many; which they are follows from names alone."""
    if "person" not in rows.column_names:
        return rows
    con = duckdb.connect()
    con.register("given", rows)
    chosen = f"coalesce(hash(person) % {one_in} = 0, false) AND hash(row_id) % {WITHDRAWN} = 0"
    return con.sql(f"SELECT * FROM given WHERE NOT ({chosen})").to_arrow_table().cast(rows.schema)


if __name__ == "__main__":
    sys.exit(main())
