"""The last relations of a plan: what became of each finding, and the answer."""

from __future__ import annotations

from sqlglot import exp

from jianheng.engine.layers import layers
from jianheng.engine.lowering.answer import (
    SUBSTITUTED,
    Status,
    answer,
    finding_columns,
    missing_mask,
    substituted,
)
from jianheng.engine.lowering.changing import CHANGES_ON, changes_on, earliest
from jianheng.engine.lowering.expression import answered, lower
from jianheng.engine.lowering.peers import LEFT_OUT, left_out
from jianheng.engine.lowering.unknowns import POPULATION_MASK, fact_bits, record_mask, unknown_mask
from jianheng.engine.planning.inner import inner
from jianheng.engine.planning.slots import population_mask
from jianheng.engine.planning.stages import Stages
from jianheng.engine.reads import expressions
from jianheng.engine.sql import (
    FALSE,
    E,
    binary,
    case,
    cast,
    col,
    either,
    fn,
    is_null,
    num,
)
from jianheng.engine.value import Record, Value
from jianheng.language.operators.peers import PEERS
from jianheng.language.tree import Node


def answers(stages: Stages) -> None:
    """The status of each finding, the answer, and the facts that are missing for it."""
    model, names = stages.model, stages.names
    asked = [model.unit, *(x.when for x in model.exempt), *(f.when for f in model.findings)]
    inner(stages, [*asked, *(f.due for f in model.findings if f.due is not None)])
    scope = FALSE if model.where is None else is_null(lower(model.where, names).lo)
    if names.open is not None:
        scope = either(names.open, scope)
    columns: dict[str, E] = {"scope_unknown": scope, "unit": lower(model.unit, names).lo}
    for finding in model.findings:
        found = finding_columns(finding, model, names, scope)
        stages.plan.findings.append(found)
        columns |= {f"x_{finding.code}": found.status, f"y_{finding.code}": found.assumed}
        if found.due is not None:
            columns[f"d_{finding.code}"] = found.due
        if found.near is not None:
            columns[f"n_{finding.code}"] = found.near
    for exemption in model.exempt:
        columns[f"e_{exemption.code}"] = lower(exemption.when, names).soft()[0]
    in_place = substituted(model, names)
    if in_place is not FALSE:
        columns[SUBSTITUTED] = in_place
        stages.plan.substitutes = True
    compared = [tree for each in expressions(model) for tree in each.walk() if tree.op in PEERS]
    if compared:
        columns[LEFT_OUT] = fn("greatest", *(_left_out(stages, tree) for tree in compared))
        stages.plan.peers = True
    slots = None if stages.slots is None else stages.slots.next_begins(names.this_field("slot_to"))
    changes = earliest(changes_on(model, names), slots)
    if changes is not None:
        columns[CHANGES_ON] = changes
        stages.plan.changes = True
    stages.add(columns)
    status = {f.code: col(f"x_{f.code}", "s") for f in model.findings}
    stages.add({"answer": answer(model, names, col("scope_unknown", "s"), status)})
    _masks(stages, status)


def _left_out(stages: Stages, tree: Node) -> E:
    """How many groups a comparison leaves out."""
    return left_out([lower(value, stages.names) for value in tree.nodes("values")], answered(stages.names))


def _masks(stages: Stages, status: dict[str, E]) -> None:
    """Which facts are missing, worked out for the open acts alone, and once for each value."""
    model, names, leaves = stages.model, stages.names, stages.plan.leaves
    unsure = (binary(exp.EQ, value, num(Status.UNSURE)) for value in status.values())
    kept, open_ = list(stages.columns), col("open", "s")
    stages.add({"open": either(col("scope_unknown", "s"), *unsure)})
    if model.examine.within is not None:
        names.masks[POPULATION_MASK] = population_mask(stages)
    for layer in layers(model):
        masks = {let: _mask(stages, let) for let in layer.lets}
        if layer.slots:
            masks[POPULATION_MASK] = population_mask(stages)
        added = {f"u_{let}": case((open_, mask), default=num(0)) for let, mask in masks.items() if mask is not None}
        names.masks |= {let: col(f"u_{let}", "s") if f"u_{let}" in added else None for let in masks}
        if added:
            stages.add(added)
    stages.columns = kept
    mask = case((open_, missing_mask(model, names, status, leaves)), default=num(0))
    # What is wider than a machine number leaves the engine as text.
    stages.add({"mask": cast(mask, "VARCHAR") if leaves.wide else mask})


def _mask(stages: Stages, let: str) -> E | None:
    value, tree = stages.names.lets[let], stages.model.let(let).value
    if tree.op == "sql" and isinstance(value, Value):
        return fact_bits(value, let, stages.plan.leaves)
    if isinstance(value, Record):
        return record_mask(tree, value, stages.names, stages.plan.leaves)
    return unknown_mask(tree, stages.names, stages.plan.leaves)
