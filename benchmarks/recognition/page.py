"""The page that says what the recogniser makes of files in local styles."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks.recognition.score import Score

PAGE = Path("docs/recognition.md")
_SHOWN = 12
_HEAD = """\
# 表头识别 Recognition of columns

本页由 `python -m benchmarks.recognition --write` 生成，不要手工修改。This page is generated.

模拟县（{persons} 人）的文件，各单位按三种当地样式导出（`jianheng arena --style`）：列名大多是词典里没有的说法，
识别程序没有见过这些样式。每一列的真实含义由生成程序另行写出，与识别结果逐列比较；列名相同的表只计一次。
Files of a simulated county in three local styles that the recogniser has never seen, held against the truth column
by column.

- **认对** right：识别为正确的字段，不需要问人。
- **问，首选正确** asked, first right：请人确认，排在第一的候选就是正确的。
- **问，未列首位** asked, not first；**未采用** missed：只保留原文，由人指定。
- **认错** wrong：自认为有把握，却是错的。应当为零。
- **应当问** must ask：任何人不问都不能确定的列（如“日期”“CSRQ”），或一格多项的列，确实问了。
- **本无字段** none：序号、打印人等，没有采用。

| 样式 style | 认对 | 问，首选正确 | 问，未列首位 | 未采用 | 认错 | 应当问 | 本无字段 | 首选正确率 first right |
|---|---:|---:|---:|---:|---:|---:|---:|---:|
"""


def page(
    persons: int, scores: Mapping[str, Score], models: int, acts: int, same: Mapping[str, Mapping[str, int]]
) -> str:
    """Write the page.

    Args:
        persons: how many persons the county has.
        scores: by style, what became of the columns.
        models: how many models were run.
        acts: how many acts they examined in the plain county.
        same: by style and model, how many answers differ after the confirmation.

    Returns:
        The page.
    """
    lines = [_row(style, score) for style, score in scores.items()]
    text = _HEAD.format(persons=persons) + "\n".join(lines) + "\n\n"
    text += "认错的列 columns that were wrong:\n\n"
    wrong = [f"- {line}" for score in scores.values() for line in score.examples.get("wrong", [])[:_SHOWN]]
    text += "\n".join(wrong or ["- 没有 none"]) + "\n\n"
    text += "## 确认一次以后 After one confirmation a source\n\n"
    text += f"{models} 个模型，{acts} 件行为。每个来源的对应确认一次以后，与词典样式的同一县逐行比较：\n\n"
    text += "| 样式 style | 不同的判断 answers that differ |\n|---|---:|\n"
    text += "\n".join(f"| {style} | {sum(found.values())} |" for style, found in same.items()) + "\n"
    return text


def _row(style: str, score: Score) -> str:
    counts = score.counts
    shown = ("right", "first", "asked", "missed", "wrong", "must_ask", "nothing")
    told = sum(counts[name] for name in ("right", "first", "asked", "missed"))
    share = (counts["right"] + counts["first"]) / max(told, 1)
    return f"| {style} | " + " | ".join(str(counts[name]) for name in shown) + f" | {share:.0%} |"
