"""How far the deliveries reach over the window of a fact: only there does a missing row prove an absence."""

from __future__ import annotations

from sqlglot import exp

from jianheng.engine.coverage import CoverageKinds
from jianheng.engine.lowering.dates import whole_days
from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.items.meeting import EARLY, FAR
from jianheng.engine.lowering.items.plan import ItemPlan
from jianheng.engine.lowering.names import Names
from jianheng.engine.sql import (
    FALSE,
    TRUE,
    E,
    alias,
    binary,
    both,
    col,
    day,
    either,
    fn,
    is_true,
    negate,
    not_null,
    relation,
    text,
)
from jianheng.language.tree import PREFIX, Item, node

LOCAL_KEYS = ("doc:", "no:")


def covered_window(plan: ItemPlan, names: Names, kinds: CoverageKinds) -> E:
    """Whether the deliveries reach over the whole window, for the unit asked for or for the person."""
    item = plan.item
    if item.table.startswith(PREFIX):
        return TRUE
    if item.within is None:
        return FALSE
    first, last = _window_ends(item, names)
    tests: list[E] = []
    for start, end in kinds.everywhere(plan.table.name):
        tests.append(_reaches(first, last, None if start is None else day(start), None if end is None else day(end)))
    if kinds.by_unit(plan.table.name) and item.held_by is not None:
        tests.append(not_null(col("of", _unit_label(plan))))
    person = person_key(plan)
    if person is not None:
        # A unit's rows name persons by their ID number: nobody known only by a document, or by another
        # unit's number, can be missed among them.
        tests = [both(either(*tests), _comparable(person))] if tests else []
    if kinds.by_person(plan.table.name) and person is not None:
        tests.append(not_null(col("of", _person_label(plan))))
    return either(*(is_true(test) for test in tests))


def _comparable(person: E) -> E:
    """Known by more than a document or the source's own number."""
    return both(*(negate(fn("starts_with", person, text(prefix))) for prefix in LOCAL_KEYS))


def _window_ends(item: Item, names: Names) -> tuple[E | None, E]:
    """The window that coverage must span; an end that is unknown or later counts as the day of the run."""
    first, last = item.within or (node("ever"), node("as_of"))
    today = day(names.as_of)
    start = None if first.op == "ever" else whole_days(lower(first, names)).lo
    if last.op in {"ever", "as_of"}:
        return start, today
    return start, fn("least", whole_days(lower(last, names)).hi, today)


def _reaches(first: E | None, last: E, start: E | None, end: E | None) -> E:
    tests: list[E] = []
    if start is not None:
        tests.append(FALSE if first is None else binary(exp.LTE, start, first))
    if end is not None:
        tests.append(binary(exp.GTE, end, last))
    return both(*tests)


def person_key(plan: ItemPlan) -> E | None:
    """The examined side of `person == this.person`, if the item has it."""
    for left, right in plan.keys:
        if isinstance(left, exp.Column) and left.name == "person":
            return right
    return None


def coverage_joins(plan: ItemPlan, names: Names, kinds: CoverageKinds) -> list[tuple[str, exp.Select, E]]:
    """Periods that a unit, or the act's own person, delivered in full, beside the acts whose window they span.

    Merged periods do not touch, so that one at most spans a window and an act comes once.

    Returns:
        The name under which the periods are joined, the periods, and the condition.
    """
    item = plan.item
    if item.within is None:
        return []
    first, last = _window_ends(item, names)
    sides: list[tuple[str, str, E | None]] = []
    if kinds.by_unit(plan.table.name) and item.held_by is not None:
        sides.append((_unit_label(plan), "unit", lower(item.held_by, names).lo))
    if kinds.by_person(plan.table.name):
        sides.append((_person_label(plan), "person", person_key(plan)))
    joins: list[tuple[str, exp.Select, E]] = []
    for label, key, wanted in sides:
        if wanted is None:
            continue
        # Ends without a day as the outermost ones: an engine joins by comparisons, not by alternatives.
        periods = (
            exp.select(
                alias(col(key), "of"),
                alias(fn("coalesce", col("from_on"), EARLY), "from_on"),
                alias(fn("coalesce", col("until_on"), FAR), "until_on"),
            )
            .from_(relation(f"coverage_by_{key}"))
            .where(binary(exp.EQ, col("tbl"), text(plan.table.name)))
        )
        start = EARLY if first is None else fn("coalesce", first, EARLY)
        reach = both(
            binary(exp.EQ, col("of", label), wanted),
            binary(exp.LTE, col("from_on", label), start),
            binary(exp.GTE, col("until_on", label), last),
        )
        joins.append((label, periods, reach))
    return joins


def _unit_label(plan: ItemPlan) -> str:
    return f"u_{plan.item.name}"


def _person_label(plan: ItemPlan) -> str:
    return f"o_{plan.item.name}"
