"""`python -m benchmarks.terms`: a million last days of terms by the law beside a bare `+ INTERVAL` on the same rows."""

from __future__ import annotations

import argparse
import sys
import time
from statistics import median

import duckdb
from sqlglot import exp

from benchmarks.document import write_section
from benchmarks.report import versions
from jianheng.engine.duckdb import terms
from jianheng.engine.duckdb.connection import open_engine
from jianheng.engine.sql import col

# 起日遍及四十年，刑期遍及二十五年以下的年、月、半月，折抵在二年以内。
ROWS = """
CREATE TABLE given AS SELECT
    CAST(DATE '2000-01-01' + to_days(CAST(n * 7919 % 14976 AS INTEGER)) AS DATE) AS start,
    n % 26 AS years, n * 31 % 12 AS months, CASE WHEN n % 8 = 0 THEN 15 ELSE 0 END AS days, n * 13 % 700 AS credit,
    (((12 * years + months) * 100000 + days) * 1000000 + years) AS term
FROM range({rows}) AS numbers(n)
"""
BARE = "SELECT max(start + to_months(CAST(12 * years + months AS INTEGER))) FROM given"
SECTION = """## 刑期止日 Last days of terms

{rows:,} 个止日（起日遍及四十年，刑期遍及二十五年以下的年、月、半月，减去折抵），同一张表上与只加月份的
`+ INTERVAL` 对照，轮流 {repeat} 次取中位数，处理器秒。
{rows:,} last days by the law on one table, beside a bare `+ INTERVAL` that adds months alone, in turn, the median of
{repeat}.

| | 处理器秒 CPU s |
|---|---:|
| 依法计算 by the law | {law:.3f} |
| `+ INTERVAL` | {bare:.3f} |
| 倍数 ratio | {ratio:.2f} |

- 命令 Command: `{command}`
- 版本 Versions: {versions}"""


def main(arguments: list[str] | None = None) -> int:
    """Measure both in turn.

    Returns:
        0.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terms", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="行数 rows")
    parser.add_argument("--repeat", type=int, default=15, help="次数 how often")
    parser.add_argument("--write", action="store_true", help="写入文档 write the document")
    options = parser.parse_args(arguments)
    con = open_engine(threads=1)
    con.execute(ROWS.format(rows=options.rows))
    end = exp.select(exp.Max(this=terms.term_end(col("start"), col("term"), col("credit")))).from_(
        exp.to_table("given")
    )
    law, bare = _in_turn(con, [end.sql(dialect="duckdb"), BARE], options.repeat)
    command = f"python -m benchmarks.terms --rows {options.rows} --repeat {options.repeat} --write"
    text = SECTION.format(
        rows=options.rows,
        repeat=options.repeat,
        law=law,
        bare=bare,
        ratio=law / bare,
        command=command,
        versions=versions(),
    )
    print(text)
    if options.write:
        write_section("terms", text)
    return 0


def _in_turn(con: duckdb.DuckDBPyConnection, queries: list[str], repeat: int) -> list[float]:
    spent: list[list[float]] = [[] for _ in queries]
    for _ in range(repeat + 1):
        for query, seconds in zip(queries, spent, strict=True):
            before = time.process_time()
            con.execute(query).fetchall()
            seconds.append(time.process_time() - before)
    return [median(seconds[1:]) for seconds in spent]


if __name__ == "__main__":
    sys.exit(main())
