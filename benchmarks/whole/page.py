"""The measurements as tables and as a part of docs/performance.md."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.report import machine, versions

BAR = 1.30
PART = """## 完整结论，{persons:,} 人 Whole answers, {persons:,} persons

引擎给出的每一列，手写的 DuckDB SQL 也都给出：结论、发现、提示、等级、差一点的、缺失的事实、例外、保留、期限和计算值；
逐行逐列相同才计时。两者在同一连接上轮流读内存里同样的 Arrow 表，先后逐次对调；每条规则单独一个进程，
编译模型和打开会话不计，展开计划、写成 SQL 都计入引擎。引擎还数了每一步范围剩下多少件；
手写的只管用到的列和这批数据里会出现的情形，不问原始单元格能否读出、各机构所述是否矛盾。

SQL written by hand for DuckDB gives every column that the engine gives: answer, findings, notes, grades, near misses,
missing facts, exemptions, caveats, deadline and values. Times count only where all columns of all rows agree. Both read
the same Arrow tables in memory on one connection, in turn, the first of them changing places each time. Each rule has a
process of its own. Reading the model and opening the session are not counted; building the plan and writing its SQL
are. The engine also counts what each step of the scope leaves. What is written by hand cares for the columns that it
needs and for what these data hold: it does not ask whether a cell could be read, or whether institutions contradict
each other.

- 命令 Command: `{command}`
- 数据 Data: 模拟县，每 200 格空一格；减刑间隔一条用另行编造的 {persons:,} 件裁定。
  The simulated county with one cell in 200 left empty; the interval rule reads {persons:,} made-up rulings.
- 机器 Machine: {machine}
- 负载 Load: {load:.1f}（最后一分钟正在运行或者等待的进程数 processes running or waiting in the last minute）
- 版本 Versions: {versions}

{tables}
"""
WAYS = ("引擎 engine", "手写 by hand")
HEADS = "| | 中位数 median s | 最短 least s | 各次 runs s | 处理器中位数 median CPU s | 内存峰值 peak GB |"


@dataclass(frozen=True)
class Measured:
    """One rule both ways: the engine, then by hand.

    Args:
        rule: id of the model.
        seconds: how long each run took, each way.
        processor: what all threads worked in each run, each way, in seconds.
        peaks: most memory held, each way, in bytes.
        answers: acts by answer.
        differences: where a row differs.
    """

    rule: str
    seconds: list[list[float]]
    processor: list[list[float]]
    peaks: list[int]
    answers: dict[str, int]
    differences: list[str]

    @property
    def ratio(self) -> float:
        """The engine's median against that of what is written by hand."""
        engine, hand = map(median, self.seconds)
        return engine / hand


def tables(found: Sequence[Measured]) -> str:
    """The ratios against the bar, and a table for each rule."""
    ratios = [each.ratio for each in found]
    summary = f"引擎 ÷ 手写 engine ÷ by hand: 中位 median **{median(ratios):.2f}**, 最差 worst **{max(ratios):.2f}**"
    return "\n\n".join([f"{summary}（目标 bar: ≤ {BAR:.2f}）", *map(_table, found)])


def document(found: Sequence[Measured], options: argparse.Namespace) -> str:
    """The part of docs/performance.md for one size."""
    only = f" --rules {' '.join(options.rules)}" if options.rules else ""
    return PART.format(
        persons=options.persons,
        command=f"python -m benchmarks.whole --persons {options.persons} --repeat {options.repeat}{only} --write",
        machine=machine(),
        load=os.getloadavg()[0],
        versions=versions(),
        tables=tables(found),
    )


def _table(one: Measured) -> str:
    lines = [f"### {one.rule}", "", HEADS, "|---|---:|---:|---|---:|---:|"]
    for way, seconds, processor, peak in zip(WAYS, one.seconds, one.processor, one.peaks, strict=True):
        runs = ", ".join(f"{each:.3f}" for each in seconds)
        times = f"{median(seconds):.3f} | {min(seconds):.3f} | {runs} | {median(processor):.3f}"
        lines.append(f"| {way} | {times} | {peak / 1e9:.2f} |")
    answers = ", ".join(f"{answer} {count:,}" for answer, count in sorted(one.answers.items()))
    ratio = f"中位数之比 ratio of the medians: **{one.ratio:.2f}**"
    return "\n".join([*lines, "", ratio, "", f"结论 answers: {answers}"])
