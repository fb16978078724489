"""`python -m benchmarks.loading`: a workspace made ready for a run, and every model run, within bounds of memory."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

from benchmarks.document import write_section
from benchmarks.held import peak_held
from benchmarks.incremental.delivered import delivered
from benchmarks.library.county import AS_OF
from benchmarks.report import machine, versions
from jianheng.cli.run import run_all
from jianheng.dictionary import load_dictionary
from jianheng.engine.parts.memory import read_memory
from jianheng.law import load_tables
from jianheng.library import load_library
from jianheng.running.bounded import bounded_session
from jianheng.workspace import open_workspace

OPENED, RAN = WORKS = "打开 opening", "运行 run"

SECTION = """## 内存上限 Bounds of memory

“打开”：把 {persons:,} 人的全部批次读入、认人、去重、推算派生表。“运行”：从打开到全部模型的判断和说明写完。
内存只计不能随时还给系统的部分（RssAnon），不含映射的文件；每个上限、每种工作单独一个进程。
Opening: the batches of {persons:,} persons are read, persons linked, rows delivered twice left out, and tables derived.
Run: from opening to the answers and explanations of every model on disk. Memory is what cannot be given back to the
system at any time (RssAnon), files that are mapped left out; each bound and each work has a process of its own.

- 命令 Command: `python -m benchmarks.loading --persons {persons} --memory {memory} --write`
- 机器 Machine: {machine}
- 版本 Versions: {versions}

| 上限 bound | | 行、行为 rows, acts | 秒 s | CPU s | 内存最多 peak GB |
|---|---|---:|---:|---:|---:|
{lines}"""


def main(arguments: list[str] | None = None) -> int:
    """Measure each bound.

    Returns:
        0.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.loading", description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000, help="人数 persons")
    parser.add_argument("--memory", nargs="+", default=["4GB"], help="内存上限 bounds of memory")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "jianheng-county", help="数据 data")
    parser.add_argument("--write", action="store_true", help="写入 docs/performance.md write the document")
    parser.add_argument("--workspace", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--work", choices=WORKS, default=OPENED, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.workspace:
        measured = _opened if options.work == OPENED else _ran
        print(json.dumps(measured(options.workspace, options.memory[0])))
        return 0
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        workspace = delivered(options.persons, options.cache, 100, Path(folder) / "county", load_dictionary())
        for memory, work in product(options.memory, WORKS):
            command = [sys.executable, "-m", "benchmarks.loading", "--workspace", str(workspace.root), "--work", work]
            done = subprocess.run([*command, "--memory", memory], check=True, stdout=subprocess.PIPE)
            told = json.loads(done.stdout.splitlines()[-1])
            lines.append(
                f"| {memory} | {work} | {told['count']:,} | {told['seconds']:.1f} | {told['processor']:.1f}"
                f" | {told['peak'] / (1 << 30):.1f} |"
            )
    page = SECTION.format(
        persons=options.persons,
        memory=" ".join(options.memory),
        machine=machine(),
        versions=versions(),
        lines="\n".join(lines),
    )
    print(page)
    if options.write:
        write_section(f"loading-{options.persons}", page)
    return 0


def _opened(place: Path, memory: str) -> dict[str, float]:
    def work() -> int:
        with bounded_session(open_workspace(place), AS_OF, read_memory(memory), load_tables()) as (_, loaded, _):
            return sum(table.num_rows for table in loaded.tables.values())

    return _measured(work)


def _ran(place: Path, memory: str) -> dict[str, float]:
    models = [*load_library(load_dictionary(), load_tables())]

    def work() -> int:
        done = run_all(open_workspace(place), AS_OF, models, "", memory=read_memory(memory))
        return sum(sum(counts.values()) for counts in done.counts.values())

    return _measured(work)


def _measured(work: Callable[[], int]) -> dict[str, float]:
    with peak_held() as peak:
        start, worked = time.perf_counter(), time.process_time()
        count = work()
        seconds, processor = time.perf_counter() - start, time.process_time() - worked
    return {"count": count, "seconds": seconds, "processor": processor, "peak": peak[0]}


if __name__ == "__main__":
    sys.exit(main())
