"""From conditions to the status of each finding, and from these to one of the five answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from sqlglot import exp

from jianheng.engine.lowering.dates import whole_days
from jianheng.engine.lowering.expression import heard_of, lower
from jianheng.engine.lowering.names import Names
from jianheng.engine.lowering.unknowns import POPULATION_MASK, Leaves, joined, unknown_mask
from jianheng.engine.population import OPEN
from jianheng.engine.sql import (
    FALSE,
    E,
    binary,
    both,
    case,
    col,
    day,
    either,
    fn,
    is_false,
    is_null,
    is_true,
    negate,
    not_false,
    num,
    text,
)
from jianheng.engine.value import Value
from jianheng.language.tree import Exemption, Finding, Model, Node

SUBSTITUTED = "substituted"


class Status(IntEnum):
    """What became of a finding for one act."""

    CLEAR = 1
    EXCUSED = 2
    WAITING = 3
    UNSURE = 4
    HIT = 5


@dataclass(frozen=True, eq=False)
class FindingColumns:
    """SQL of one finding.

    Args:
        finding: the finding.
        status: one of `Status`.
        assumed: TRUE where the act is cleared or excused only under an assumption.
        due: last day of waiting, or None.
        near: TRUE where the condition fails in one of its parts alone; None for a condition of one part.
    """

    finding: Finding
    status: E
    assumed: E
    due: E | None
    near: E | None


def finding_columns(finding: Finding, model: Model, names: Names, scope_unknown: E) -> FindingColumns:
    """Steps 1 to 5 of the algorithm for one finding; nothing stands while the scope is undecided."""
    condition = lower(finding.when, names)
    reach = [lower(x.when, names) for x in model.exempt if reaches(x, finding)]
    due = whole_days(lower(finding.due, names)) if finding.due is not None else None
    cleared = is_false(condition.soft()[0])
    excused = either(*(is_true(x.soft()[0]) for x in reach))
    unsure = [not_true(condition.lo), *(not_false(x.lo) for x in reach)]
    branches = [(cleared, num(Status.CLEAR)), (excused, num(Status.EXCUSED))]
    if scope_unknown is not FALSE:
        branches.append((scope_unknown, num(Status.UNSURE)))
    if due is not None:
        waiting = fn("coalesce", *(binary(exp.LTE, day(names.as_of), end) for end in (due.hi, due.lo)), FALSE)
        branches.append((waiting, num(Status.WAITING)))
        unsure.append(either(is_null(due.lo), is_null(due.hi)))
    branches.append((either(*unsure), num(Status.UNSURE)))
    status = case(*branches, default=num(Status.HIT))
    by_facts = either(is_false(condition.lo), *(is_true(x.lo) for x in reach))
    lenient = both(either(cleared, excused), negate(is_true(by_facts)))
    near = near_miss(finding, names, scope_unknown)
    # Where the last day itself is open, at least its earliest day is awaited.
    last = None if due is None else due.hi if due.hi is due.lo else fn("coalesce", due.hi, due.lo)
    return FindingColumns(finding, status, lenient, last, near)


def near_miss(finding: Finding, names: Names, scope_unknown: E) -> E | None:
    """Exactly one of the parts that must all hold is false, and the others are not."""
    parts = finding.when.nodes("parts") if finding.when.op == "and" else ()
    if not parts:
        return None
    failed = [case((is_false(lower(part, names).soft()[0]), num(1)), default=num(0)) for part in parts]
    total = failed[0]
    for each in failed[1:]:
        total = binary(exp.Add, total, each)
    return both(negate(scope_unknown), binary(exp.EQ, total, num(1)))


def not_true(value: E) -> E:
    """TRUE where false or unknown."""
    return negate(is_true(value))


def reaches(exemption: Exemption, finding: Finding) -> bool:
    """Whether an exemption applies to a finding: all of them, unless it names some."""
    return not exemption.reaches or finding.code in exemption.reaches


def answer(model: Model, names: Names, scope_unknown: E, column: dict[str, E]) -> E:
    """The answer of an act: the first that fits.

    Args:
        model: the model.
        names: values of all names.
        scope_unknown: TRUE where the scope condition could not be decided.
        column: status column of each finding by code.
    """
    counted = [f.code for f in model.findings if f.section == "unlawful"]
    quiet = [f.code for f in model.findings] if model.kind == "prompt" else counted

    def some(status: Status, codes: list[str]) -> E:
        return either(*(binary(exp.EQ, column[code], num(status)) for code in codes))

    whole = [is_true(lower(x.when, names).soft()[0]) for x in model.exempt if not x.reaches]
    return case(
        (scope_unknown, text("undetermined")),
        (some(Status.HIT, counted), text("unlawful")),
        (some(Status.UNSURE, quiet), text("undetermined")),
        (some(Status.WAITING, quiet), text("pending")),
        (either(some(Status.EXCUSED, quiet), *whole), text("exempt")),
        default=text("lawful"),
    )


def missing_mask(model: Model, names: Names, column: dict[str, E], leaves: Leaves) -> E:
    """The unknown leaves of every unsure finding and of an undecided scope; of an act that may not be there, why."""
    masks: list[E | None] = []
    for finding in model.findings:
        parts = [unknown_mask(finding.when, names, leaves)]
        parts += [unknown_mask(x.when, names, leaves) for x in model.exempt if reaches(x, finding)]
        parts.append(unknown_mask(finding.due, names, leaves) if finding.due is not None else None)
        mask = joined(parts)
        if mask is not None:
            masks.append(case((binary(exp.EQ, column[finding.code], num(Status.UNSURE)), mask), default=num(0)))
    if model.where is not None:
        masks.append(unknown_mask(model.where, names, leaves))
    whole, unsettled = joined(masks) or num(0), names.masks.get(POPULATION_MASK)
    return whole if unsettled is None else case((col(OPEN, "s"), unsettled), default=whole)


def value_columns(label: str, value: Value) -> dict[str, E]:
    """The columns in which a finished value stands: one where it is exact, else its bounds."""
    columns = {f"{label}_lo": value.lo}
    if value.hi is not value.lo:
        columns[f"{label}_hi"] = value.hi
    if value.slo is not None and value.shi is not None:
        columns[f"{label}_slo"] = value.slo
        columns[f"{label}_shi"] = value.shi
    if value.none is not None:
        columns[f"{label}_none"] = value.none
    return columns


def substituted(model: Model, names: Names) -> E:
    """Whether a fact stands in for another that is not known, anywhere in what the model derives or asks."""
    trees = (*(let.value for let in model.lets), *(x.when for x in model.exempt), *(f.when for f in model.findings))
    chosen = [tree for each in trees for tree in each.walk() if tree.op == "first_known"]
    return either(*(_in_place(tree, names) for tree in chosen))


def _in_place(tree: Node, names: Names) -> E:
    first, *others = (heard_of(lower(value, names)) for value in tree.nodes("values"))
    return both(not_true(first), is_true(either(*others)))
