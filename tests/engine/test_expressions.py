"""Random expressions on acts in every state of knowledge: the engine against the specification in plain Python."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from jianheng.engine.execute import Session
from jianheng.language.tree import Model

from .reference.expressions import Expr, Maker
from .reference.facts import Acts
from .reference.told import alike, engine_value

PARTS = """
examine: deed
with:
  seen: {first: visit, by: day, where: person == this.person and ok, within: [ever, as_of]}
  visits: {count: visit, where: person == this.person and ok, within: [ever, as_of]}
note: {always: b1}
let:
"""
ACTS = Acts(seed=7, count=250)
KINDS = ("flag", "flag", "date", "date", "moment", "int", "term", "code")


@pytest.fixture(scope="module")
def session(engine: Callable[..., Any]) -> Iterator[Session]:
    with engine(ACTS.rows) as opened:
        yield opened


def written(expressions: list[Expr]) -> str:
    return PARTS + "\n".join(f"  x{n}: '{e.text}'" for n, e in enumerate(expressions))


def differences(model: Callable[[str], Model], session: Session, made: list[tuple[str, Expr]]) -> list[str]:
    """The first act on which each expression differs."""
    built = model(written([expression for _, expression in made]))
    with session.everything(built, list(ACTS.facts)) as (plan, acts):
        found = [
            first_difference(acts, f"l_x{number}", plan.lets[f"x{number}"], kind, expression)
            for number, (kind, expression) in enumerate(made)
        ]
    return [difference for difference in found if difference]


def first_difference(acts: list[dict[str, Any]], label: str, value: Any, kind: str, expression: Expr) -> str:
    for act in acts:
        facts = ACTS.facts[act["f_row_id"]]
        for soft in (False, True):
            got, wanted = engine_value(act, label, value, soft), expression.value(facts, soft)
            if not alike(got, wanted, kind):
                used = {name: (fact.lo, fact.hi, fact.none) for name, fact in facts.items() if name in expression.text}
                return f"{expression.text}\n  {soft=} {used}\n  engine {got}\n  wanted {wanted}"
    return ""


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("seed", range(4))
def test_random_expressions_are_worth_what_the_specification_says(
    model: Callable[[str], Model], session: Session, depth: int, seed: int
) -> None:
    random = Random(100 * depth + seed)
    maker = Maker(random)
    made = [(kind, maker.make(kind, depth)) for kind in KINDS * (6 if depth < 3 else 2)]
    found = differences(model, session, made)
    assert not found, f"{len(found)} differences, the first:\n" + "\n".join(found[:3])
