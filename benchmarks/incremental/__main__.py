"""`python -m benchmarks.incremental`: a run that grows beside a full run over the same data, in four cases."""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.document import write_section
from benchmarks.incremental.delivered import NEXT_DAY, SOME, delivered
from benchmarks.incremental.page import CASES, Case, Took, document, tables
from benchmarks.incremental.same import differences
from benchmarks.incremental.stages import stages
from benchmarks.library.county import AS_OF
from benchmarks.measure import forget_peak, peak_memory
from jianheng.cli.run import run_all
from jianheng.dictionary import load_dictionary
from jianheng.engine.run import RunResult
from jianheng.intake.store import restore_batch, withdraw_batch
from jianheng.law import load_tables
from jianheng.library import load_library
from jianheng.workspace import Workspace

DAY = timedelta(days=1)


def main(arguments: list[str] | None = None) -> int:
    """Measure once.

    Returns:
        0, or 1 where a run that grew does not hold the same files as the full one.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.incremental", description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000, help="人数 persons")
    parser.add_argument("--changed", type=int, default=100, help="每多少人改动一人 one person in so many changes")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "jianheng-county", help="数据 data")
    parser.add_argument(
        "--cases", type=int, choices=range(1, CASES + 1), default=CASES, help="只测前几种情形 the first cases alone"
    )
    parser.add_argument("--write", action="store_true", help="写入 docs/performance.md write the document")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        dictionary, aside = load_dictionary(), Path(work) / "aside"
        workspace = delivered(options.persons, options.cache, options.changed, Path(work) / "county", dictionary)
        cases = list(islice(_measured(workspace, aside), options.cases))
    if odd := [f"{case.title}: {name}" for case in cases for name in case.differences]:
        print("不一致：增量运行与完整运行的结果不同 the runs differ\n" + "\n".join(odd), file=sys.stderr)
        return 1
    print(tables(cases))
    if options.write:
        write_section(f"incremental-{options.persons}", document(options, cases))
    return 0


def _measured(workspace: Workspace, aside: Path) -> Iterator[Case]:
    """Everything first; then rows of some persons go and come back, and days pass with deliveries and without.

    What was run is put aside: a run of the same inputs has the same name.
    """
    models = load_library(load_dictionary(), load_tables())

    def runs(day: date, since: str = "") -> Run:
        took, result = _took(lambda: run_all(workspace, day, models, since))
        print(f"{since and 'grown'} {day} {took.processor:.1f} CPU s", file=sys.stderr)
        kept = aside / f"{result.folder.name}{since and '-grown'}"
        shutil.copytree(result.folder, kept, dirs_exist_ok=True)
        return took, result, kept

    def pair(day: date, since: Run) -> tuple[Run, Run]:
        grown = runs(day, since[1].folder.name)
        return runs(day), grown

    withdraw_batch(workspace, NEXT_DAY, "bench", AS_OF)
    first = runs(AS_OF)
    withdraw_batch(workspace, SOME, "bench", AS_OF)
    gone, going = pair(AS_OF, first)
    yield _case("撤回一批 a batch is withdrawn", gone, going)
    restore_batch(workspace, SOME, "bench", AS_OF)
    coming = runs(AS_OF, gone[1].folder.name)
    yield _case("新增一批 a batch is added", first, coming)
    restore_batch(workspace, NEXT_DAY, "bench", AS_OF)
    later, grown = pair(AS_OF + DAY, gone)
    yield _case("过了一天，交来一批 a day brings a batch", later, grown)
    beyond = runs(AS_OF + 2 * DAY)
    yield _case("又过一天，没有新材料 another brings nothing", *pair(AS_OF + 3 * DAY, beyond))


Run = tuple[Took, RunResult, Path]


def _case(title: str, full: Run, grown: Run) -> Case:
    told = grown[1].grown
    return Case(title, full[0], grown[0], {} if told is None else told["models"], differences(full[2], grown[2]))


def _took(run: Callable[[], RunResult]) -> tuple[Took, RunResult]:
    gc.collect()
    forget_peak()
    start, worked = time.perf_counter(), time.process_time()
    with stages() as spent:
        result = run()
    took = Took(time.perf_counter() - start, time.process_time() - worked, peak_memory(), spent)
    return took, result


if __name__ == "__main__":
    sys.exit(main())
