"""What the scope rules out is left out as soon as that is known: nothing more is fetched for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlglot import exp

from jianheng.engine.execute import Session
from jianheng.engine.planning.build import build_plan
from jianheng.engine.sql import relation
from jianheng.language.tree import Model

PARTS = """
examine: stay
where: val > 0 and has(seen)
with:
  seen: {any: visit, where: person == this.person, within: [ever, as_of]}
  again: {count: visit, where: person == this.person and day > this.first.day, within: [ever, as_of]}
  first: {first: visit, by: day, where: person == this.person, within: [ever, as_of]}
unlawful: {often: {when: again > 1}}
"""
Engine = Callable[..., Any]
Build = Callable[[str], Model]


def fetched_for(session: Session, built: Model, item: str) -> int:
    """How many acts a related fact is fetched for."""
    plan = build_plan(built, session.dictionary, session.law, session.as_of, session.kinds)
    (stage,) = (each.stage for each in plan.items if each.plan.item.name == item)
    steps = plan.steps[: [step.relation for step in plan.steps].index(stage) + 1]
    for step in steps:
        session.engine.make(step.relation, step.select)
    rows = session.rows(exp.select(exp.Star()).from_(relation(stage)))
    session.engine.drop(step.relation for step in steps)
    return len(rows)


def test_facts_of_a_later_layer_are_fetched_for_what_the_scope_leaves(engine: Engine, model: Build) -> None:
    stays = [
        {"row_id": f"s{n}", "person": f"P{n}", "val": val, "from_on": date(2024, 1, 1)}
        for n, val in enumerate((1, 1, 0))
    ]
    visits = [{"row_id": f"v{n}", "person": "P0", "day": date(2024, 2, n)} for n in (1, 2, 3)]
    built = model(PARTS)
    with engine({"stay": stays, "visit": visits}) as session:
        # The value rules out one act at once, the missing visit another before the second layer.
        assert (fetched_for(session, built, "seen"), fetched_for(session, built, "again")) == (2, 1)
        answers = session.answers(built)
    assert [(row["row_id"], row["answer"]) for row in answers.table.to_pylist()] == [("s0", "unlawful")]
    assert [left for _, left in answers.attrition] == [3, 2, 1]
