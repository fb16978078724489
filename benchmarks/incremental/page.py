"""Full and incremental runs as a table and as a part of docs/performance.md."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.report import machine, versions

CASES = 4
PART = """## 增量运行，{persons:,} 人 Incremental runs, {persons:,} persons

全部模型运行一次以后，数据变动，再运行两次：一次完整，一次用 `--changed-since` 只审查可能变化的。变动是：
每 {changed} 人中有一人的记录的一半撤回；同样的记录新增；过了一天，同样的记录交来，材料齐到当天；又过一天，没有新材料
（材料止日已在前一次的检查日以前）。
每一对的判断逐行相同，说明逐字节相同。
时间从命令开始到判断和说明全部写完，读入批次、推算派生表、核对文件都在内；机器上同时有别的工作，以 CPU 秒为准。

After a run of every model something changes, and it runs twice: in full, and with `--changed-since`. What changes:
half of the rows of one person in {changed} are withdrawn; the same rows are added; a day passes, these rows come, and
everything is delivered up to that day; another day passes without deliveries, which ended before the earlier run's day
already. The answers of each pair agree row for row, their explanations byte for byte. Times are those of the whole
command, reading batches, derived tables and the checks of files among them; other work shared the machine, so that the
processor seconds count.

- 命令 Command: `{command}`
- 机器 Machine: {machine}
- 版本 Versions: {versions}

{tables}

目标 bar: 1 % 的人改动时不超过十分之一 at most a tenth where 1 % of the persons change
"""


@dataclass(frozen=True)
class Took:
    """What a run cost.

    Args:
        seconds: by the wall.
        processor: of all processors.
        peak: most memory of the process, in bytes.
        stages: processor seconds by stage.
    """

    seconds: float
    processor: float
    peak: int
    stages: Mapping[str, float]


@dataclass(frozen=True)
class Case:
    """A full run and one that grew over the same data.

    Args:
        title: what changed.
        full, grown: what they cost.
        models: of each model, what was taken over.
        differences: where they do not say the same.
    """

    title: str
    full: Took
    grown: Took
    models: Mapping[str, Mapping[str, Any]]
    differences: Sequence[str]


def tables(cases: Sequence[Case]) -> str:
    """Every case, and where the time went."""
    head = "| | 完整 full CPU s | 增量 grown CPU s | 比 ratio | 峰值 peak GB | 沿用 taken over | 重新审查 anew |"
    lines = [head, "|---|---:|---:|---:|---:|---:|---:|"]
    for case in cases:
        full, grown = case.full, case.grown
        taken, anew = (sum(each[name] for each in case.models.values()) for name in ("taken", "examined"))
        peaks = f"{full.peak / 1e9:.1f} / {grown.peak / 1e9:.1f}"
        costs = f"{full.processor:.1f} | {grown.processor:.1f} | {grown.processor / full.processor:.2f} | {peaks}"
        lines.append(f"| {case.title} | {costs} | {taken:,} | {anew:,} |")
    names = sorted({name for case in cases for took in (case.full, case.grown) for name in took.stages})
    titles = " | ".join(f"{case.title.partition(' ')[0]} 完整/增量" for case in cases)
    lines += ["", f"| 各阶段 stages, CPU s | {titles} |", "|---|" + "---:|" * len(cases)]
    for name in names:
        cells = (f"{case.full.stages.get(name, 0):.1f} / {case.grown.stages.get(name, 0):.1f}" for case in cases)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    for case in cases:
        lines += ["", *(f"- {case.title}，全部重新审查 in full: {line}" for line in _in_full(case))]
    return "\n".join(lines)


def _in_full(case: Case) -> list[str]:
    return [f"{model}（{each['zh']} {each['en']}）" for model, each in case.models.items() if "zh" in each]


def document(options: argparse.Namespace, cases: Sequence[Case]) -> str:
    """The part of docs/performance.md for one size."""
    asked = f"--persons {options.persons} --changed {options.changed}"
    asked += f" --cases {options.cases}" if options.cases < CASES else ""
    return PART.format(
        persons=options.persons,
        changed=options.changed,
        command=f"python -m benchmarks.incremental {asked} --write",
        machine=machine(),
        versions=versions(),
        tables=tables(cases),
    )
