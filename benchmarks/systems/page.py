"""The measurements as tables and as a part of docs/performance.md."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.report import machine
from benchmarks.systems.available import ENGINE, SCAN, SYSTEMS, System
from benchmarks.systems.rules import Rule
from benchmarks.systems.server import Server

PART = """## 六条规则，{persons:,} 人 Six rules, {persons:,} persons

同一条规则由引擎回答，又分别手写成 DuckDB SQL、Polars、pandas、PostgreSQL 和 Spark；结论和发现逐行相同才计时。
手写的一样分得清“没有”和“不知道”：缺日期、材料未覆盖的答“无法判断”。
每个规则、系统和方式单独一个进程；启动、连接和编译模型不计。“连读”从 Parquet 读所需各列直到得出全部结论；
“已读入”的数据事先在内存（PostgreSQL 在它的表）里。处理器秒数含各线程和子进程，PostgreSQL 含服务器。
引擎另外给出缺失的事实、期限、例外、保留和计算值，手写的没有。

The engine answers a rule that is also written by hand for DuckDB SQL, Polars, pandas, PostgreSQL and Spark. Times count
only where answers and findings agree row for row. What is written by hand tells "none" from "unknown" as well: missing
days and what no delivery covers are undetermined. Each rule, system and way has a process of its own; start, connection
and reading the model are not counted. "With reading": from the needed columns of the Parquet files to all answers;
"held": the data are in memory before (with PostgreSQL: in its tables). Processor seconds count all threads and child
processes, and PostgreSQL's server. The engine also tells missing facts, deadlines, exemptions, caveats and values; what
is written by hand does not.

- 命令 Command: `{command}`
- 数据 Data: 模拟县，每 200 格空一格；减刑间隔一条用另行编造的 {persons:,} 件裁定。
  The simulated county with one cell in 200 left empty; the interval rule reads {persons:,} made-up rulings.
- 机器 Machine: {machine}
- 版本 Versions: {versions}
{notes}
### 引擎用时与各系统之比 The engine's time against each system

{summary}

{tables}
"""
LOADING = "- PostgreSQL 装载 loading (COPY, ANALYZE): {seconds:.1f} s"
WAYS = ((False, "连读 with reading"), (True, "已读入 held"))


@dataclass(frozen=True)
class Measured:
    """One rule on one system.

    Args:
        rule, system: names.
        held: the data were read before.
        seconds: median by the wall.
        processor: median of all processors.
        peak: most memory held, in bytes.
    """

    rule: str
    system: str
    held: bool
    seconds: float
    processor: float
    peak: int


def tables(found: Sequence[Measured], rules: Sequence[Rule]) -> str:
    """One table a rule."""
    return "\n\n".join(_table(rule, found) for rule in rules if any(one.rule == rule.name for one in found))


def document(
    found: Sequence[Measured],
    rules: Sequence[Rule],
    options: argparse.Namespace,
    missing: Sequence[System],
    server: Server | None,
) -> str:
    """The part of docs/performance.md for one size."""
    only = f" --systems {' '.join(options.systems)}" if options.systems else ""
    notes = [LOADING.format(seconds=server.loading)] if server is not None else []
    notes += [f"- 没有安装，未测 not installed: {system.title} (`{system.install}`)" for system in missing]
    return PART.format(
        persons=options.persons,
        command=f"python -m benchmarks.systems --persons {options.persons} --repeat {options.repeat}{only} --write",
        machine=machine(),
        versions=_versions(server),
        notes="".join(f"{note}\n" for note in notes),
        summary=_summary(found),
        tables=tables(found, rules),
    )


def _table(rule: Rule, found: Sequence[Measured]) -> str:
    heads = [f"{title}: s | CPU s | GB" for _, title in WAYS]
    lines = [f"### {rule.model}", "", f"| | {' | '.join(heads)} |", "|---|" + "---:|" * (3 * len(WAYS))]
    for system in SYSTEMS:
        here = {one.held: one for one in found if (one.rule, one.system) == (rule.name, system.name)}
        if here:
            lines.append(f"| {system.title} | " + " | ".join(_cells(here.get(held)) for held, _ in WAYS) + " |")
    return "\n".join(lines)


def _cells(one: Measured | None) -> str:
    return f"{one.seconds:.2f} | {one.processor:.2f} | {one.peak / 1e9:.2f}" if one is not None else "– | – | –"


def _summary(found: Sequence[Measured]) -> str:
    """Above one the engine takes longer, below one the other does."""
    heads = " | ".join(f"{title}: 中位 median | 最差 worst" for _, title in WAYS)
    lines = [f"| 引擎 ÷ engine ÷ | {heads} |", "|---|" + "---:|" * (2 * len(WAYS))]
    seconds = {(one.rule, one.system, one.held): one.seconds for one in found}
    for system in SYSTEMS:
        cells = []
        for held, _ in WAYS:
            ratios = [
                seconds[rule, ENGINE.name, held] / took
                for (rule, name, way), took in seconds.items()
                if name == system.name and way == held and (rule, ENGINE.name, held) in seconds
            ]
            cells.append(f"{median(ratios):.2f} | {max(ratios):.2f}" if ratios else "– | –")
        if system not in (ENGINE, SCAN) and any(cell != "– | –" for cell in cells):
            lines.append(f"| {system.title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _versions(server: Server | None) -> str:
    packages = {system.package: system.version for system in SYSTEMS if system.version is not None}
    told = [f"Python {platform.python_version()}", *(f"{name} {number}" for name, number in packages.items())]
    return ", ".join([*told, *([f"PostgreSQL {server.version}"] if server is not None else [])])
