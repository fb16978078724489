"""Full and incremental runs as a table and as a part of docs/performance.md."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.report import machine, versions

PART = """## 增量运行，{persons:,} 人 Incremental runs, {persons:,} persons

全部模型运行一次以后，每 {changed} 人中有一人的记录撤回一半，再运行：一次完整，一次只审查可能变化的。
两次写出的文件逐字节相同。时间含打开数据（增量运行要打开前后两份），直到判断和说明全部写完。

After a run of every model, half of the rows of one person in {changed} are withdrawn, and it runs again: in full, and
examining only what can have changed. Both write the same files, byte for byte. Times count from opening the data (the
incremental run opens both states) until all answers and explanations are written.

- 命令 Command: `{command}`
- 机器 Machine: {machine}
- 版本 Versions: {versions}

{table}

目标 bar: 1 % 的人改动时不超过十分之一 at most a tenth where 1 % of the persons change
"""


@dataclass(frozen=True)
class Took:
    """What a run cost.

    Args:
        seconds: by the wall.
        processor: of all processors.
        peak: most memory of the process, in bytes.
    """

    seconds: float
    processor: float
    peak: int


def table(full: Took, part: Took, grown: Mapping[str, Mapping[str, Any]]) -> str:
    """Both runs, and what was taken over."""
    lines = ["| | 秒 s | CPU s | 内存峰值 peak GB |", "|---|---:|---:|---:|"]
    for title, took in (("完整 full", full), ("增量 incremental", part)):
        lines.append(f"| {title} | {took.seconds:.1f} | {took.processor:.1f} | {took.peak / 1e9:.1f} |")
    lines.append(f"| 比 ratio | {part.seconds / full.seconds:.2f} | {part.processor / full.processor:.2f} | |")
    taken, anew = (sum(each[name] for each in grown.values()) for name in ("taken", "examined"))
    lines += ["", f"沿用 taken over: {taken:,} · 重新审查 examined anew: {anew:,}"]
    lines += [
        f"- 完整审查 in full: {model}（{each['zh']} {each['en']}）" for model, each in grown.items() if "zh" in each
    ]
    return "\n".join(lines)


def document(options: argparse.Namespace, full: Took, part: Took, grown: Mapping[str, Mapping[str, Any]]) -> str:
    """The part of docs/performance.md for one size."""
    asked = f"--persons {options.persons} --changed {options.changed}"
    return PART.format(
        persons=options.persons,
        changed=options.changed,
        command=f"python -m benchmarks.incremental {asked} --write",
        machine=machine(),
        versions=versions(),
        table=table(full, part, grown),
    )
