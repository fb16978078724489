"""Facts of which an act has one row at most: the row is joined beside the act, and nothing is gathered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from jianheng.engine.lowering.items.gathered import row_columns, taken
from jianheng.engine.lowering.items.plan import ROW, ItemPlan
from jianheng.engine.lowering.measures import GONE
from jianheng.engine.sql import FALSE, TRUE, E, alias, binary, both, case, col, not_null, num

Alone = Callable[[str, tuple[str, ...]], bool]


def never(table: str, columns: tuple[str, ...]) -> bool:  # noqa: ARG001 - the answer where nothing is known
    """Nothing is known of the rows."""
    return False


def beside(plans: Sequence[ItemPlan]) -> tuple[list[E], E]:
    """What the one row gives, and the condition on which it is joined to the act."""
    there = not_null(col("row_id", ROW))
    where_none = {plan.label("fits"): FALSE for plan in plans} | {plan.label(GONE): TRUE for plan in plans}
    columns = [
        alias(case((there, column.this), default=where_none[column.alias]), column.alias)
        if column.alias in where_none
        else column
        for column in row_columns(plans)
    ]
    return columns, both(*(binary(exp.EQ, left, right) for left, right in plans[0].keys))


def taken_alone(plans: Sequence[ItemPlan]) -> list[E]:
    """What the facts take from the one row: each aggregate as it is over a single row.

    Raises:
        TypeError: an aggregate that has no such form.
    """
    return [column.transform(_single) for column in taken(plans)]


def _single(node: E) -> E:
    if isinstance(node, exp.Filter):
        return _over(node.this, node.expression.this)
    if isinstance(node, exp.Anonymous) and node.name in {"sum", "count_if"}:
        [value] = node.expressions
        return value if node.name == "sum" else case((value, num(1)), default=num(0))
    return node


def _over(aggregate: E, condition: E) -> E:
    """An aggregate over the rows for which a condition holds, when there is one row."""
    if isinstance(aggregate, exp.Count):
        return case((condition, num(1)), default=num(0))
    [value] = aggregate.expressions
    match aggregate.name:
        case "min" | "max":
            return case((condition, value))
        case "count":
            return case((both(condition, not_null(value)), num(1)), default=num(0))
        case "count_if":
            return case((both(condition, value), num(1)), default=num(0))
    raise TypeError(aggregate.sql())
