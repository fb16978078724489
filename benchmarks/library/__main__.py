"""`python -m benchmarks.library`: measure every model at several sizes, and write docs/performance.md."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks.document import write_section
from benchmarks.library.county import AS_OF, county
from benchmarks.library.measure import Measured, Shape, measure, scan
from benchmarks.library.page import Size, document, table
from jianheng.dictionary import load_dictionary
from jianheng.engine.run import open_session
from jianheng.law import load_tables
from jianheng.library import load_library


def main(arguments: list[str] | None = None) -> int:
    """Measure each size in a process of its own, so that none lives in what another left behind."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.library", description=__doc__)
    parser.add_argument("--persons", type=int, nargs="+", default=[100_000, 1_000_000], help="人数 persons")
    parser.add_argument("--repeat", type=int, default=3, help="每个模型的次数 runs of each model")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "jianheng-county", help="数据 data")
    parser.add_argument("--write", action="store_true", help="写入文档 write the document")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(asdict(_one(options.persons[0], options.cache, options.repeat))))
        return 0
    sizes = [_apart(persons, options) for persons in options.persons]
    print(table(sizes))
    if options.write:
        write_section("library", document(sizes, options.repeat))
    return 0


def _apart(persons: int, options: argparse.Namespace) -> Size:
    county(persons, options.cache)
    command = [sys.executable, "-m", "benchmarks.library", "--one", "--persons", str(persons)]
    command += ["--repeat", str(options.repeat), "--cache", str(options.cache)]
    said = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout)
    models = [Measured(**{**each, "shape": Shape(**each["shape"])}) for each in said["models"]]
    return Size(**{**said, "models": tuple(models), "scan": tuple(said["scan"])})


def _one(persons: int, cache: Path, repeat: int) -> Size:
    tables, coverage = county(persons, cache)
    dictionary, law = load_dictionary(), load_tables()
    session = open_session(tables, coverage, dictionary, law, AS_OF)
    read = scan(session, tables)
    found = []
    for model in load_library(dictionary, law):
        print(f"{persons:,} {model.id}", file=sys.stderr)
        found.append(measure(session, model, repeat))
    held = sum(table.nbytes for table in tables.values())
    rows = sum(table.num_rows for table in tables.values())
    return Size(persons, rows, held, read, tuple(found))


if __name__ == "__main__":
    sys.exit(main())
