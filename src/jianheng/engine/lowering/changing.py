"""On which day the mere passing of days may change what an act is told, its deadlines apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlglot import exp

from jianheng.engine.lowering.dates import whole_days
from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.names import Names
from jianheng.engine.sql import NULL, E, binary, both, case, day, either, fn, is_false, is_null, is_true, negate
from jianheng.engine.value import Pair, Value
from jianheng.language.tree import Model, Node

CHANGES_ON = "changes_on"
ORDER = frozenset({"lt", "le", "gt", "ge", "eq", "ne"})
# A day in SQL; None where no day changes anything.
Day = E | None


def changes_on(model: Model, names: Names) -> Day:
    """The first later day of a run on which a value of the act itself, worked out with that day, may be another.

    Related rows are told apart by their days; so is who is examined at all.

    Args:
        model: the model.
        names: all values of it.
    """
    return earliest(*(_changes(tree, names) for tree in _of_the_act(model)))


def earliest(*days: Day) -> Day:
    """The first of some days; what is empty is none."""
    told = [each for each in days if each is not None]
    return fn("least", *told) if len(told) > 1 else told[0] if told else None


def tomorrow(names: Names) -> E:
    """The day after that of the run."""
    return day(names.as_of + timedelta(days=1))


def asks(tree: Node) -> bool:
    """Whether an expression names the day of the run."""
    return any(part.op == "as_of" for part in tree.walk())


def _of_the_act(model: Model) -> Iterator[Node]:
    yield from (let.value for let in model.lets)
    yield model.unit
    yield from (x.when for x in model.exempt)
    for finding in model.findings:
        yield finding.when
        if finding.due is not None:
            yield finding.due


def _changes(tree: Node, names: Names) -> Day:
    if not asks(tree):
        return None
    if tree.op == "as_of":
        return tomorrow(names)
    if tree.op == "end_or":
        end, other = tree.nodes("values")
        return earliest(_changes(end, names), _where(_runs_on(lower(end, names)), _changes(other, names)))
    if tree.op == "if":
        cond, then, otherwise = (tree.node(slot) for slot in ("cond", "then", "other"))
        chosen = lower(cond, names).lo
        first = _where(negate(is_false(chosen)), _changes(then, names))
        return earliest(_changes(cond, names), first, _where(negate(is_true(chosen)), _changes(otherwise, names)))
    beside = _beside_the_day(tree)
    if beside is not None:
        value = whole_days(lower(beside, names))
        if tree.op == "max":
            return earliest(*(_not_before(lo, value.none, names) for lo, _ in _worlds(value)))
        return earliest(*(_compared(lo, hi, names) for lo, hi in _worlds(value)))
    return earliest(*(_changes(child, names) for child in tree.children()))


def _beside_the_day(tree: Node) -> Node | None:
    """What a day is worked out or told from together with the day of the run itself, and with nothing else."""
    sides: tuple[Node, ...] = ()
    if tree.op in ORDER:
        sides = tree.node("left"), tree.node("right")
    elif tree.op == "max":
        sides = tree.nodes("values")
    others = [side for side in sides if side.op != "as_of"]
    return others[0] if len(sides) - len(others) == len(others) == 1 and not asks(others[0]) else None


def _compared(lo: E, hi: E, names: Names) -> E:
    """A comparison is another once the day of the run comes to a day, or passes it; then no more."""
    today = day(names.as_of)
    over = either(both(is_null(lo), is_null(hi)), binary(exp.LT, hi, today))
    return case((over, NULL), (binary(exp.GT, lo, today), lo), default=tomorrow(names))


def _not_before(lo: E, none: E | None, names: Names) -> E:
    """The later of the day of the run and another is the other one until that has passed."""
    ahead = binary(exp.GT, lo, day(names.as_of))
    there = ahead if none is None else both(is_false(none), ahead)
    return case((there, lo), default=tomorrow(names))


def _where(condition: E, part: Day) -> Day:
    return None if part is None else case((condition, part))


def _runs_on(end: Value) -> E:
    """An end that is not known in full, unless nothing is there of which it would be the end."""
    open_ = either(*(is_null(bound) for pair in _worlds(end) for bound in pair))
    return open_ if end.none is None else both(is_false(end.none), open_)


def _worlds(value: Value) -> tuple[Pair, ...]:
    return (value.hard(), value.soft()) if value.assumed else (value.hard(),)
