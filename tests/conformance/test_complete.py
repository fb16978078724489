"""No part of the language without a model that is there for it, and none that does not use what it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.engine.capabilities import Part, capabilities, parts

from .page import page
from .scenarios import Scenario, scenarios
from .suite import Outcome, Reader

READER = Reader()
SCENARIOS = scenarios(READER.law, 1)


def test_every_part_has_a_model_that_is_there_for_it() -> None:
    assert {part for scenario in SCENARIOS for part in scenario.parts} == set(capabilities())


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_model_uses_the_parts_that_it_is_there_for(scenario: Scenario) -> None:
    model, others = READER.read(scenario)
    used: set[Part] = set().union(*(parts(each) for each in (model, *others.values())))
    assert set(scenario.parts) <= used


def test_every_table_of_the_law_is_looked_up() -> None:
    written = " ".join(scenario.text for scenario in SCENARIOS)
    assert not [name for name in READER.law if f"law.{name}(" not in written and f"clock.{name}(" not in written]


def test_the_page_tells_of_every_part(repository: Path) -> None:
    """The page is written by `make conformance` alone; a part that is new is missing there until it is run again."""
    told = (repository / "docs" / "conformance.md").read_text(encoding="utf-8")
    assert [part for _, part in capabilities() if f"| `{part}` |" not in told] == []
    assert "不同 differs" not in told


def test_a_difference_is_told_with_its_part() -> None:
    outcome = Outcome({"ties"}, 3, ["ties: r1 l_x_lo: 1 instead of 2"])
    told = page({(("items", "gap"), "spark"): outcome}, "4", ["ties"])
    assert "| `gap` |  |  |  |  |  | 不同 differs：1 | 1 | 3 |" in told
