"""Related facts, fetched for the acts as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlglot import exp

from jianheng.engine.lowering.items import (
    ItemPlan,
    coverage_joins,
    gathered,
    item_columns,
    laid_over,
    plan_item,
)
from jianheng.engine.plan import Fetched
from jianheng.engine.planning.stages import Stages
from jianheng.engine.reads import fields_read
from jianheng.engine.sql import (
    E,
    binary,
    col,
    name,
)


def facts(stages: Stages, wanted: Sequence[str]) -> None:
    """Related facts; those that ask the same table by the same keys are gathered in one join."""
    stages.plan.steps[-1].shared = True
    columns: list[E] = []
    joins: list[tuple[str, exp.Select]] = []
    for source, plans in _by_source(stages, wanted).items():
        joins.append((source, gathered(plans, stages.stage)))
        for plan in plans:
            joins += laid_over(plan, stages.stage)
            joins += coverage_joins(plan, stages.names, stages.kinds, stages.stage)
            columns += item_columns(plan, stages.names, stages.kinds)
    select = stages.all().select(*columns, copy=False)
    for label, found in joins:
        select = _left_join(select, found.subquery(name(label)), label)
    stages.step(select)
    stages.columns += [column.alias for column in columns]


def _by_source(stages: Stages, wanted: Sequence[str]) -> dict[str, list[ItemPlan]]:
    """Plans by the relation that gathers them, which is named after the first."""
    first: dict[tuple[str, ...], str] = {}
    found: dict[str, list[ItemPlan]] = {}
    for item_name in wanted:
        plan = plan_item(stages.model.item(item_name), stages.names, fields_read(stages.model, item_name))
        plan = replace(plan, source=first.setdefault(plan.asks, f"g_{item_name}"))
        found.setdefault(plan.source, []).append(plan)
    planned = {plan.item.name: plan for plans in found.values() for plan in plans}
    for item_name in wanted:
        stages.plan.items.append(Fetched(planned[item_name], stages.stage))
        stages.names.items[item_name] = planned[item_name].columns
    return found


def _left_join(select: exp.Select, relation: E, label: str) -> exp.Select:
    return select.join(relation, on=binary(exp.EQ, col("rid", label), col("rid", "s")), join_type="left", copy=False)
