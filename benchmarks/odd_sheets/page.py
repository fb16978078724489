"""The part of docs/recognition.md that says what the recogniser makes of odd sheets."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.odd_sheets.score import COUNTS, OddScore
from benchmarks.odd_sheets.sheet import OddFile

SECTION = "odd-sheets"
_HEAD = """\
## 各单位的杂表 Odd sheets

本节由 `python -m benchmarks.odd_sheets --write` 生成。{files} 个文件、{columns} 列，照监狱、看守所、法院、司法局、
公安、医院、社保和派驻检察室的习惯手写（`benchmarks/odd_sheets/sheets/`）：标题、合并、两行表头、合计、夹注、
左右并排、上下两表、转置、一人一表、拼音列名、单位写在列名里、占位值、一格多项、每月一列，还有两份根本不是
业务数据的表。没有报送说明可以参照。
{files} files, {columns} columns, written by hand as such institutions write them, two of them no data of ours at all;
there is no statement of delivery to go by. A column that nobody could know must be asked.

| 认对 right | 问，首选 first | 问，其他 asked | 未采用 missed | 认错 wrong | 应当问 must ask | 本无字段 none | 首选率 |
|---:|---:|---:|---:|---:|---:|---:|---:|
| {row} | {share:.0%} |
"""
_LISTS = {
    "wrong": "认错的列 wrong",
    "missed": "未采用的列 missed",
    "asked": "问而首选不对的列 asked, another first",
    "first": "问而首选正确的列 asked, the right one first",
}


def section(files: Sequence[OddFile], score: OddScore) -> str:
    """Write the part.

    Args:
        files: the files.
        score: what became of their columns.

    Returns:
        Markdown.
    """
    counts = score.counts
    told = sum(counts[name] for name in ("right", "first", "asked", "missed", "wrong"))
    text = _HEAD.format(
        files=len(files),
        columns=counts.total(),
        row=" | ".join(str(counts[name]) for name in COUNTS),
        share=(counts["right"] + counts["first"]) / max(told, 1),
    )
    for name, title in _LISTS.items():
        listed = "\n".join(f"- {line}" for line in score.columns.get(name, ())) or "- 没有 none"
        text += f"\n### {title}\n\n{listed}\n"
    return text
