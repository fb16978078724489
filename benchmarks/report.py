"""The measurement as a table and as a part of docs/performance.md."""

from __future__ import annotations

import argparse
import os
import platform
from collections import Counter
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import Side

PART = """## 百万件裁定 A million rulings

引擎与手写 SQL 在同一次运行中交替回答同一个问题，结果逐行相同。
The engine and SQL written by hand answer the same question in turn within one run; their answers agree row for row.

模型为 `benchmarks/model.yaml`（两次减刑的间隔）：三值逻辑、覆盖、最近一次、刑罚状态、法律表的两可、缺失原因。
The model is the interval between two commutations: three-valued logic, coverage, the last reduction, the sentence of
the day, overlapping rows of the law, and why an act stays open. `benchmarks/by_hand.sql` is the same by hand.

- 命令 Command: `{command}`
- 规模 Size: {rulings:,} 件裁定 rulings, {related:,} 条关联行 related rows
- 机器 Machine: {machine}
- 版本 Versions: {versions}

{table}

中位数之比 Ratio of the medians: **{ratio:.2f}**（目标 bar: ≤ 1.30）

结论 Answers: {answers}
"""


def table(both: tuple[Side, Side]) -> str:
    """Seconds and memory of each way, as a Markdown table."""
    lines = ["| | 中位数 median s | 最短 least s | 各次 runs s | 内存峰值 peak GB |", "|---|---:|---:|---|---:|"]
    for side in both:
        runs = ", ".join(f"{seconds:.2f}" for seconds in side.seconds)
        peak = side.peak / 1e9
        lines.append(f"| {side.name} | {side.median:.2f} | {min(side.seconds):.2f} | {runs} | {peak:.1f} |")
    return "\n".join([*lines, "", f"{both[0].median / both[1].median:.2f} ×"])


def document(both: tuple[Side, Side], options: argparse.Namespace) -> str:
    """A part of docs/performance.md."""
    engine, hand = both
    answers = Counter(engine.table.column("answer").to_pylist()) if engine.table is not None else Counter()
    return PART.format(
        command=f"python -m benchmarks --rulings {options.rulings} --related {options.related}"
        f" --repeat {options.repeat} --write",
        rulings=options.rulings,
        related=options.related,
        machine=machine(),
        versions=versions(),
        table=table(both).rsplit("\n\n", 1)[0],
        ratio=engine.median / hand.median,
        answers=", ".join(f"{answer} {count:,}" for answer, count in sorted(answers.items())),
    )


def versions() -> str:
    """Of Python and of what the engine rests on."""
    packages = ("duckdb", "pyarrow", "sqlglot")
    return ", ".join([f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in packages)])


def machine() -> str:
    """Processor, cores and memory."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        model = names[0] if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{platform.system()} {platform.machine()}, {model}, {os.cpu_count()} 核 cores, {memory:.0f} GB"
