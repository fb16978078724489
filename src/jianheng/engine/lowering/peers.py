"""One examined group against all the groups that were answered: sums and ranks over them."""

from __future__ import annotations

from sqlglot import exp

from jianheng.engine.lowering.quotient import quotient
from jianheng.engine.sql import (
    E,
    binary,
    both,
    case,
    cast,
    fn,
    is_true,
    not_null,
    num,
)
from jianheng.engine.value import Value, exact
from jianheng.language.types import INT, RATIO

LEFT_OUT = "peers_left_out"


def peer_value(op: str, values: list[Value], answered: E) -> Value:
    """The value of `peer_count`, `peer_ratio` or `peer_rank`.

    Args:
        op: the operator.
        values: its arguments for each group.
        answered: whether a group is examined, three-valued; a group of which that is open is no peer.
    """
    peer = both(is_true(answered), *(_certain(value) for value in values))
    match op:
        case "peer_count":
            return exact(INT, _over(exp.Sum(this=_one(peer))))
        case "peer_ratio":
            sums = [exact(value.type, _over(exp.Sum(this=case((peer, value.lo))))) for value in values]
            return quotient(RATIO, *sums)
    rank = exp.Window(
        this=fn("rank"),
        partition_by=[peer],
        order=exp.Order(expressions=[exp.Ordered(this=values[0].lo, desc=True, nulls_first=False)]),
    )
    return exact(INT, case((peer, rank)))


def left_out(values: list[Value], answered: E) -> E:
    """How many answered groups a comparison leaves out because something of theirs is unknown."""
    unknown = both(is_true(answered), exp.Paren(this=exp.Not(this=both(*(_certain(value) for value in values)))))
    return _over(exp.Sum(this=_one(unknown)))


def _one(condition: E) -> E:
    return cast(case((condition, num(1)), default=num(0)), "BIGINT")


def _over(total: E) -> E:
    return exp.Window(this=total)


def _certain(value: Value) -> E:
    known = not_null(value.lo)
    return known if value.lo is value.hi else both(known, is_true(binary(exp.EQ, value.lo, value.hi)))
