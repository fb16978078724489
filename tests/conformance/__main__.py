"""`python -m tests.conformance`: the suite in full; prints the table of results, and writes the page if asked."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from jianheng.engine.spark.engine import SparkEngine
from jianheng.engine.spark.start import open_spark

from ..engine.spark.conftest import SMALL
from .page import differing, page
from .reference import held_against_the_specification
from .sizes import full, small
from .suite import Reader, run

PAGE = Path(__file__).parents[2] / "docs" / "conformance.md"


def main(arguments: list[str] | None = None) -> int:
    """Run the suite.

    Returns:
        0, or 1 where anything differs.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("--write", action="store_true", help="写入 docs/conformance.md write the page")
    parser.add_argument("--small", action="store_true", help="只运行 make test 的那一部分 only what `make test` runs")
    parser.add_argument(
        "--only", default="", help="只运行名称以此开头的模型 only models whose names begin so: items, law 2"
    )
    options = parser.parse_args(arguments)
    if options.write and (options.small or options.only):
        parser.error("--write 只用于完整的运行 / --write is for the suite in full")
    rounds = [
        replace(each, scenarios=[one for one in each.scenarios if one.name.startswith(options.only)])
        for each in (small if options.small else full)(Reader())
    ]
    # The plans of all models pile up in one session.
    spark = open_spark("local[2]", SMALL | {"spark.driver.memory": "3g"})
    outcomes = run(
        rounds,
        {"spark": lambda folder: SparkEngine(spark, folder)},
        held_against_the_specification,
        lambda words: print(words, file=sys.stderr, flush=True),
    )
    sets = sorted(set().union(*(each.sets for each in outcomes.values())))
    text = page(outcomes, spark.version, sets)
    spark.stop()
    print(text)
    found = differing(outcomes)
    for difference in found:
        print(f"不同 {difference}", file=sys.stderr)
    if options.write:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
