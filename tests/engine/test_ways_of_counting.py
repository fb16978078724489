"""Where the organs count months differently and the day lies between, that is what leaves an act open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jianheng.engine.execute import Session
from jianheng.engine.explain import explain
from jianheng.language.tree import Model

# One month from 28 February 2023: the organs name days from 28 to 31 March.
PARTS = """
params: {long: {type: int, value: 1}}
examine: stay
let: {last: 'months_after(from_on, param.long, by="any")'}
unlawful: {late: {when: 'end_or(until_on, as_of) > last'}}
"""
Engine = Callable[..., Any]
Build = Callable[[str], Model]


def answered(
    engine: Engine, built: Model, until: date | None, start: date | None = date(2023, 2, 28)
) -> dict[str, Any]:
    rows = [{"row_id": "s1", "person": "P", "from_on": start, "until_on": until}]
    with engine({"stay": rows}) as session:
        return told(session, built)


def told(session: Session, built: Model) -> dict[str, Any]:
    [row] = session.answers(built).table.to_pylist()
    [act] = explain(session, built, ["s1"])
    return {"answer": row["answer"], "missing": row["missing"], "words": [one["zh"] for one in act["missing"]]}


def test_a_day_between_the_ways_of_counting_says_so(engine: Engine, model: Build) -> None:
    found = answered(engine, model(PARTS), date(2023, 3, 30))
    assert found == {
        "answer": "undetermined",
        "missing": ["months: reading"],
        "words": ["月份的算法：条文有不同读法"],
    }


@pytest.mark.parametrize(("until", "answer"), [(date(2023, 3, 28), "lawful"), (date(2023, 4, 1), "unlawful")])
def test_a_day_outside_them_is_decided(engine: Engine, model: Build, until: date, answer: str) -> None:
    found = answered(engine, model(PARTS), until)
    assert (found["answer"], found["missing"]) == (answer, [])


def test_a_missing_day_is_named_instead(engine: Engine, model: Build) -> None:
    assert answered(engine, model(PARTS), date(2023, 3, 30), start=None)["missing"] == ["from_on: missing"]
