"""`python -m benchmarks.loading`: all batches of a workspace made ready for a run, within bounds of memory."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.document import write_section
from benchmarks.held import peak_held
from benchmarks.incremental.delivered import delivered
from benchmarks.library.county import AS_OF
from benchmarks.report import machine, versions
from jianheng.dictionary import load_dictionary
from jianheng.engine.parts.memory import read_memory
from jianheng.law import load_tables
from jianheng.running.bounded import bounded_session
from jianheng.workspace import open_workspace

SECTION = """## 打开工作区 Opening a workspace

运行开始前，把 {persons:,} 人的全部批次读入、认人、去重、推算派生表。内存只计不能随时还给系统的部分
（RssAnon），不含映射的文件；每个上限单独一个进程。
Before a run the batches of {persons:,} persons are read, persons linked, rows delivered twice left out, and tables
derived. Memory is what cannot be given back to the system at any time (RssAnon), files that are mapped left out; each
bound has a process of its own.

- 命令 Command: `python -m benchmarks.loading --persons {persons} --memory {memory} --write`
- 机器 Machine: {machine}
- 版本 Versions: {versions}

| 上限 bound | 行 rows | 秒 s | CPU s | 内存最多 peak GB |
|---|---:|---:|---:|---:|
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
    options = parser.parse_args(arguments)
    if options.workspace:
        print(json.dumps(_opened(options.workspace, options.memory[0])))
        return 0
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        workspace = delivered(options.persons, options.cache, 100, Path(folder) / "county", load_dictionary())
        for memory in options.memory:
            command = [sys.executable, "-m", "benchmarks.loading", "--workspace", str(workspace.root)]
            done = subprocess.run([*command, "--memory", memory], check=True, stdout=subprocess.PIPE)
            told = json.loads(done.stdout)
            lines.append(
                f"| {memory} | {told['rows']:,} | {told['seconds']:.1f} | {told['processor']:.1f}"
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
    workspace, law = open_workspace(place), load_tables()
    with peak_held() as peak:
        start, worked = time.perf_counter(), time.process_time()
        with bounded_session(workspace, AS_OF, read_memory(memory), law) as (_, loaded, _):
            seconds, processor = time.perf_counter() - start, time.process_time() - worked
            rows = sum(table.num_rows for table in loaded.tables.values())
    return {"rows": rows, "seconds": seconds, "processor": processor, "peak": peak[0]}


if __name__ == "__main__":
    sys.exit(main())
