"""Inner values of expressions, each once in columns: written out where they are used, they multiply level by level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from sqlglot import exp

from jianheng.engine.lowering.expression import lower_any
from jianheng.engine.lowering.unknowns import SELF_ASKED
from jianheng.engine.planning.records import LOOKED_UP, records
from jianheng.engine.planning.stages import Stages, stored
from jianheng.engine.sql import E
from jianheng.engine.value import Value
from jianheng.language.operators.peers import PEERS
from jianheng.language.tree import Node

# What is not longer than this many nodes of SQL is as well written twice.
SHORT = 12


def inner(stages: Stages, trees: Sequence[Node]) -> None:
    """Work out what expressions are made of, from the inside outwards, and what they ask of law tables.

    Args:
        stages: the plan, with everything that the expressions need.
        trees: the expressions; they themselves are left to the caller.
    """
    heights: dict[Node, int] = {}
    for tree in trees:
        _measure(tree, heights)
    for height in range(1, max(heights.values(), default=0) + 1):
        level = [tree for tree, at in heights.items() if at == height]
        records(stages, [tree for tree in level if tree.op in LOOKED_UP])
        _values(stages, [tree for tree in level if tree.op != "law" and tree not in trees])


def forget(stages: Stages) -> None:
    """Drop the inner values for which no reason of an unknown asks later."""
    names = stages.names
    spent = {tree: value for tree, value in names.inner.items() if tree.op not in SELF_ASKED}
    columns = {part.name for value in spent.values() for part in _parts(value) if isinstance(part, exp.Column)}
    stages.columns = [column for column in stages.columns if column not in columns]
    names.inner = {tree: value for tree, value in names.inner.items() if tree not in spent}


def _measure(tree: Node, heights: dict[Node, int]) -> int:
    """How many levels an expression has; what compares groups looks at all acts and is one level of its own."""
    below = [] if tree.op in PEERS else [_measure(child, heights) for child in tree.children()]
    if tree.op in {"const", "param", "ever"}:
        return 0
    heights[tree] = max(below, default=0) + 1
    return heights[tree]


def _values(stages: Stages, trees: Iterable[Node]) -> None:
    columns: dict[str, E] = {}
    found: dict[Node, Value] = {}
    for number, tree in enumerate(each for each in trees if each not in stages.names.inner):
        value = lower_any(tree, stages.names)
        if isinstance(value, Value) and _long(value):
            found[tree] = stored(columns, f"w_{len(stages.plan.steps)}_{number}", value)
    stages.layer(columns)
    stages.names.inner |= found


def _long(value: Value) -> bool:
    """Whether any part of a value is longer than is as well written twice."""
    return any(len(list(islice(part.walk(), SHORT + 1))) > SHORT for part in _parts(value))


def _parts(value: Value) -> list[E]:
    return [part for part in (value.lo, value.hi, value.slo, value.shi, value.none) if part is not None]
