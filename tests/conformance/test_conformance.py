"""Every part of the language on every engine over every set of data, in the size that fits beside the other tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from sqlglot import exp

from jianheng.engine.capabilities import capabilities
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.spark.engine import SparkEngine

from .data_sets import hand_shaped
from .page import differing
from .reference import held_against_the_specification
from .scenarios import whole
from .sizes import small
from .suite import Reader, Round, run

pytestmark = pytest.mark.long


@pytest.mark.real("spark")
def test_every_engine_says_the_same_of_every_part(spark: Any) -> None:
    outcomes = run(
        small(Reader()), {"spark": lambda folder: SparkEngine(spark, folder)}, held_against_the_specification
    )
    assert differing(outcomes) == []
    for part, said in capabilities().items():
        assert outcomes[part, "duckdb"].rows
        assert bool(outcomes[part, "spark"].rows) is said["spark"].runs
        assert bool(outcomes[part, "spark"].refused) is not said["spark"].runs


class Slanted(DuckDbEngine):
    """A DuckDB that calls everything lawful."""

    name = "Spark"

    def fetch(self, query: exp.Query) -> pa.Table:
        rows = super().fetch(query)
        if "answer" not in rows.column_names:
            return rows
        place = rows.column_names.index("answer")
        return rows.set_column(place, "answer", pa.repeat(pa.scalar("lawful"), rows.num_rows))


def test_an_engine_that_answers_otherwise_is_found_out() -> None:
    [scenario] = [each for each in whole() if each.name == "populations 1"]
    sets = [each for each in hand_shaped() if each.name == "month_ends"]
    outcomes = run([Round([scenario], sets, frozenset())], {"spark": lambda _: Slanted(threads=1)})
    told = differing(outcomes)
    assert len(told) == len(scenario.parts)
    assert all("answer: 'lawful' instead of" in each for each in told)


def test_an_engine_that_fails_is_told_of_and_the_rest_goes_on() -> None:
    def failing(_: Path) -> DuckDbEngine:
        engine = Slanted(threads=1)
        engine.fetch = None  # type: ignore[method-assign,assignment]
        return engine

    scenarios = [each for each in whole() if each.name in {"items 2", "items 3"}]
    sets = [each for each in hand_shaped() if each.name == "single_row"]
    outcomes = run([Round(scenarios, sets, frozenset())], {"spark": failing})
    assert {part for part, engine in outcomes if engine == "spark" and outcomes[part, engine].wrong} == {
        part for scenario in scenarios for part in scenario.parts
    }
