"""The measurements of the library as a table and as a part of docs/performance.md."""

from __future__ import annotations

from dataclasses import dataclass

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

秒 = 各次最好，CPU = 那一次各线程的处理器秒；内存 = 该模型运行时比之前多占（全部：最多的一个）；
步 = 计划的关系数（其中存为表的），联 = 连接数。末行：数据库把全部表的全部列读一遍，别的什么也不做。
Seconds: the best run; CPU: of all threads in it. Memory: what a model held above what was held before it (all: the
most of them). Steps: relations of the plan (of them kept as tables); joins in all of them. Last line: the database
reads every column of every table once and does nothing else.
"""


@dataclass(frozen=True)
class Size:
    """The library at one size.

    Args:
        persons: of the county.
        rows: of all tables.
        held: bytes of the tables.
        scan: seconds, and of all processors, to read every column and do nothing else.
        models: what was measured.
    """

    persons: int
    rows: int
    held: int
    scan: tuple[float, float]
    models: tuple[Measured, ...]


def table(sizes: list[Size]) -> str:
    """Each model at each size, with how the time grew from the least to the greatest size."""
    heads = [f"{size.persons:,} 人: 行为 acts | 秒 s | CPU s | 内存 GB" for size in sizes]
    lines = ["| 模型 model | 步 steps | 联 joins | " + " | ".join(heads) + " | 增长 growth |"]
    lines.append("|---|---:|---:|" + "---:|" * (4 * len(sizes)) + "---:|")
    for row in zip(*(size.models for size in sizes), strict=True):
        shape = row[0].shape
        cells = [f"{one.acts:,} | {one.seconds:.2f} | {one.processor:.2f} | {one.grown / 1e9:.2f}" for one in row]
        steps = f"{shape.steps} ({shape.stored}) | {shape.joins}"
        lines.append(f"| {row[0].model} | {steps} | {' | '.join(cells)} | {row[-1].seconds / row[0].seconds:.1f} × |")
    whole = [sum(one.seconds for one in size.models) for size in sizes]
    cells = [_whole(size) for size in sizes]
    lines.append(f"| **全部 all** | | | {' | '.join(cells)} | {whole[-1] / whole[0]:.1f} × |")
    cells = [f"| {size.scan[0]:.2f} | {size.scan[1]:.2f} | " for size in sizes]
    grown = sizes[-1].scan[0] / sizes[0].scan[0]
    return "\n".join([*lines, f"| 只读一遍各列 every column read once | | | {' | '.join(cells)} | {grown:.1f} × |"])


def _whole(size: Size) -> str:
    acts = sum(one.acts for one in size.models)
    seconds, processor = (sum(each) for each in zip(*((x.seconds, x.processor) for x in size.models), strict=True))
    return f"{acts:,} | {seconds:.2f} | {processor:.2f} | {max(one.grown for one in size.models) / 1e9:.2f}"


def document(sizes: list[Size], repeat: int) -> str:
    """A part of docs/performance.md."""
    persons = " ".join(str(size.persons) for size in sizes)
    return PART.format(
        command=f"python -m benchmarks.library --persons {persons} --repeat {repeat} --write",
        machine=machine(),
        versions=versions(),
        sizes="\n".join(_told(size) for size in sizes),
        table=table(sizes),
    )


def _told(size: Size) -> str:
    most = max(one.peak for one in size.models) / 1e9
    return (
        f"- {size.persons:,} 人 persons: {size.rows:,} 行 rows, {size.held / 1e9:.1f} GB;"
        f" 进程最多占用 the process held at most {most:.1f} GB"
    )
