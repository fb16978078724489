"""The slots of a repeating duty, each an act of its own."""

from __future__ import annotations

from dataclasses import replace

from sqlglot import exp

from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.unknowns import joined, unknown_mask
from jianheng.engine.plan import SLOTS, Counting
from jianheng.engine.planning.stages import Stages, as_s, attrition, stored
from jianheng.engine.population import OPEN, ROW_NUMBER, SLOT, SLOTS_AT_MOST, Slots
from jianheng.engine.reason import Reason
from jianheng.engine.sql import (
    TRUE,
    E,
    alias,
    binary,
    case,
    cast,
    col,
    fn,
    is_true,
    not_false,
    num,
)
from jianheng.engine.value import Value


def slots(stages: Stages) -> None:
    """One act for each slot that began; what was fetched before belongs to the row of all its slots."""
    slots = stages.slots = _rule(stages)
    before = [column for column in stages.columns if column != "rid"]
    number = alias(col("rid", "s"), ROW_NUMBER)
    kept = (col(column, "s") for column in before)
    stages.step(exp.select(number, *kept, alias(slots.numbers(), SLOT)).from_(as_s(stages.stage)))
    stages.columns = [ROW_NUMBER, *before, SLOT]
    ends = dict(zip(("slot_from", "slot_to"), slots.ends(), strict=True))
    stages.add({label: sql for name_, value in ends.items() for label, sql in _as_field(name_, value)})
    first, last = (stages.names.this_field(name_) for name_ in ends)
    began = slots.began(first)
    of_row = binary(exp.Mul, cast(col(ROW_NUMBER, "s"), "BIGINT"), num(SLOTS_AT_MOST))
    of_slot = fn("coalesce", binary(exp.Add, col(SLOT, "s"), num(1)), num(0))
    numbered = alias(binary(exp.Add, of_row, of_slot), "rid")
    added = {"f_slot_cut": slots.cut(last), OPEN: slots.unsettled(first)}
    select = stages.all().select(numbered, *(alias(sql, label) for label, sql in added.items()), copy=False)
    stages.step(select.where(not_false(began)))
    stages.columns += ["rid", *added]
    stages.names.open = col(OPEN, "s")
    stages.plan.slots = True
    stages.plan.items = [replace(item, rid=ROW_NUMBER) for item in stages.plan.items]
    stages.plan.attrition.append(Counting(attrition(as_s(stages.stage), [TRUE]), (SLOTS,)))


def _rule(stages: Stages) -> Slots:
    """What the slots are counted by, each value once, in columns."""
    repeat, names = stages.model.examine.repeat, stages.names
    if repeat is None:
        raise TypeError(stages.model.id)
    columns: dict[str, E] = {}
    start = stored(columns, "slot_start", lower(repeat.start, names))
    every = stored(columns, "slot_every", lower(repeat.every, names))
    until = None if repeat.until is None else stored(columns, "slot_until", lower(repeat.until, names))
    opens = repeat.until is not None and names.type_of(repeat.until).open
    stages.add(columns)
    return Slots(start, every, repeat.by, until, opens, names.as_of)


def population_mask(stages: Stages) -> E | None:
    """The facts without which nobody knows whether an act is there at all."""
    repeat = stages.model.examine.repeat
    if repeat is None:
        return stages.plan.leaves.bit(stages.table.axis.start, Reason.MISSING) if stages.model.examine.within else None
    trees = (repeat.start, repeat.every, *((repeat.until,) if repeat.until is not None else ()))
    masks = [unknown_mask(tree, stages.names, stages.plan.leaves) for tree in trees]
    if stages.slots is not None and repeat.until is not None and masks[-1] is not None:
        masks[-1] = case((is_true(stages.slots.runs_on()), num(0)), default=masks[-1])
    return joined(masks)


def _as_field(name_: str, value: Value) -> list[tuple[str, E]]:
    """The physical columns of a field that the plan makes."""
    if value.lo is value.hi:
        return [(f"f_{name_}", value.lo)]
    return [(f"f_{name_}_lo", value.lo), (f"f_{name_}_hi", value.hi)]
