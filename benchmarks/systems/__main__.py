"""`python -m benchmarks.systems`: six rules on every system, compared row for row, and docs/performance.md."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from itertools import product
from pathlib import Path

from benchmarks.document import write_section
from benchmarks.systems.answers import differences
from benchmarks.systems.available import ENGINE, SCAN, SYSTEMS, System
from benchmarks.systems.data import data
from benchmarks.systems.page import Measured, document, tables
from benchmarks.systems.rules import BY_NAME, RULES, Rule
from benchmarks.systems.server import Server, serving


def main(arguments: list[str] | None = None) -> int:
    """Measure each rule on each system in a process of its own.

    Returns:
        0, or 1 where a system does not agree with the engine on every row.
    """
    options = _options(arguments)
    folder = data(options.persons, options.cache)
    wanted = [system for system in SYSTEMS if system is ENGINE or not options.systems or system.name in options.systems]
    there = [system for system in wanted if system.version is not None]
    missing = [system for system in wanted if system.version is None]
    rules = [BY_NAME[name] for name in options.rules] if options.rules else RULES
    ways = [(system, held) for system in there for held in system.ways]
    found: list[Measured] = []
    told: list[str] = []
    serve = serving(folder) if any(system.name == "postgres" for system in there) else nullcontext()
    with tempfile.TemporaryDirectory() as work, serve as server:
        for rule, (system, held) in product(rules, ways):
            measured, wrong = _one(rule, system, held, folder, options.repeat, Path(work), server)
            found += [] if wrong else [measured]
            told += wrong
    for difference in told:
        print(f"不一致 {difference}", file=sys.stderr)
    print(tables(found, RULES))
    for system in missing:
        print(f"没有安装 not installed: {system.title} ({system.install})")
    if options.write and not told:
        write_section(f"systems-{options.persons}", document(found, RULES, options, missing, server))
    return 1 if told else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.systems", description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000, help="人数 persons")
    parser.add_argument("--repeat", type=int, default=3, help="每种方式的次数 runs of each way")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "jianheng-county", help="数据 data")
    parser.add_argument("--rules", nargs="+", choices=sorted(BY_NAME), help="只测这些 these alone")
    names = sorted(system.name for system in SYSTEMS)
    parser.add_argument("--systems", nargs="+", choices=names, help="只测这些（和引擎） these and the engine alone")
    parser.add_argument("--write", action="store_true", help="写入 docs/performance.md write the document")
    return parser.parse_args(arguments)


def _one(
    rule: Rule, system: System, held: bool, folder: Path, repeat: int, work: Path, server: Server | None
) -> tuple[Measured, list[str]]:
    """Measure once, and hold the answers against the engine's."""
    answers = work / f"{rule.name}-{system.name}-{held}.parquet"
    command = [sys.executable, "-m", "benchmarks.systems.one", rule.name, system.name, str(folder)]
    command += ["--repeat", str(repeat)]
    command += ["--held"] if held else []
    command += ["--answers", str(answers)] if system is not SCAN else []
    if system.name == "postgres" and server is not None:
        command += ["--server", server.address, "--server-pid", str(server.pid)]
    print(f"{rule.name} {system.name}{' held' if held else ''}", file=sys.stderr)
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    measured = Measured(rule.name, system.name, held, **json.loads(done.stdout))
    if system is SCAN:
        return measured, []
    where = f"{rule.name} {system.name}: "
    return measured, [where + each for each in differences(work / f"{rule.name}-engine-False.parquet", answers)]


if __name__ == "__main__":
    sys.exit(main())
