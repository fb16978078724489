"""The page on engines: `python -m jianheng.engine.reference` writes it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from jianheng.engine.capabilities import ENGINES, STATES, Capability, capabilities

PAGE = Path("docs/engines.md")
TITLES = {"duckdb": "DuckDB", "spark": "Spark"}
GROUPS = {
    "operators": "运算 Operators",
    "law": "法律表 Law tables",
    "items": "相关事实 Related facts",
    "populations": "审查对象 What is examined",
}
WORDS = {
    "supported": ("支持", "runs as the plan says it"),
    "lowered": ("换算", "runs through other functions of the engine that mean exactly the same"),
    "not yet": ("尚不支持", "refused before a run starts; it may come"),
    "never": ("不支持", "refused before a run starts; it will not come"),
}
_HEAD = """\
# 引擎 Engines

本页由 `python -m jianheng.engine.reference` 从 `src/jianheng/engine/capabilities.yaml` 生成，不要手工修改。
This page is generated; edit the YAML file instead.

模型不为某个引擎而写。同一个模型可以在 DuckDB 上运行（默认，本机，不需要另装任何东西），也可以在 Spark 上运行；
结论、数值和证据相同，结果写成同样的文件。
A model is written for no engine in particular: on either one it gives the same answers, values and evidence.

```sh
jianheng run 工作区 --as-of 2024-12-31 --engine spark                                   # 本机上的 Spark
jianheng run 工作区 --as-of 2024-12-31 --engine spark --spark-master spark://主机:7077  # Spark 集群
```

Spark 要另装 PySpark（`pip install 'jianheng[spark]'`）和 Java 17。运行期间读写的文件放在工作区里，集群的每台机器都要能
看到工作区所在的文件夹。
Spark needs PySpark, Java 17, and a workspace that every machine of the cluster sees.

没有集群也可以试：`make spark-demo`（或 `jianheng spark-demo`）用 PySpark 自带的程序在本机启动一个主节点、两个工作节点，
在集群上和 DuckDB 上各运行一遍示例，比较两次运行的全部文件，然后结束集群。不需要网络，也不需要主机名能解析；
约占 4 GB 内存，需要几分钟，日志在工作区的 `spark` 目录。
`make spark-demo` starts a master and two workers on this machine from what PySpark brings, runs the example there
and on DuckDB, compares every file of both runs, and ends the cluster. It needs no network and about 4 GB of memory.

- 工作节点中途失去，由其余的接着做，结果不变；`jianheng run` 自己被终止，工作区不受影响，以后的运行会清除它留下的文件。
- 数据文件被改动、磁盘写满、连不上集群，都会说明原因和改法，不写出半份结果。
- 工作区的路径里有汉字时，集群各台机器的语言环境要用 UTF-8（例如 `LANG=C.UTF-8`）。
- Spark 上的运行可以照常用 `jianheng why`、`jianheng verify`：它们在 DuckDB 上重新判断，等于换一种引擎再核对一次。

数据已经在集群的表里时，不必再导出：`--spark-tables 目录.库` 直接用那里与词典同名的表，不用工作区的批次。
When the cluster already holds the tables, `--spark-tables CATALOG.SCHEMA` uses them where they lie, not the batches.

- 列名和类型同[词典](dictionary.md)；缺的列当作空白，`row_id`、`recorded_by` 不能缺；类型不符的，运行前逐列指出。
- 同一个人在各表里用同一个标识，同一件事只有一行；由系统计算的表不读，另行算出。
- 表 `coverage`（`unit`、`person`、`table`、`from`、`until`）写明哪些数据是完整的；没有这张表，
  “查无记录”不能当作“没有发生”。
- 运行清单记下每张表的行数和内容摘要；这样的运行没有批次，`--changed-since`、`why`、`verify` 不能用于它。
  要复核，就对同样的表再运行一次：运行编号相同，数据、模型、法律和结论就都没有变。

模型的用例也可以在 Spark 上运行：`jianheng test 模型 --engine spark`。
The cases of a model run on Spark too: `jianheng test MODEL --engine spark`.

各部分在两个引擎上逐行比较的结果见[各引擎逐行一致](conformance.md)，由 `make conformance` 写出。
How every part fares on both engines, row for row: [conformance](conformance.md).

模型用到引擎没有的部分时，运行开始之前就会被拒绝，并指明是哪个模型、哪一部分、为什么。
A model that needs what an engine lacks is refused before anything starts, with model, part and reason.
"""


def reference() -> str:
    """The page, in Markdown."""
    return "\n".join(_lines()).rstrip() + "\n"


def main(arguments: list[str]) -> None:
    """Write the page.

    Args:
        arguments: the file to write, or nothing for `docs/engines.md` in the current folder.
    """
    path = Path(arguments[0]) if arguments else PAGE
    path.write_text(reference(), encoding="utf-8", newline="\n")
    sys.stdout.write(f"已写出 {path} / written\n")


def _lines() -> Iterator[str]:
    yield _HEAD
    yield "## 总览 At a glance"
    yield ""
    yield _row("", "", *TITLES.values())
    yield _row(*["---"] * (2 + len(ENGINES)))
    counted = {engine: Counter(said[engine].state for said in capabilities().values()) for engine in ENGINES}
    for state in STATES:
        zh, en = WORDS[state]
        yield _row(f"{zh} `{state}`", en, *(str(counted[engine][state]) for engine in ENGINES))
    for group, title in GROUPS.items():
        yield ""
        yield f"## {title}"
        yield ""
        yield _row("部分 Part", *TITLES.values())
        yield _row(*["---"] * (1 + len(ENGINES)))
        for (own, part), said in capabilities().items():
            if own == group:
                yield _row(f"`{part}`", *(_cell(said[engine]) for engine in ENGINES))


def _cell(one: Capability) -> str:
    zh, _ = WORDS[one.state]
    return f"{zh}：{one.zh} / {one.en}" if one.zh else zh


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main(sys.argv[1:])
