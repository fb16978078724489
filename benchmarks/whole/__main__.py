"""`python -m benchmarks.whole`: whole answers, the engine's and by hand, compared in full, and docs/performance.md."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.document import write_section
from benchmarks.systems.data import data
from benchmarks.systems.rules import BY_NAME
from benchmarks.whole.one import NAMES
from benchmarks.whole.page import Measured, document, tables


def main(arguments: list[str] | None = None) -> int:
    """Measure each rule in a process of its own.

    Returns:
        0, or 1 where a row differs in any column.
    """
    options = _options(arguments)
    folder = data(options.persons, options.cache)
    found = [_one(name, folder, options.repeat) for name in options.rules or NAMES]
    told = [f"{each.rule} {difference}" for each in found for difference in each.differences]
    for difference in told:
        print(f"不一致 {difference}", file=sys.stderr)
    if told:
        return 1
    print(tables(found))
    if options.write:
        write_section(f"whole-{options.persons}", document(found, options))
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.whole", description=__doc__)
    parser.add_argument("--persons", type=int, default=100_000, help="人数 persons")
    parser.add_argument("--repeat", type=int, default=5, help="每种方式的次数 runs of each way")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "jianheng-county", help="数据 data")
    parser.add_argument("--rules", nargs="+", choices=NAMES, help="只测这些 these alone")
    parser.add_argument("--write", action="store_true", help="写入 docs/performance.md write the document")
    return parser.parse_args(arguments)


def _one(name: str, folder: Path, repeat: int) -> Measured:
    print(name, file=sys.stderr)
    command = [sys.executable, "-m", "benchmarks.whole.one", name, str(folder), "--repeat", str(repeat)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return Measured(BY_NAME[name].model, **json.loads(done.stdout))


if __name__ == "__main__":
    sys.exit(main())
