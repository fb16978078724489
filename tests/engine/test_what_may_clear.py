"""`known(has(x)) and has(x)`: found it clears, not delivered it does not block, what may be it leaves the act open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jianheng.language.tree import Model

DEED = {"deed_no": "1", "person": "P", "b1": True, "d1": date(2024, 5, 1)}
MODEL = """
examine: deed
with:
  met: {any: visit, where: person == this.person and ok and day >= this.d1}
exempt: {met: known(has(met)) and has(met)}
unlawful: {bad: b1}
"""


@pytest.mark.parametrize("coverage", [[], None], ids=["nothing covered", "all covered"])
@pytest.mark.parametrize(
    ("visits", "answer", "missing"),
    [
        ([], "unlawful", []),
        ([{"day": date(2024, 6, 1), "ok": True}], "exempt", []),
        ([{"day": date(2024, 6, 1), "ok": False}], "unlawful", []),
        ([{"day": None, "ok": True}], "undetermined", ["met: ambiguous"]),
        ([{"day": date(2024, 6, 1), "ok": None}], "undetermined", ["met: ambiguous"]),
        ([{"day": None, "ok": True}, {"day": date(2024, 6, 1), "ok": True}], "exempt", []),
    ],
)
def test_what_may_clear(
    model: Callable[[str], Model],
    engine: Callable[..., Any],
    coverage: list[dict[str, Any]] | None,
    visits: list[dict[str, Any]],
    answer: str,
    missing: list[str],
) -> None:
    tables = {"deed": [DEED], "visit": [{"person": "P"} | visit for visit in visits]}
    with engine(tables, coverage=coverage) as session:
        (row,) = session.answers(model(MODEL)).table.to_pylist()
    assert (row["answer"], row["missing"]) == (answer, missing)
