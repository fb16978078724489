"""Whether splitting by person really lowers the peak of memory: `python -m benchmarks.parts --persons 100000`.

Each number of parts is measured in a process of its own, over tables that are mapped from disk; what counts is the
memory that the process cannot give back (RssAnon), above what it held before the models ran.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.held import peak_held
from benchmarks.library.county import AS_OF, county
from jianheng.dictionary import load_dictionary
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.manifest import Basis
from jianheng.engine.run import open_session, run_models
from jianheng.law import load_instruments, load_tables
from jianheng.library import load_library

MODELS = ["custody/stage-over-limit", "custody/no-title", "commutation/first-too-early"]


def main() -> None:
    """Measure each number of parts in a process of its own."""
    options = _options()
    if len(options.parts) == 1:
        print(json.dumps(_one(options)))
        return
    county(options.persons, options.cache)
    print("| parts | seconds | peak above the tables, MB | bytes |\n|---:|---:|---:|---|")
    hashes = set()
    for parts in options.parts:
        words = [*sys.argv[1:], "--parts", str(parts)]
        done = subprocess.run([sys.executable, "-m", "benchmarks.parts", *words], capture_output=True, check=True)
        found = json.loads(done.stdout)
        hashes.add(found["files"])
        same = "the same" if len(hashes) == 1 else "DIFFERENT"
        print(f"| {parts} | {found['seconds']:.1f} | {found['peak'] >> 20} | {same} |", flush=True)


def _one(options: argparse.Namespace) -> dict[str, object]:
    tables, coverage = county(options.persons, options.cache)
    dictionary, law = load_dictionary(), load_tables()
    with tempfile.TemporaryDirectory() as folder:
        engine = DuckDbEngine(Path(folder) / "spill")
        session = open_session(tables, coverage, dictionary, law, AS_OF, engine=engine)
        models = load_library(dictionary, law, options.model)
        basis = Basis("benchmark", (), load_instruments())
        with peak_held() as peak:
            start = time.perf_counter()
            run = run_models(session, models, basis, Path(folder) / "runs", parts=options.parts[0])
            seconds = time.perf_counter() - start
        files = json.loads((run.folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    return {"seconds": seconds, "peak": peak[0], "files": json.dumps(files, sort_keys=True)}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.parts", description=__doc__)
    parser.add_argument("--persons", type=int, default=20_000)
    parser.add_argument("--parts", type=int, nargs="+", default=[1, 2, 4, 8])
    parser.add_argument("--model", nargs="+", default=MODELS)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "jianheng-county")
    return parser.parse_args()


if __name__ == "__main__":
    main()
