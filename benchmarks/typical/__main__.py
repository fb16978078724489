"""`python -m benchmarks.typical`: typical models against SQL by hand, and docs/performance-typical.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.library.county import AS_OF, county
from benchmarks.measure import MONTH_LATER, Side, differences, run
from benchmarks.report import machine, versions
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.run import open_session
from jianheng.language.tree import Model
from jianheng.law import load_tables
from jianheng.library import load_library

HERE = Path(__file__).parent
DOCUMENT = HERE.parent.parent / "docs" / "performance-typical.md"
MODELS = {
    "delivery/execution-papers-late": "execution_papers_late.sql",
    "detention/minor-held-with-adults": "minor_held_with_adults.sql",
    "temporary-release/recheck-missed": "recheck_missed.sql",
}
PAGE = """# 典型模型与手写 SQL Typical models against SQL by hand

模拟县上的三个典型模型：查无与顺延期限、同时同地、逐期义务；引擎与手写 SQL 在同一连接上交替作答，逐行比较答案和发现。
引擎另外给出缺失事实、保留和计算值，手写 SQL 没有。第四个（减刑间隔）见 [performance.md](performance.md)。
Three typical models over the invented county: an absence under a deadline, the same place at the same time, a duty that
comes again. Engine and SQL take turns on one connection; answers and findings agree row for row. The engine also tells
missing facts, caveats and values; the SQL does not. The fourth is the interval of [performance.md](performance.md).

- 命令 Command: `{command}`
- 机器 Machine: {machine}
- 版本 Versions: {versions}

{table}

目标 bar: ≤ 1.30
"""


def main(arguments: list[str] | None = None) -> int:
    """Measure once.

    Returns:
        0, or 1 where the two ways do not agree on every row.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.typical", description=__doc__)
    parser.add_argument("--persons", type=int, default=1_000_000, help="人数 persons")
    parser.add_argument("--repeat", type=int, default=5, help="每种方式的次数 runs of each way")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "jianheng-county", help="数据 data")
    parser.add_argument("--write", action="store_true", help="写入文档 write the document")
    options = parser.parse_args(arguments)
    tables, coverage = county(options.persons, options.cache)
    dictionary, law = load_dictionary(), load_tables()
    session = open_session(tables, coverage, dictionary, law, AS_OF)
    session.engine.con.register("coverage_given", coverage)
    session.engine.con.execute(MONTH_LATER)
    lines = ["| 模型 model | 行为 acts | 引擎 engine s | 手写 by hand s | 比 ratio |", "|---|---:|---:|---:|---:|"]
    agree = True
    for model in load_library(dictionary, law, list(MODELS)):
        engine, hand = sides(session, model)
        run((engine, hand), options.repeat)
        if engine.table is None or hand.table is None:
            raise SystemExit("repeat 至少为 1 / repeat must be at least 1")
        found = differences(_by_act(engine.table), _by_act(hand.table))
        agree = agree and not found
        for difference in found:
            print(f"不一致 {model.id} {difference}", file=sys.stderr)
        ratio = engine.median / hand.median
        acts = engine.table.num_rows
        lines.append(f"| {model.id} | {acts:,} | {engine.median:.2f} | {hand.median:.2f} | {ratio:.2f} |")
    print("\n".join(lines))
    if options.write and agree:
        command = f"python -m benchmarks.typical --persons {options.persons} --repeat {options.repeat} --write"
        text = PAGE.format(command=command, machine=machine(), versions=versions(), table="\n".join(lines))
        DOCUMENT.write_text(text, encoding="utf-8")
    return 0 if agree else 1


def sides(session: Session, model: Model) -> tuple[Side, Side]:
    """The engine and the statement by hand, on the columns that both give."""
    query = (HERE / MODELS[model.id]).read_text(encoding="utf-8").replace("$as_of", f"DATE '{AS_OF}'")
    columns = session.engine.con.sql(query).columns
    engine = Side("engine", lambda: session.answers(model).table.select(columns))
    return engine, Side("by hand", lambda: session.engine.con.sql(query).to_arrow_table())


def _by_act(answers: pa.Table) -> pa.Table:
    """An act is a row, or one period of a row."""
    if "slot" not in answers.column_names:
        return answers
    slots = pc.fill_null(answers.column("slot").cast(pa.string()), "")
    acts = pc.binary_join_element_wise(answers.column("row_id"), slots, "#")
    return answers.set_column(answers.column_names.index("row_id"), "row_id", acts)


if __name__ == "__main__":
    sys.exit(main())
