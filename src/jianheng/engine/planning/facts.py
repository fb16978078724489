"""Related facts, fetched for the acts as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlglot import exp

from jianheng.engine.lowering.items import (
    ACT,
    ROW,
    ItemPlan,
    beside,
    coverage_joins,
    gathered,
    item_columns,
    laid_over,
    plan_item,
    taken_alone,
)
from jianheng.engine.plan import Fetched
from jianheng.engine.planning.stages import Stages
from jianheng.engine.reads import fields_read
from jianheng.engine.sql import (
    E,
    binary,
    col,
    name,
    relation,
)


def facts(stages: Stages, wanted: Sequence[str]) -> None:
    """Related facts; those that ask the same table by the same keys are fetched together."""
    plans = _by_question(stages, wanted)
    for together in plans:
        if together[0].source == ACT:
            _beside(stages, together)
    gathered_ = [together for together in plans if together[0].source != ACT]
    if gathered_:
        _gathered(stages, gathered_)


def _by_question(stages: Stages, wanted: Sequence[str]) -> list[list[ItemPlan]]:
    """Plans that ask the same; what they take stands beside the act, or in a relation named after the first."""
    first: dict[tuple[str, ...], str] = {}
    found: dict[tuple[str, ...], list[ItemPlan]] = {}
    for item_name in wanted:
        plan = plan_item(stages.model.item(item_name), stages.names, fields_read(stages.model, item_name))
        alone = plan.extent is None and bool(plan.key_columns) and stages.alone(plan.table.name, plan.key_columns)
        plan = replace(plan, source=ACT if alone else first.setdefault(plan.asks, f"g_{item_name}"))
        found.setdefault((plan.source, *plan.asks), []).append(plan)
        stages.plan.items.append(Fetched(plan, stages.stage))
    return list(found.values())


def _beside(stages: Stages, plans: Sequence[ItemPlan]) -> None:
    """Facts of one row at most: joined, taken, told."""
    kept = list(stages.columns)
    columns, on = beside(plans)
    source = relation(f"v_{plans[0].table.name}", ROW)
    stages.step(stages.all().select(*columns, copy=False).join(source, on=on, join_type="left", copy=False))
    stages.columns += [column.alias for column in columns]
    told = taken_alone(plans)
    stages.step(stages.all().select(*told, copy=False))
    stages.columns = [*kept, *(column.alias for column in told)]
    _tell(stages, plans, [])
    stages.columns = [column for column in stages.columns if column not in {label.alias for label in told}]


def _gathered(stages: Stages, groups: Sequence[Sequence[ItemPlan]]) -> None:
    """Facts of many rows: gathered for each act, and joined to it."""
    stages.plan.steps[-1].shared = True
    joins: list[tuple[str, exp.Select]] = []
    for plans in groups:
        joins.append((plans[0].source, gathered(plans, stages.stage)))
        joins += [laid for plan in plans for laid in laid_over(plan, stages.stage)]
    _tell(stages, [plan for plans in groups for plan in plans], joins)


def _tell(stages: Stages, plans: Sequence[ItemPlan], by_act: Sequence[tuple[str, exp.Select]]) -> None:
    """The columns of the facts."""
    joins = [(label, found, binary(exp.EQ, col("rid", label), col("rid", "s"))) for label, found in by_act]
    columns: list[E] = []
    for plan in plans:
        joins += coverage_joins(plan, stages.names, stages.kinds)
        columns += item_columns(plan, stages.names, stages.kinds)
        stages.names.items[plan.item.name] = plan.columns
    select = stages.all().select(*columns, copy=False)
    for label, found, on in joins:
        select = select.join(found.subquery(name(label)), on=on, join_type="left", copy=False)
    stages.step(select)
    stages.columns += [column.alias for column in columns]
