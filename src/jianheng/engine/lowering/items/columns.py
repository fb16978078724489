"""The columns that a fact adds to the acts."""

from __future__ import annotations

from sqlglot import exp

from jianheng.engine.coverage import CoverageKinds
from jianheng.engine.lowering.dates import whole_days
from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.items.cover import covered_window
from jianheng.engine.lowering.items.plan import ItemPlan
from jianheng.engine.lowering.items.window import bounds
from jianheng.engine.lowering.laid import Laid
from jianheng.engine.lowering.measures import value_of
from jianheng.engine.lowering.names import Names
from jianheng.engine.reason import Reason
from jianheng.engine.sql import (
    FALSE,
    NULL,
    TRUE,
    E,
    alias,
    binary,
    both,
    case,
    either,
    fn,
    is_null,
    is_true,
    name,
    negate,
    not_null,
    num,
)
from jianheng.language.item_kinds import PICKED


def item_columns(plan: ItemPlan, names: Names, kinds: CoverageKinds) -> list[E]:
    """The columns that the joined relation adds, with absence proved only where the data reach."""
    item, prefix = plan.item, f"i_{plan.item.name}"
    n, p = (fn("coalesce", plan.got(part), num(0)) for part in ("n", "p"))
    known = both(*(not_null(right) for _, right in plan.keys)) if plan.keys else TRUE
    covered = covered_window(plan, names, kinds)
    none_there = both(binary(exp.EQ, n, num(0)), binary(exp.EQ, p, num(0)))
    found = case(
        (negate(known), NULL),
        (binary(exp.GT, n, num(0)), TRUE),
        (binary(exp.GT, p, num(0)), NULL),
        (covered, FALSE),
    )
    high = case((both(known, covered), binary(exp.Add, n, p)))
    ok = both(known, _winner(plan, n, p))
    sure_only = both(binary(exp.GT, n, num(0)), binary(exp.EQ, p, num(0)))
    why = case(
        (negate(known), num(Reason.MISSING)),
        (is_true(ok), num(Reason.KNOWN)),
        (sure_only, num(Reason.CONTRADICTORY if item.kind == "the" else Reason.AMBIGUOUS)),
        (negate(none_there), num(Reason.AMBIGUOUS)),
        (covered, num(Reason.KNOWN)),
        default=num(Reason.UNCOVERED),
    )
    columns = [
        alias(case((known, n), default=num(0)), f"{prefix}_n"),
        alias(high, f"{prefix}_hi"),
        alias(found, f"{prefix}_found"),
        alias(is_true(ok), f"{prefix}_ok"),
        alias(why, f"{prefix}_why"),
        alias(covered, f"{prefix}_cov"),
        alias(p, f"{prefix}_p"),
    ]
    if item.kind in {"first", "last", "the"}:
        columns += [alias(case((is_true(ok), value)), f"{prefix}_{column}") for column, value in _picked_values(plan)]
    if item.kind in {"first", "last"}:
        columns += _by_bounds(plan, ok)
    if plan.value is not None or plan.extent is not None:
        return _measured(plan, names, columns, known, covered)
    return columns


