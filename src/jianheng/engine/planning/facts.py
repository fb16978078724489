"""Related facts, fetched for the acts as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from jianheng.engine.lowering.items import (
    coverage_joins,
    item_columns,
    laid_over,
    picked,
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
    """Related facts, one join each."""
    columns: list[E] = []
    joins: list[tuple[str, exp.Select]] = []
    stages.plan.steps[-1].shared = True
    for item_name in wanted:
        item = stages.model.item(item_name)
        plan = plan_item(item, stages.names, fields_read(stages.model, item_name))
        stages.plan.items.append(Fetched(plan, stages.stage))
        joins.append((f"g_{item_name}", picked(plan, stages.stage)))
        joins += laid_over(plan, stages.stage)
        joins += coverage_joins(plan, stages.names, stages.kinds, stages.stage)
        columns += item_columns(plan, stages.names, stages.kinds)
        stages.names.items[item_name] = plan.columns
    select = stages.all().select(*columns, copy=False)
    for label, found in joins:
        select = _left_join(select, found.subquery(name(label)), label)
    stages.step(select)
    stages.columns += [column.alias for column in columns]


def _left_join(select: exp.Select, relation: E, label: str) -> exp.Select:
    return select.join(relation, on=binary(exp.EQ, col("rid", label), col("rid", "s")), join_type="left", copy=False)
