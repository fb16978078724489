"""The table of results: Markdown for the page, and for the screen."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import version

from jianheng.engine.capabilities import Part, capabilities

from .suite import REFERENCE, Outcome, Outcomes

GROUPS = {
    "operators": "运算 Operators",
    "law": "法律表 Law tables",
    "items": "相关事实 Related facts",
    "populations": "审查对象 What is examined",
}
COLUMNS = (
    "部分 Part",
    "DuckDB",
    "数据组 Sets",
    "行 Rows",
    "对照实现 Reference",
    "行 Rows",
    "Spark",
    "数据组 Sets",
    "行 Rows",
)
WRONG = "不同 differs"
_HEAD = """\
# 各引擎逐行一致 Conformance

本页由 `make conformance` 写出，不要手工修改。
This page is written by `make conformance`; do not edit it.

语言的每一部分都在每个引擎上、在每一组数据上运行。Spark 与 DuckDB 逐行相比：结论、发现、缺少的事实、到期日、推算值及其
类型、证据。DuckDB 另与只按语言说明写成的 Python 对照实现逐行相比（“对照实现”一栏；空着的部分由其他测试对照）。
Every part of the language runs on every engine over every set of data. Spark is held against DuckDB row for row:
answers, findings, missing facts, due days, values with their types, evidence. DuckDB is held against a reference in plain
Python, written from the specification alone; where that column is empty, other tests do so.

- 数据组 Sets：DATA
- 每个部分的表达式和模型：`tests/conformance/parts/`；数据：`tests/conformance/data/`。
  新的部分在那里加一项就会被运行；没有的，测试不通过。A new part needs an entry there, or a test fails.
- 换一个版本试试 To try another version：`make conformance SPARK=3.5.7`、`make conformance DUCKDB=1.5.6 SQLGLOT=30.29.0`
  （另建环境，只显示结果，不改本页 in an environment of its own; this page stays as it is）。
"""  # noqa: E501 - the page's own lines


def page(outcomes: Outcomes, spark: str, sets: list[str]) -> str:
    """The page, in Markdown.

    Args:
        outcomes: what came of the suite.
        spark: the version of Spark.
        sets: names of the sets of data.
    """
    head = _HEAD.replace("DATA", "、".join(f"`{name}`" for name in sets))
    return "\n".join([head, f"版本 Versions：{versions(spark)}。", *_groups(outcomes)]).rstrip() + "\n"


def versions(spark: str) -> str:
    """What was run."""
    return (
        f"DuckDB {version('duckdb')}，Spark {spark}，SQLGlot {version('sqlglot')}，Python {platform.python_version()}"
    )


def differing(outcomes: Outcomes) -> list[str]:
    """An account of every difference."""
    return [f"{part[1]} ({engine}) {text}" for (part, engine), each in sorted(outcomes.items()) for text in each.wrong]


def _groups(outcomes: Outcomes) -> Iterator[str]:
    for group, title in GROUPS.items():
        yield from ("", f"## {title}", "", _row(*COLUMNS), _row(*["---"] * len(COLUMNS)))
        yield from (_part(outcomes, part) for part in capabilities() if part[0] == group)


def _part(outcomes: Outcomes, part: Part) -> str:
    ours, reference, spark = (outcomes.get((part, name), Outcome()) for name in ("duckdb", REFERENCE, "spark"))
    return _row(
        f"`{part[1]}`",
        _result(ours),
        *_size(ours),
        _result(reference),
        _size(reference)[1],
        _result(spark),
        *_size(spark),
    )


def _result(outcome: Outcome) -> str:
    if outcome.wrong:
        return f"{WRONG}：{len(outcome.wrong)}"
    if outcome.rows:
        return "一致"
    return "运行前拒绝 refused" if outcome.refused else ""


def _size(outcome: Outcome) -> tuple[str, str]:
    return (str(len(outcome.sets)), f"{outcome.rows:,}") if outcome.rows else ("", "")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