def _measured(plan: ItemPlan, names: Names, columns: list[E], known: E, covered: E) -> list[E]:
    """What an item gives itself in columns, and why it is not exact."""
    prefix, kind = f"i_{plan.item.name}", plan.item.kind
    own: dict[str, E] = {}
    if plan.value is not None:
        lo, hi, none = value_of(kind, plan.value.type.kind, plan.got, known, covered, plan.floor)
        main = (lo, hi)
        own |= {"value_lo": lo, "value_hi": hi} | ({} if none is None else {"value_none": none})
        exact = either(is_true(binary(exp.EQ, lo, hi)), FALSE if none is None else is_true(none))
    else:
        first, last = (whole_days(bounds(lower(part, names))) for part in plan.item.over or ())
        laid = Laid(kind, plan.item.name, first, last, known, covered)
        main = laid.days()
        own |= {"days_lo": main[0], "days_hi": main[1]}
        if kind == "gap":
            own |= dict(zip(("from_on_lo", "from_on_hi"), laid.from_on(main), strict=True))
            own |= dict(zip(("count_lo", "count_hi"), laid.count(main), strict=True))
        exact = is_true(binary(exp.EQ, *main))
    possible = binary(exp.GT, fn("coalesce", plan.got("p"), num(0)), num(0))
    why = case(
        (negate(known), num(Reason.MISSING)),
        (exact, num(Reason.KNOWN)),
        (possible, num(Reason.AMBIGUOUS)),
        (covered, num(Reason.MISSING)),
        default=num(Reason.UNCOVERED),
    )
    own["why"] = why
    if kind == "gap":
        some, none_left = (is_true(binary(kind_, end, num(0))) for kind_, end in ((exp.GT, main[0]), (exp.EQ, main[1])))
        own["found"] = case((some, TRUE), (none_left, FALSE))
    replaced = {f"{prefix}_{label}" for label in own}
    kept = [column for column in columns if column.alias not in replaced]
    return kept + [alias(value, f"{prefix}_{label}") for label, value in own.items()]


def _picked_values(plan: ItemPlan) -> list[tuple[str, E]]:
    if plan.item.kind == "the":
        return [(column, plan.got(f"a_{column}")) for column in plan.reads]
    places = {column: number for number, column in enumerate(plan.order, start=1)}
    return [
        (column, exp.Dot(this=plan.got("w"), expression=name(f"k{places[column]}")))
        for column in ("row_id", *plan.reads)
    ]


def _winner(plan: ItemPlan, n: E, p: E) -> E:
    """The picked row is certain: no possible row can beat it, or all rows agree."""
    some = binary(exp.GT, n, num(0))
    if plan.item.kind not in PICKED:
        return some
    if plan.item.kind == "the":
        agree = [_agreed(plan, column) for column in plan.reads]
        return both(some, binary(exp.EQ, p, num(0)), *agree)
    near, _ = _edges(plan)
    beats = exp.GT if plan.item.kind == "first" else exp.LT
    safe = both(binary(exp.EQ, plan.got("pn"), num(0)), binary(beats, plan.got("pb"), near))
    alone: E = TRUE
    if plan.vague:
        alone = either(binary(exp.EQ, n, num(1)), is_true(binary(exp.EQ, plan.got("vague"), num(0))))
    return both(some, alone, either(binary(exp.EQ, p, num(0)), is_true(safe)))


def _edges(plan: ItemPlan) -> tuple[E, E]:
    """Between what the date of the first, or last, sure row lies: the near end decides against possible rows."""
    if plan.vague:
        return plan.got("wn"), plan.got("wf")
    best = exp.Dot(this=plan.got("w"), expression=name("k0"))
    return best, best


def _agreed(plan: ItemPlan, column: str) -> E:
    same = fn("coalesce", binary(exp.EQ, plan.got(f"a_{column}"), plan.got(f"z_{column}")), TRUE)
    if not plan.none_able(column):
        return same
    counts = either(
        binary(exp.EQ, plan.got(f"c_{column}"), num(0)), binary(exp.EQ, plan.got(f"c_{column}"), plan.got("n"))
    )
    return both(same, counts)


def _by_bounds(plan: ItemPlan, ok: E) -> list[E]:
    """An uncertain first or last still has a bound for its date."""
    prefix = f"i_{plan.item.name}_by"
    near, far = _edges(plan)
    last = plan.item.kind == "last"
    widest = fn("greatest" if last else "least", far, plan.got("pb"))
    beyond = case((is_null(plan.got("pb")), far), default=widest)
    open_far = case((binary(exp.EQ, fn("coalesce", plan.got("pn"), num(0)), num(0)), beyond))
    own, lo, hi = ((near, far), near, open_far) if last else ((far, near), open_far, near)
    return [
        alias(case((is_true(ok), own[0]), default=lo), f"{prefix}_lo"),
        alias(case((is_true(ok), own[1]), default=hi), f"{prefix}_hi"),
    ]
