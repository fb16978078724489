"""The parts of the scope that rest on related facts or derived values."""

from __future__ import annotations

from collections.abc import Sequence

from jianheng.engine.lowering.expression import lower
from jianheng.engine.plan import Counting
from jianheng.engine.planning.stages import Stages, as_s, attrition
from jianheng.engine.sql import both, not_false
from jianheng.language.tree import Node


def narrow(stages: Stages, parts: Sequence[Node]) -> None:
    """Leave out the acts that parts of the scope rule out, so that what follows is fetched for the others alone.

    Args:
        stages: the plan, with everything that the parts need.
        parts: the parts that became ready.
    """
    if not parts:
        return
    tests = [lower(part, stages.names).lo for part in parts]
    stages.plan.attrition.append(Counting(attrition(as_s(stages.stage), tests), tuple(parts)))
    stages.plan.steps[-1].shared = True
    stages.add({}, not_false(both(*tests)))
