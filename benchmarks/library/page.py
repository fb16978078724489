"""The measurements of the library as a table and as a part of docs/performance.md."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import mean

from benchmarks.library.measure import Measured
from benchmarks.report import machine, versions

PART = """## 全部模型的性能 The library at work

模拟县的全部模型，每个规模在单独的进程里运行；数据为内存映射的 Arrow 文件，含推算表。
Every model over the invented county, each size in a process of its own; data are Arrow files mapped into memory,
derived tables included.

- 命令 Command: `{command}`
- 机器 Machine: {machine}
- 版本 Versions: {versions}

{sizes}

{table}

秒 = 各次最好；内存 = 该模型运行时比之前多占；步 = 计划的关系数（其中存为表的），联 = 连接数。
Seconds: the best run. Memory: what a model held above what was held before it. Steps: relations of the plan (of them
kept as tables); joins in all of them.
"""


@dataclass(frozen=True)
class Size:
    """The library at one size.

    Args:
        persons: of the county.
        rows: of all tables.
        held: bytes of the tables.
        models: what was measured.
    """

    persons: int
    rows: int
    held: int
    models: tuple[Measured, ...]


def table(sizes: list[Size]) -> str:
    """Each model at each size, with how the time grew from the least to the greatest size."""
    heads = [f"{size.persons:,} 人: 行为 acts | 秒 s | 内存 GB" for size in sizes]
    lines = ["| 模型 model | 步 steps | 联 joins | " + " | ".join(heads) + " | 增长 growth |"]
    lines.append("|---|---:|---:|" + "---:|" * (3 * len(sizes)) + "---:|")
    for row in zip(*(size.models for size in sizes), strict=True):
        shape = row[0].shape
        cells = [f"{one.acts:,} | {one.seconds:.2f} | {one.grown / 1e9:.2f}" for one in row]
        growth = row[-1].seconds / row[0].seconds
        lines.append(
            f"| {row[0].model} | {shape.steps} ({shape.stored}) | {shape.joins} | "
            + " | ".join(cells)
            + f" | {growth:.1f} × |"
        )
    means = [f" | {mean(one.seconds for one in size.models):.2f} | " for size in sizes]
    least, most = (mean(one.seconds for one in size.models) for size in (sizes[0], sizes[-1]))
    return "\n".join([*lines, "| 平均 mean | | | " + " | ".join(means) + f" | {most / least:.1f} × |"])


def document(sizes: list[Size], repeat: int) -> str:
    """A part of docs/performance.md."""
    persons = " ".join(str(size.persons) for size in sizes)
    return PART.format(
        command=f"python -m benchmarks.library --persons {persons} --repeat {repeat} --write",
        machine=machine(),
        versions=versions(),
        sizes="\n".join(
            f"- {size.persons:,} 人 persons: {size.rows:,} 行 rows, {size.held / 1e9:.1f} GB" for size in sizes
        ),
        table=table(sizes),
    )
