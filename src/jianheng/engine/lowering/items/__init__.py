"""Related facts: what is asked of a table for every act, gathered in one join and told in columns."""

from jianheng.engine.lowering.items.alone import Alone, beside, never, taken_alone
from jianheng.engine.lowering.items.columns import item_columns
from jianheng.engine.lowering.items.cover import coverage_joins
from jianheng.engine.lowering.items.gathered import candidates, gathered, laid_over
from jianheng.engine.lowering.items.plan import ACT, ROW, ItemPlan, conjuncts, physical_columns, plan_item

__all__ = [
    "ACT",
    "ROW",
    "Alone",
    "ItemPlan",
    "beside",
    "candidates",
    "conjuncts",
    "coverage_joins",
    "gathered",
    "item_columns",
    "laid_over",
    "never",
    "physical_columns",
    "plan_item",
    "taken_alone",
]
