"""Leave out of each relation what nothing later reads: a column that is kept must be written and read again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlglot import exp

from jianheng.engine.plan import Plan, Step
from jianheng.engine.sql import nodes


def needed(plan: Plan, last: exp.Select) -> list[Step]:
    """The steps of a plan with the columns that lead to its last query.

    Args:
        plan: a plan.
        last: what is read of the last relation.

    Returns:
        The same relations, with fewer columns.
    """
    queries = [last, *(counting.select for counting in plan.attrition)]
    wanted = _names(queries)
    kept: list[Step] = []
    for step in reversed(plan.steps):
        columns = [column for column in step.select.expressions if _stays(column, wanted)]
        select = exp.Select(**step.select.args | {"expressions": columns})
        wanted |= _names([select])
        kept.append(replace(step, select=select))
    return kept[::-1]


def _stays(column: exp.Expr, wanted: set[str]) -> bool:
    return isinstance(column, exp.Star) or column.alias_or_name in wanted


def _names(queries: Iterable[exp.Expr]) -> set[str]:
    """Names of columns by whatever relation they stand in: one too many costs little, one too few is an error."""
    return {each.name for query in queries for each in nodes(query) if isinstance(each, exp.Column)}
