"""Shares with their intervals."""

from __future__ import annotations

from typing import Any

from django import template

from jianheng.desk.ui.wilson import wilson

register = template.Library()


@register.inclusion_tag("ui/share.html")
def share(hits: int, cases: int) -> dict[str, Any]:
    """A share as point and whisker on a scale from 0 to 100, with its counts; nothing without cases.

    Args:
        hits: cases that count.
        cases: all cases.
    """
    if not cases:
        return {"cases": 0}
    low, high = wilson(hits, cases)
    told = {"low": low, "high": high, "at": hits / cases}
    return {"hits": hits, "cases": cases} | {name: round(100 * value, 1) for name, value in told.items()}
