"""Values between bounds, values that do not exist and three-valued conditions, in plain Python.

Written from the specification and from nothing else, so that the engine can be compared with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Truth = bool | None


@dataclass(frozen=True)
class Val:
    """A value: `lo` and `hi` are None where unbounded; `none` is True, False or None for "even that is open"."""

    lo: Any
    hi: Any
    none: Truth = False

    @property
    def exact(self) -> bool:
        return self.lo is not None and self.lo == self.hi


UNKNOWN = Val(None, None)
NOTHING = Val(None, None, True)


def exact(value: Any) -> Val:
    return Val(value, value)


def truth(value: Truth) -> Val:
    return Val(value, value)


def both(*parts: Truth) -> Truth:
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def either(*parts: Truth) -> Truth:
    if any(part is True for part in parts):
        return True
    return None if any(part is None for part in parts) else False


def negate(part: Truth) -> Truth:
    return None if part is None else not part


def less(a: Val, b: Val, *, strict: bool) -> Truth:
    """`a < b` or `a <= b` by bounds."""
    if a.hi is not None and b.lo is not None and (a.hi < b.lo or (not strict and a.hi == b.lo)):
        return True
    if a.lo is not None and b.hi is not None and (a.lo > b.hi or (strict and a.lo == b.hi)):
        return False
    return None


def equal(a: Val, b: Val) -> Truth:
    if a.exact and b.exact:
        return bool(a.lo == b.lo)
    return False if less(a, b, strict=True) or less(b, a, strict=True) else None


def compare(op: str, a: Val, b: Val) -> Truth:
    """A comparison; with a value that does not exist it is false."""
    by_bounds: dict[str, Callable[[], Truth]] = {
        "<": lambda: less(a, b, strict=True),
        "<=": lambda: less(a, b, strict=False),
        ">": lambda: less(b, a, strict=True),
        ">=": lambda: less(b, a, strict=False),
        "==": lambda: equal(a, b),
        "!=": lambda: negate(equal(a, b)),
    }
    return both(by_bounds[op](), negate(either(a.none, b.none)))


def monotone(rule: Callable[..., Any], *args: Val, falling: frozenset[int] = frozenset()) -> Val:
    """A bound maps to a bound; none where an argument is none."""
    lows = [a.hi if n in falling else a.lo for n, a in enumerate(args)]
    highs = [a.lo if n in falling else a.hi for n, a in enumerate(args)]
    lo = None if None in lows else rule(*lows)
    hi = None if None in highs else rule(*highs)
    return Val(lo, hi, either(*(a.none for a in args)))


def times(a: Val, b: Val) -> Val:
    """A product; the corner products bound it."""
    corners = [x * y for x in (a.lo, a.hi) for y in (b.lo, b.hi) if x is not None and y is not None]
    if len(corners) == 4:
        return Val(min(corners), max(corners), either(a.none, b.none))
    return Val(None, None, either(a.none, b.none))


def extreme(values: Sequence[Val], pick: Callable[..., Any]) -> Val:
    """`max` or `min`: none is skipped; a part that may be none bounds the result on one side only."""
    there = [v for v in values if v.none is False]
    maybe = [v for v in values if v.none is not True]
    none = both(*(v.none for v in values))
    near, far = ("lo", "hi") if pick is max else ("hi", "lo")
    known = [getattr(v, near) for v in there if getattr(v, near) is not None]
    open_ends = [getattr(v, far) for v in maybe]
    close = pick(known) if known else None
    beyond = None if not maybe or None in open_ends else pick(open_ends)
    return Val(close, beyond, none) if pick is max else Val(beyond, close, none)


def choice(cond: Truth, then: Val, other: Val, *, ordered: bool = True) -> Val:
    """`then if cond else other`; an unknown condition leaves the value between the two."""
    if cond is not None:
        return then if cond else other
    none = then.none if then.none is other.none else None
    if not ordered:
        same = then.exact and other.exact and then.lo == other.lo
        return Val(then.lo, then.hi, none) if same else Val(None, None, none)
    lo = None if then.lo is None or other.lo is None else min(then.lo, other.lo)
    hi = None if then.hi is None or other.hi is None else max(then.hi, other.hi)
    return Val(lo, hi, none)


def is_known(value: Val) -> bool:
    """Something is known of the value, be it that there is none."""
    return value.none is True or (value.none is False and (value.lo is not None or value.hi is not None))


def first_known(values: Sequence[Val]) -> Val:
    found = next((v for v in values if is_known(v)), None)
    return found or Val(None, None, False if all(v.none is False for v in values) else None)


def known(value: Val) -> bool:
    """Known exactly, or known not to exist."""
    return value.none is True or (value.none is False and value.exact)


def at_least(n: int, parts: Sequence[Truth]) -> Truth:
    sure = sum(part is True for part in parts)
    possible = sum(part is not False for part in parts)
    return True if sure >= n else False if possible < n else None


def known_or(value: Val, lo: Val | None, hi: Val | None) -> Val:
    """Where unknown, between bounds; an end that is left out stays open."""
    low = value.lo if value.lo is not None or lo is None else lo.lo
    high = value.hi if value.hi is not None or hi is None else hi.hi
    return Val(low, high, value.none)
