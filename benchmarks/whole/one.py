"""`python -m benchmarks.whole.one`: one rule both ways, in turn, in a process of its own, told as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from benchmarks.measure import MONTH_LATER, Side, differences, run
from benchmarks.systems.by_engine import opened
from benchmarks.systems.data import read
from benchmarks.systems.rules import BY_NAME, MEASURED, RULES, RULINGS, Rule
from jianheng.engine.duckdb.engine import DuckDbEngine

FOLDER = Path(__file__).parent / "sql"


def _path(rule: Rule) -> Path:
    return MEASURED / "by_hand.sql" if rule.source == RULINGS else FOLDER / f"{rule.name}.sql"


# The rules whose whole answers are written by hand.
NAMES = tuple(rule.name for rule in RULES if _path(rule).exists())


def main() -> int:
    """Answer both ways, several times, and compare every column of every row."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.whole.one", description=__doc__)
    parser.add_argument("rule", choices=NAMES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, required=True)
    options = parser.parse_args()
    rule = BY_NAME[options.rule]
    both = sides(rule, options.folder / rule.source)
    run(both, options.repeat)
    engine, hand = (side.table for side in both)
    if engine is None or hand is None:
        raise SystemExit("repeat 至少为 1 / repeat must be at least 1")
    found = differences(engine, hand)
    if not found and not engine.select(["row_id", "slot"]).equals(hand.select(["row_id", "slot"])):
        found.append("the rows stand in another order")
    told = {
        "seconds": [side.seconds for side in both],
        "processor": [side.processor for side in both],
        "peaks": [side.peak for side in both],
        "answers": Counter(engine.column("answer").to_pylist()),
        "differences": found,
    }
    json.dump(told, sys.stdout, ensure_ascii=False)
    return 0


def sides(rule: Rule, folder: Path) -> tuple[Side, Side]:
    """The engine and the statement by hand, on one connection and over the same Arrow tables in memory.

    Args:
        rule: the rule.
        folder: the data of its source.
    """
    model, dictionary, law = rule.load()
    session = opened(rule, folder, dictionary, law)
    assert isinstance(session.engine, DuckDbEngine)  # the statement by hand reads what it holds
    session.engine.register(rule.tables)
    con = session.engine.con
    # As it was delivered: the engine has put touching periods together when it opened.
    con.register("coverage", read(folder, "coverage", rule.tables["coverage"]))
    con.execute(MONTH_LATER)
    query = statement(rule)
    engine = Side("引擎 engine", lambda: session.answers(model).table)
    return engine, Side("手写 by hand", lambda: con.sql(query).to_arrow_table())


def statement(rule: Rule) -> str:
    """The whole answers of a rule by hand."""
    return _path(rule).read_text(encoding="utf-8").replace("$as_of", f"DATE '{rule.as_of}'")


if __name__ == "__main__":
    sys.exit(main())
