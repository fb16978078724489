"""Three-valued tests: does a condition hold of a fact that may be missing or imprecise?"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any, Final

from jianheng.law.tables.table import Condition, Point

Truth = bool | None


class Missing(Enum):
    """A fact that is not a value: `unknown` exists but is not known; `none` is known not to exist."""

    unknown = "UNKNOWN"
    none = "NONE"

    def __repr__(self) -> str:
        return self.value


UNKNOWN: Final = Missing.unknown
NONE: Final = Missing.none

Exact = Point | str | bool
Given = Exact | tuple[Point | None, Point | None] | Missing


def is_exact(given: Given) -> bool:
    """Whether the fact is known exactly; `NONE` is."""
    if isinstance(given, tuple):
        return given[0] is not None and given[0] == given[1]
    return given is not UNKNOWN


def all_of(truths: Iterable[Truth]) -> Truth:
    """Three-valued "and".

    >>> all_of([True, None]), all_of([None, False]), all_of([])
    (None, False, True)
    """
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def fits(condition: Condition, given: Given) -> Truth:
    """Whether a condition holds of a fact.

    Args:
        condition: the test.
        given: a value, a pair of bounds, `UNKNOWN` or `NONE`.

    Returns:
        True, False, or None where the fact does not decide.
    """
    if given is UNKNOWN:
        return None
    if condition.kind == "none":
        return given is NONE
    if given is NONE:
        return False
    if condition.kind == "in":
        return given in condition.options
    if condition.kind == "flag":
        return str(given).lower() in condition.options
    lo, hi = given if isinstance(given, tuple) else (given, given)
    return all_of((_above(condition, lo, hi), _below(condition, lo, hi)))


def _above(condition: Condition, lo: Any, hi: Any) -> Truth:
    end, closed = condition.lo, condition.lo_closed
    if end is None or (lo is not None and (lo > end or (closed and lo == end))):
        return True
    if hi is not None and (hi < end or (hi == end and not closed)):
        return False
    return None


def _below(condition: Condition, lo: Any, hi: Any) -> Truth:
    end, closed = condition.hi, condition.hi_closed
    if end is None or (hi is not None and (hi < end or (closed and hi == end))):
        return True
    if lo is not None and (lo > end or (lo == end and not closed)):
        return False
    return None
