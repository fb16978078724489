"""`python -m benchmarks.losses`: every model where data is missing, and docs/missing-data.md."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.losses.held import losses, scores
from benchmarks.losses.page import count, document, in_all, summary
from jianheng.arena import ModelScore
from jianheng.dictionary import load_dictionary
from jianheng.law import load_tables
from jianheng.library import load_library

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "missing-data.md"
SHOWN = 10


def main(arguments: list[str] | None = None) -> int:
    """Lose one thing after another.

    Returns:
        0, or 1 where something was lost in silence, or a lawful act was called unlawful.
    """
    parser = argparse.ArgumentParser(prog="python -m benchmarks.losses", description=__doc__)
    parser.add_argument("--persons", type=int, default=5000, help="人数 persons")
    parser.add_argument("--seed", type=int, default=1, help="种子 seed")
    parser.add_argument("--write", action="store_true", help="写入文档 write the document")
    options = parser.parse_args(arguments)
    dictionary, law = load_dictionary(), load_tables()
    models = load_library(dictionary, law)
    planned = losses(options.persons, options.seed, dictionary)
    whole: dict[str, ModelScore] = {}
    found = []
    for loss in planned:
        print(loss.en, file=sys.stderr)
        got = scores(loss.plan, models, dictionary, law)
        whole = whole or got
        counts = {name: count(whole[name], each, loss.plan) for name, each in got.items()}
        found.append((loss, counts))
        for name in (name for name, each in counts.items() if not each.sound):
            print(f"{loss.zh} {name}", *got[name].told[:SHOWN], sep="\n  ", file=sys.stderr)
    print(summary(found))
    if options.write:
        command = f"python -m benchmarks.losses --persons {options.persons} --seed {options.seed} --write"
        DOCUMENT.write_text(document(found, models, command), encoding="utf-8")
    return 0 if all(in_all(counts).sound for _, counts in found) else 1


if __name__ == "__main__":
    sys.exit(main())
