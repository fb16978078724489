"""Where data is missing, no model calls an act unlawful that is not, and what it no longer finds it leaves open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jianheng.arena import ModelScore, Plan, live
from jianheng.arena.world.life import with_companions
from jianheng.dictionary import load_dictionary
from jianheng.library.shelf import model_ids

Scorer = Callable[[str], ModelScore]
DICTIONARY = load_dictionary()
LOSSES = (
    Plan(0, 21, blank=0.1),
    Plan(0, 22, ("judgment_person", "detention_stay", "property_payment")),
    Plan(0, 23, ("execution_order", "correction_term", "person_statement", "judgment_offence"), 0.03),
)


@pytest.fixture(scope="module", params=LOSSES, ids=lambda plan: f"{'+'.join(plan.withheld) or 'all'}-{plan.blank}")
def score(request: pytest.FixtureRequest, scorer: Callable[[Plan], Scorer]) -> Scorer:
    """A county of which something is lost."""
    return scorer(request.param)


@pytest.mark.parametrize("model", model_ids())
def test_what_is_missing_convicts_nobody(model: str, score: Scorer) -> None:
    found = score(model)
    assert found.sound, found.told


def test_only_cells_whose_emptiness_means_that_nobody_knows_are_left_empty() -> None:
    plan = Plan(60, 5, blank=1.0)
    told = list(with_companions(live(5, number) for number in range(60)))
    handed_over = list(with_companions(plan.lives(DICTIONARY)))
    for before, after in zip(told, handed_over, strict=True):
        for table, rows in before.rows.items():
            fields = DICTIONARY.tables[table].fields
            for (_, row), (_, left) in zip(rows, after.rows[table], strict=True):
                lost = {name for name, value in row.items() if value != left[name]}
                assert all(fields[name].empty == "unknown" and left[name] is None for name in lost)


def test_what_is_withheld_reaches_nobody() -> None:
    plan = Plan(60, 5, ("commutation_ruling",))
    assert all("commutation_ruling" not in life.rows for life in plan.lives(DICTIONARY))
    assert all(act.table != "commutation_ruling" for life in plan.lives(DICTIONARY) for act in life.acts)
    assert all("commutation_ruling" not in tables for tables in plan.units(DICTIONARY).values())
