"""What the specification says of the expressions, worked out from each act in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine.capabilities import Part
from jianheng.language.tree import Model

from ..engine.conftest import HERE
from ..engine.reference.bounds import Val
from ..engine.reference.told import alike, engine_value
from .compare import AS_OF, Told
from .data_sets import DataSet
from .scenarios import Scenario
from .worth import BeyondError, Facts, Worth

DICTIONARY: Dictionary = load_dictionary(HERE / "dictionary")


def held_against_the_specification(
    scenario: Scenario, model: Model, data: DataSet, told: Told
) -> Iterator[tuple[Part, int, list[str]]]:
    """For each expression that the reference knows: its part, the rows compared, and the first difference.

    Args:
        scenario: the expressions.
        model: the model that they stand in.
        data: the rows.
        told: what the engine says.
    """
    if told.plan is None or not scenario.lets:
        return
    related: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for table, rows in data.rows.items():
        for row in rows:
            related[table][row.get("person") or ""].append(row)
    worths = [Worth(model, Facts(model, DICTIONARY, act, related, AS_OF)) for act in told.acts]
    for name, written in scenario.lets.items():
        value = told.plan.lets[name]
        wrong: list[str] = []
        try:
            for act, worth in zip(told.acts, worths, strict=True):
                for soft in (False, True):
                    got = engine_value(act, f"l_{name}", value, soft)  # type: ignore[arg-type]
                    wanted: Val = worth.let(name, soft)
                    if not wrong and not alike(got, wanted, written.kind):
                        wrong = [f"{act['f_row_id']} {written.text}: {got} instead of {wanted} ({soft=})"]
        except BeyondError:
            continue
        yield written.part, len(told.acts), wrong
