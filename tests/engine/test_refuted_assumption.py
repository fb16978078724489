"""An assumption clears an act only while no fact speaks against it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jianheng.language.tree import Model

LATE = """
examine: deed
let: {done: 'known_or(d1, lo=from_day, hi=to_day, assume="hi")'}
unlawful:
  late: {when: done > d2}
"""


@pytest.mark.parametrize(
    ("earliest", "assumed_latest", "answer", "caveats"),
    [
        (date(2024, 1, 1), date(2024, 2, 1), "lawful", ["assumed"]),
        # It was done after the day by which it was assumed to be done.
        (date(2024, 5, 1), date(2024, 2, 1), "undetermined", []),
    ],
)
def test_a_refuted_assumption_clears_nothing(
    model: Callable[[str], Model],
    engine: Callable[..., Any],
    earliest: date,
    assumed_latest: date,
    answer: str,
    caveats: list[str],
) -> None:
    deed = {"deed_no": "1", "from_day": earliest, "to_day": assumed_latest, "d2": date(2024, 6, 1)}
    with engine({"deed": [deed]}) as session:
        (row,) = session.answers(model(LATE)).table.to_pylist()
    assert (row["answer"], row["caveats"]) == (answer, caveats)
