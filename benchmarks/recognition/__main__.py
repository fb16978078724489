"""`python -m benchmarks.recognition`: how files in local styles are recognised, and whether answers stay the same."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.document import kept_section
from benchmarks.odd_sheets.page import SECTION as ODD_SHEETS
from benchmarks.recognition.page import PAGE, page
from benchmarks.recognition.same import answered, differences, models_of
from benchmarks.recognition.score import Score, score_style
from jianheng.arena import STYLES, Plan, write_deliveries
from jianheng.dictionary import load_dictionary


def main() -> None:
    """Measure, and tell or write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recognition", description=__doc__)
    parser.add_argument("--persons", type=int, default=60, help="人数 persons")
    parser.add_argument("--styles", nargs="+", choices=STYLES, default=list(STYLES), help="样式 styles")
    parser.add_argument("--model", nargs="+", help="模型，默认全部 models, all by default")
    parser.add_argument("--write", action="store_true", help=f"写入 {PAGE} write the page")
    asked = parser.parse_args()
    scores = {style: recognised(style, asked.persons) for style in asked.styles}
    models = models_of(asked.model)
    plain = answered(None, asked.persons, models)
    same = {}
    for style in asked.styles:
        found = answered(style, asked.persons, models)
        same[style] = {name: count for name, (count, _) in differences(plain.answers, found.answers).items()}
    acts = sum(counts.total() for counts in plain.answers.values())
    text = page(asked.persons, scores, len(models), acts, same)
    sys.stdout.write(text)
    if asked.write:
        PAGE.write_text(text + kept_section(ODD_SHEETS, PAGE), encoding="utf-8")
    if any(score.counts["wrong"] for score in scores.values()) or any(same.values()):
        sys.exit(1)


def recognised(style: str, persons: int) -> Score:
    """Recognise the files of a county in one style."""
    with tempfile.TemporaryDirectory(prefix="jianheng-styles-") as folder:
        write_deliveries(Path(folder) / "files", Plan(persons, 1), load_dictionary(), style)
        return score_style(Path(folder), style)


if __name__ == "__main__":
    main()
