"""`python -m benchmarks.systems.one`: one rule on one system, in a process of its own, told as JSON."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.measure import forget_peak
from benchmarks.systems.answers import plain
from benchmarks.systems.meter import Clock, Watched, peak, tree
from benchmarks.systems.rules import BY_NAME, Rule


def main() -> int:
    """Answer, several times."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.systems.one", description=__doc__)
    parser.add_argument("rule", choices=sorted(BY_NAME))
    parser.add_argument("system")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--repeat", type=int, required=True)
    parser.add_argument("--held", action="store_true", help="数据先读入 the data are read before")
    parser.add_argument("--answers", type=Path, help="结论写到哪里 where the answers go")
    parser.add_argument("--server", default="")
    parser.add_argument("--server-pid", type=int, default=0)
    options = parser.parse_args()
    rule, system = BY_NAME[options.rule], import_module(f"benchmarks.systems.by_{options.system}")
    with system.answering(rule, options.folder / rule.source, options.held, options.server) as answer:
        told, last = measured(answer, options.repeat, options.server_pid)
    if options.answers:
        _write(options.answers, system, last)
    json.dump(told, sys.stdout)
    return 0


def answer_into(path: Path, rule: Rule, name: str, folder: Path, *, held: bool = False, server: str = "") -> None:
    """Answer once, for comparison alone.

    Args:
        path: where the answers go.
        rule: the rule.
        name: of the system.
        folder: the data.
        held, server: as the system needs them.
    """
    system = import_module(f"benchmarks.systems.by_{name}")
    with system.answering(rule, folder, held, server) as answer:
        _write(path, system, answer())


def measured(answer: Callable[[], Any], repeat: int, server: int) -> tuple[dict[str, float], Any]:
    """Median seconds and processor seconds, most memory, and the last answers."""
    roots = [os.getpid(), *([server] if server else [])]
    watched = Watched(server)
    readings, last = [], None
    gc.collect()
    forget_peak()
    for _ in range(repeat):
        last = None
        with watched.watch() if server else nullcontext():
            clock = Clock(roots)
            last = answer()
            readings.append(clock.read())
    wall, worked = (median(each) for each in zip(*readings, strict=True))
    most = peak(tree([os.getpid()])) + watched.most
    return {"seconds": wall, "processor": worked, "peak": most}, last


def _write(path: Path, system: Any, answers: Any) -> None:
    """As a table in the form in which answers are compared; what a system gives may not be one yet."""
    whole: pa.Table = getattr(system, "to_arrow", lambda table: table)(answers)
    pq.write_table(plain(whole), path)


if __name__ == "__main__":
    sys.exit(main())
