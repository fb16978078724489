"""What an engine says of a value, in the words of the specification."""

from __future__ import annotations

from typing import Any

from jianheng.engine.value import Value

from .bounds import Val


def engine_value(act: dict[str, Any], label: str, value: Value, soft: bool) -> Val:
    """What stands in the columns of a let."""
    lo, hi = f"{label}_lo", f"{label}_hi"
    if soft and f"{label}_slo" in act:
        lo, hi = f"{label}_slo", f"{label}_shi"
    low = act[lo]
    high = act.get(hi, low)
    if value.type.kind in {"flag", "code"} and low != high:
        low = high = None
    return Val(low, high, act.get(f"{label}_none", False))


def alike(engine: Val, wanted: Val, kind: str) -> bool:
    """Equal bounds; where there surely is no value, bounds say nothing. A condition is never none."""
    if kind == "flag":
        return engine.lo is wanted.lo if wanted.lo is wanted.hi else engine.lo is None
    if engine.none is True and wanted.none is True:
        return True
    if kind == "code" and not wanted.exact:
        return not engine.exact and engine.none is wanted.none
    return engine == wanted
