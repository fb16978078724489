"""Rows of which two may apply to the same case without saying so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from jianheng.law.check.place import found_in
from jianheng.law.problem import Problem
from jianheng.law.tables.table import Condition, LawTable, Row


def undeclared_overlaps(table: LawTable) -> Iterator[Problem]:
    """Pairs of rows that overlap although not both declare `readings: several`."""
    if table.several:
        return
    for one, other in combinations(table.rows, 2):
        if not (one.several and other.several) and rows_overlap(one, other):
            says = (
                "两行可以同时适用，却没有都写 readings: several",
                "two rows overlap and do not both declare it",
                "改条件使二者不重叠，或者在两行都写 readings: several",
            )
            yield found_in(table, f"{one.id} / {other.id}", "", says)


def rows_overlap(one: Row, other: Row) -> bool:
    """Whether some case fits both rows."""
    conditions = {each.arg: each for each in one.conditions}
    return not any(each.arg in conditions and disjoint(conditions[each.arg], each) for each in other.conditions)


def disjoint(one: Condition, other: Condition) -> bool:
    """Whether no fact satisfies both conditions on the same argument."""
    if one.kind != other.kind:
        return True
    if one.kind == "none":
        return False
    if one.kind != "interval":
        return not set(one.options) & set(other.options)
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Condition, other: Condition) -> bool:
    hi: Any = one.hi
    lo: Any = other.lo
    if hi is None or lo is None:
        return False
    return bool(hi < lo) or (hi == lo and not (one.hi_closed and other.lo_closed))
