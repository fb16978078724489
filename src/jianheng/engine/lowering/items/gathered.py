"""Rows that stand beside the acts: one join for all facts that ask the same table by the same keys."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from jianheng.engine.lowering.items.meeting import may_meet
from jianheng.engine.lowering.items.plan import ACT, ROW, ItemPlan
from jianheng.engine.lowering.laid import INNER, OUTER, union
from jianheng.engine.lowering.measures import aggregates, row_values
from jianheng.engine.sql import (
    NULL,
    E,
    alias,
    binary,
    both,
    col,
    either,
    fn,
    is_false,
    is_null,
    name,
    negate,
    not_null,
    relation,
)


def candidates(plans: Sequence[ItemPlan], stage: str) -> exp.Select:
    """Pairs of an act and a row that may be a candidate for one of the facts.

    Args:
        plans: facts of one table by the same keys.
        stage: the relation of the acts.

    Returns:
        Columns `rid`, `row_id`, what is read of the row and, per fact, `fits`: whether the row counts, empty
        where it may. Rows that surely count for none are left out as far as days and the
        row itself tell; none is for an unknown.
    """
    first = plans[0]
    on = both(*(binary(exp.EQ, left, right) for left, right in first.keys), may_meet([plan.meeting for plan in plans]))
    select = exp.select(alias(col("rid", ACT), "rid"), alias(col("row_id", ROW), "row_id"), *row_columns(plans))
    source = relation(f"v_{first.table.name}", ROW)
    return select.from_(relation(stage, ACT)).join(source, on=on.copy(), join_type="inner")


def row_columns(plans: Sequence[ItemPlan]) -> list[E]:
    """What is read of a related row, and what each fact makes of it."""
    read = {plan.read(c): col(c, ROW) for plan in plans for c in ("row_id", *plan.reads, *plan.ties)}
    columns = [alias(value, label) for label, value in read.items()]
    for plan in plans:
        columns.append(alias(_fits(plan), plan.label("fits")))
        if plan.by is not None:
            bounds = {"by_lo": plan.by.lo, "by_hi": plan.by.hi}
            columns += [alias(end, plan.label(label)) for label, end in bounds.items()]
        if plan.value is not None:
            columns += row_values(plan.value, plan.label, is_false(plan.rest))
    return columns


def _fits(plan: ItemPlan) -> E:
    """A row whose day nobody knows may count, but cannot surely be the first or the last."""
    if plan.by is None:
        return plan.rest
    return both(plan.rest, either(both(not_null(plan.by.lo), not_null(plan.by.hi)), NULL))


def gathered(plans: Sequence[ItemPlan], stage: str) -> exp.Select:
    """One row per act with what each fact takes from its candidates."""
    pairs = candidates(plans, stage).subquery(name("p"))
    return exp.select(col("rid"), *taken(plans)).from_(pairs).group_by(col("rid"))


def taken(plans: Sequence[ItemPlan]) -> list[E]:
    """What the facts take from all rows that stand beside an act."""
    return [column for plan in plans for column in _taken(plan)]


def _taken(plan: ItemPlan) -> list[E]:
    """Counts of a fact, and the picked row as a struct with a total order."""
    fits, kind = col(plan.label("fits")), plan.item.kind
    every = exp.Count(this=exp.Star())
    columns = {"n": _filtered(every, fits), "p": _filtered(every, is_null(fits))}
    if kind in {"first", "last"}:
        columns |= _edge(plan, fits)
    if kind == "the":
        for column in plan.reads:
            columns[f"a_{column}"] = _filtered(fn("min", col(plan.read(column))), fits)
            columns[f"z_{column}"] = _filtered(fn("max", col(plan.read(column))), fits)
            if plan.none_able(column):
                columns[f"c_{column}"] = _filtered(fn("count", col(plan.read(column))), fits)
    own = [alias(value, plan.label(label)) for label, value in columns.items()]
    return own if plan.value is None else own + aggregates(kind, plan.floor, plan.label)


def _edge(plan: ItemPlan, fits: E) -> dict[str, E]:
    """The first or last row, and how near those come that only may count."""
    first = plan.item.kind == "first"
    function, (edge, near) = ("min", ("by_lo", "by_hi")) if first else ("max", ("by_hi", "by_lo"))
    by = {label: col(plan.label(label)) for label in ("by_lo", "by_hi")}
    unsure = is_null(fits)
    columns = {
        "w": _filtered(fn(function, _struct([by["by_lo"], *(col(plan.read(column)) for column in plan.order)])), fits),
        "pb": _filtered(fn(function, by[edge]), unsure),
        "pn": _filtered(fn("count_if", negate(not_null(by[edge]))), unsure),
    }
    if plan.vague:
        spread = fn("count_if", binary(exp.LT, by["by_lo"], by["by_hi"]))
        columns |= {
            "wn": _filtered(fn(function, by[near]), fits),
            "wf": _filtered(fn(function, by[edge]), fits),
            "vague": _filtered(spread, fits),
        }
    return columns


def _struct(values: Sequence[E]) -> E:
    pairs = [exp.PropertyEQ(this=name(f"k{number}"), expression=value) for number, value in enumerate(values)]
    return exp.Struct(expressions=pairs)


def _filtered(function: E, condition: E) -> E:
    return exp.Filter(this=function.copy(), expression=exp.Where(this=condition.copy()))


def laid_over(plan: ItemPlan, stage: str) -> list[tuple[str, exp.Select]]:
    """Per act what the rows of `days` and `gap` cover: surely, and at most."""
    if plan.extent is None:
        return []
    pairs = candidates([plan], stage).select(*plan.extent.columns(), copy=False)
    fits = col(plan.label("fits"))
    return [(f"{side}_{plan.item.name}", union(pairs, plan.item.kind, side, fits)) for side in (INNER, OUTER)]
