"""Whatever the facts turn out to be, the true value lies within the bounds that the rules gave beforehand.

The rules are those of the plain reference, which the engine is compared with elsewhere. So no act is found
unlawful, or cleared, on what nobody knows.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest

from .reference.bounds import NOTHING, UNKNOWN, Val, exact, truth
from .reference.expressions import CODES, Facts, Maker, term_number
from .reference.facts import POOL, TERMS, Acts

ACTS = Acts(seed=11, count=120)
MOMENTS = {"m1", "m2", "mn"}
FLAGS = {"b1", "b2", "b3"}


def settled(name: str, fact: Val, random: Random) -> Val:
    """One of the values that a fact may turn out to have."""
    if fact.none is True or (fact.none is None and random.random() < 0.5):
        return NOTHING
    if fact.exact:
        return exact(fact.lo)
    if fact.lo is None and fact.hi is None:
        return exact(any_value(name, random))
    unit = timedelta(minutes=1) if name in MOMENTS else timedelta(days=1)
    steps = (fact.hi - fact.lo) // unit if fact.lo and fact.hi else 60
    moved = random.randrange(steps + 1) * unit
    return exact(fact.lo + moved if fact.lo else fact.hi - moved)


def any_value(name: str, random: Random) -> Any:
    if name in FLAGS:
        return random.choice((True, False))
    if name == "g1":
        return random.sample(CODES, random.randrange(3))
    if name in {"c1", "cn", "seen.hue"}:
        return random.choice(CODES)
    if name in {"t1", "t2", "tn"}:
        return term_number(random.choice(TERMS))
    if name in {"i1", "i2", "inn", "seen.val", "seen.valn"}:
        return random.randrange(-3, 15)
    day = random.choice(POOL)
    return datetime.combine(day, time(random.randrange(24), random.randrange(60))) if name in MOMENTS else day


def completed(facts: Facts, random: Random) -> Facts:
    """A world that agrees with what is known, in which everything is known."""
    found = facts["has(seen)"].lo
    there = random.choice((True, False)) if found is None else found
    world = {name: settled(name, fact, random) for name, fact in facts.items() if "(" not in name and name != "visits"}
    for name in [name for name in world if name.startswith("seen.")]:
        fact = facts[name]
        certain = name in {"seen.day", "seen.val", "seen.hue"}
        world[name] = settled(name, replace(fact, none=False) if certain else fact, random) if there else NOTHING
    known_count = facts["visits"]
    count = known_count.lo if found is not None and known_count.exact else (known_count.hi if there else 0)
    return world | {"has(seen)": truth(there), "has(visits)": truth(there), "visits": exact(count)}


def contradicts(before: Val, after: Val, kind: str) -> bool:
    """What was said before turns out to be wrong."""
    if kind == "flag":
        return before.lo is before.hi is not None and after.lo is not before.lo
    if before.none is not None and before.none is not after.none:
        return True
    if after.none is True or after == UNKNOWN:
        return False
    if kind == "code":
        return before.exact and before.lo != after.lo
    below = before.lo is not None and after.lo < before.lo
    return below or (before.hi is not None and after.hi > before.hi)


@pytest.mark.parametrize("seed", range(30))
def test_no_later_fact_contradicts_the_bounds(seed: int) -> None:
    random = Random(seed)
    maker = Maker(random, plain=True)
    wrong: list[str] = []
    for kind in ("flag", "flag", "date", "int", "term", "code") * 5:
        expression = maker.make(kind, 1 + seed % 3)
        for facts in ACTS.facts.values():
            world = completed(facts, random)
            before, after = expression.value(facts, False), expression.value(world, False)
            if contradicts(before, after, kind):
                used = {name: (fact, world[name]) for name, fact in facts.items() if name in expression.text}
                wrong.append(f"{expression.text}: said {before}, is {after}, {used}")
                break
    assert not wrong, "\n".join(sorted(wrong, key=len)[:3])


def test_the_check_itself_notices_a_wrong_bound() -> None:
    early, late = date(2024, 1, 1), date(2024, 6, 1)
    assert contradicts(Val(late, None), exact(early), "date")
    assert contradicts(truth(False), truth(True), "flag")
    assert not contradicts(truth(None), truth(True), "flag")
