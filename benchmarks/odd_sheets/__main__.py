"""`python -m benchmarks.odd_sheets`: how sheets as clerks write them are recognised, column by column."""

from __future__ import annotations

import argparse
import sys

from benchmarks.document import write_section
from benchmarks.odd_sheets.page import SECTION, section
from benchmarks.odd_sheets.score import score_odd
from benchmarks.odd_sheets.sheet import odd_files
from benchmarks.recognition.page import PAGE


def main() -> None:
    """Measure, and tell or write the part of the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.odd_sheets", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"写入 {PAGE} write the part of the page")
    asked = parser.parse_args()
    files = [*odd_files()]
    score = score_odd(files)
    text = section(files, score)
    sys.stdout.write(text)
    if asked.write:
        write_section(SECTION, text, PAGE)
    if score.counts["wrong"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
