"""Every model of the library finds every seeded act of the county, and no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jianheng.arena import ModelScore, Plan
from jianheng.library.shelf import model_ids

Scorer = Callable[[str], ModelScore]


@pytest.fixture(scope="module")
def score(scorer: Callable[[Plan], Scorer]) -> Scorer:
    """The whole county."""
    return scorer(Plan(0, 11))


@pytest.mark.parametrize("model", model_ids())
def test_model_and_county_agree(model: str, score: Scorer) -> None:
    found = score(model)
    assert found.told == []
    assert found.seeded > 0
    assert found.tempting > 0
    assert found.perfect
