"""`python -m benchmarks.reading`: delivered files read here and by the libraries beneath, and docs/performance.md."""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version

from benchmarks.document import write_section
from benchmarks.reading import text, workbook
from benchmarks.report import machine, versions

SECTION = """## 读取文件 Reading files

{rows:,} 行二十列，每种方式在单独的进程里运行 {repeat} 次，处理器秒取中位数，内存取最多。
Tables of twenty columns; each way in a process of its own, processor seconds the median of {repeat}, memory the most.

- 命令 Command: `{command}`
- 机器 Machine: {machine}
- 版本 Versions: {versions}

| | |
|---|---:|
{lines}"""
PARTS = {"text": text.measure, "workbook": workbook.measure}


def main(arguments: list[str] | None = None) -> int:
    """Measure the parts.

    Returns:
        0.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="行数 rows")
    parser.add_argument("--repeat", type=int, default=5, help="每种方式的次数 runs of each way")
    parser.add_argument("--part", choices=[*PARTS], action="append", help="只测这一部分 measure this part alone")
    parser.add_argument("--write", action="store_true", help="写入文档 write the document")
    options = parser.parse_args(arguments)
    told = [line for part in options.part or PARTS for line in PARTS[part](options.rows, options.repeat)]
    lines = "\n".join(f"| {name} | {value:,.2f} |" for name, value in told)
    page = SECTION.format(
        rows=options.rows,
        repeat=options.repeat,
        command=f"python -m benchmarks.reading --rows {options.rows} --repeat {options.repeat} --write",
        machine=machine(),
        versions=f"{versions()}, python-calamine {version('python-calamine')}",
        lines=lines,
    )
    print(page)
    if options.write and not options.part:
        write_section("reading", page)
    return 0


if __name__ == "__main__":
    sys.exit(main())
