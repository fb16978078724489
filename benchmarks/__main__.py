"""`python -m benchmarks`: measure, compare row for row, and write docs/performance.md."""

from __future__ import annotations

import argparse
import sys

from benchmarks.deliveries import deliveries
from benchmarks.document import write_section
from benchmarks.measure import differences, run, sides
from benchmarks.report import document, table


def main(arguments: list[str] | None = None) -> int:
    """Measure once.

    Returns:
        0, or 1 where the two ways do not agree on every row.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rulings", type=int, default=1_000_000, help="被审查的裁定件数 rulings examined")
    parser.add_argument("--related", type=int, default=20_000_000, help="关联行数 related rows")
    parser.add_argument("--repeat", type=int, default=5, help="每种方式的次数 runs of each way")
    parser.add_argument("--write", action="store_true", help="写入 docs/performance.md write the document")
    options = parser.parse_args(arguments)
    both = sides(deliveries(options.rulings, options.related))
    run(both, options.repeat)
    engine, hand = both
    if engine.table is None or hand.table is None:
        raise SystemExit("repeat 至少为 1 / repeat must be at least 1")
    found = differences(engine.table, hand.table)
    for difference in found:
        print(f"不一致 {difference}", file=sys.stderr)
    if found:
        return 1
    print(table(both))
    if options.write:
        write_section("interval", document(both, options))
    return 0


if __name__ == "__main__":
    sys.exit(main())
