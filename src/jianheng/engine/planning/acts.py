"""The first relation of a plan: the acts that are examined."""

from __future__ import annotations

from sqlglot import exp

from jianheng.engine.layers import needs
from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.items import (
    conjuncts,
    physical_columns,
)
from jianheng.engine.lowering.items.window import window
from jianheng.engine.lowering.leaf import leaf_column, leaf_relation, leaves
from jianheng.engine.plan import KEYS, POPULATION, Counting
from jianheng.engine.planning.stages import Stages, attrition
from jianheng.engine.population import OPEN, POSITION, group_name, groups
from jianheng.engine.reads import fields_read
from jianheng.engine.sql import (
    TRUE,
    E,
    alias,
    binary,
    both,
    col,
    name,
    not_false,
    not_null,
    relation,
)
from jianheng.engine.statements import DISPUTED
from jianheng.language.population import SLOT_FIELDS
from jianheng.language.scope import table_field
from jianheng.language.tree import Item


def acts(stages: Stages, rows: bool) -> None:
    """The population: rows or groups of the examined table that the scope does not rule out."""
    if stages.model.examine.each:
        _groups(stages)
        return
    statements = stages.model.examine.statements
    source = relation(f"{'s' if statements else 'v'}_{stages.table.name}", "t")
    columns = [alias(col("row_id", "t"), "f_row_id")]
    disputed = {DISPUTED} if stages.names.disputes(stages.model.table) and not statements else set()
    for column in sorted(_read_fields(stages) | disputed):
        if column != "row_id":
            columns.append(alias(col(column, "t"), f"f_{column}"))
    if stages.numbers:
        columns.append(alias(col(POSITION, "t"), "rid"))
    inner = exp.select(*columns).from_(source)
    if rows:
        inner = inner.join(
            relation("wanted", "q"),
            on=binary(exp.EQ, col("row_id", "t"), col("row_id", "q")),
            join_type="inner",
        )
    _begin(stages, inner, [column.alias for column in columns if column.alias != "rid"], [(POPULATION, TRUE)])


def _groups(stages: Stages) -> None:
    """Groups of rows; what has an empty key belongs to no group, and is counted."""
    fields = tuple(stages.examined.fields.values())
    inside, within = stages.names.within_row("r", stages.table), stages.model.examine.within
    item = Item("", "any", stages.table.name, within=within)
    found = groups(stages.table, fields, window(item, stages.table, inside)).subquery(name("s"))
    keys = [f"f_{column}" for field_ in fields for column, _ in field_.columns()]
    columns = [*keys, *([OPEN] if within is not None else [])]
    known = both(*(not_null(col(key, "s")) for key in keys))
    kept = (col(column, "s") for column in columns)
    inner = exp.select(alias(group_name(fields), "f_row_id"), *kept).from_(found)
    _begin(stages, inner, ["f_row_id", *columns], [(POPULATION, TRUE), (KEYS, known)])


def _begin(stages: Stages, inner: exp.Select, columns: list[str], before: list[tuple[str, E]]) -> None:
    """The first relation: the acts that neither a step before the scope nor the scope's own fields rule out."""
    numbered = [] if stages.numbers else [alias(exp.Window(this=exp.RowNumber()), "rid")]
    select = exp.select(*numbered, exp.Star()).from_(inner.subquery(name("s")))
    parts = [part for part in conjuncts(stages.model.where) if not needs(part, stages.model)]
    tests = [*(test for _, test in before), *(lower(part, stages.names).lo for part in parts)]
    kept = both(*tests)
    if kept is not TRUE:
        select = select.where(not_false(kept))
    counted = attrition(inner.subquery(name("s")), tests)
    stages.plan.attrition.append(Counting(counted, (*(step for step, _ in before), *parts)))
    stages.step(select)
    stages.columns = ["rid", *columns]
    stages.names.open = col(OPEN, "s") if OPEN in columns else None


def signed_leaves(stages: Stages) -> None:
    """What signed queries say of each row, before anything else asks for it."""
    found = list(leaves(stages.model))
    if not found:
        return
    select = stages.all()
    for number, leaf in enumerate(found):
        label, column = f"q{number}", leaf_column(leaf)
        joined_ = leaf_relation(leaf, list(stages.names.dictionary.tables)).subquery(name(label))
        key = binary(exp.EQ, col("row_id", label), col("f_row_id", "s"))
        select = select.select(alias(col(column, label), column), copy=False)
        select = select.join(joined_, on=key, join_type="left", copy=False)
    stages.step(select)
    stages.columns += [leaf_column(leaf) for leaf in found]


def _read_fields(stages: Stages) -> set[str]:
    fields = {*stages.examined.key, *fields_read(stages.model, "this")}
    fields |= {end for end in (stages.table.axis.start, stages.table.axis.end) if end}
    made = {*SLOT_FIELDS} if stages.model.examine.repeat is not None else set()
    found = [table_field(stages.examined, field_) for field_ in fields - made]
    return {column for f in found if f for column in physical_columns(f)}
