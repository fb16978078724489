"""Last days of sentences and periods as the instruments give them: see vectors.yaml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from jianheng.law import Term
from jianheng.law.dates import CONVENTIONS, months_after
from jianheng.law.sentence import broken_end, sentence_end

VECTORS: dict[str, list[dict[str, Any]]] = yaml.load(
    Path(__file__).with_name("vectors.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
day = date.fromisoformat


def bounds(text: Any) -> tuple[date, date]:
    lo, hi = text if isinstance(text, list) else (text, text)
    return day(lo), day(hi)


@pytest.mark.parametrize("case", VECTORS["ends"], ids=lambda case: f"{case['start']}+{case['term']}-{case['credit']}")
def test_the_last_day_of_a_term(case: dict[str, Any]) -> None:
    penalty = case.get("penalty", "fixed_term")
    found = sentence_end(day(case["start"]), Term.parse(case["term"]), int(case["credit"]), penalty=penalty)
    assert (found.lo, found.hi) == bounds(case["end"])
    assert bool(found.doubts) == isinstance(case["end"], list)


@pytest.mark.parametrize("case", VECTORS["broken"], ids=lambda case: f"{case['held'][0][0]}+{case['term']}")
def test_the_last_day_where_custody_was_broken(case: dict[str, Any]) -> None:
    blocks = [(day(each[0]), day(each[1]) if len(each) > 1 else None) for each in case["held"]]
    found = broken_end(blocks, Term.parse(case["term"]))
    assert (found.lo, found.hi) == bounds(case["end"])


@pytest.mark.parametrize("case", VECTORS["months"], ids=lambda case: f"{case['day']}+{case['months']}")
@pytest.mark.parametrize("by", CONVENTIONS)
def test_the_last_day_of_a_period(case: dict[str, Any], by: Any) -> None:
    assert months_after(day(case["day"]), int(case["months"]), by) == day(case[by])
