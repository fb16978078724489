"""Figures of pages: the bar of the five answers, its legend, and numbers as people read them."""

from __future__ import annotations

from typing import Any

from django import template

from jianheng.desk.runs.counts import Counts

register = template.Library()


@register.inclusion_tag("runs/bar5.html")
def bar5(counts: Counts, size: str = "") -> dict[str, Any]:
    """The bar of the five answers.

    Args:
        counts: the answers.
        size: `tall`, `thin` or empty.
    """
    return {"parts": counts.parts, "size": size}


@register.inclusion_tag("runs/legend.html")
def answer_legend() -> dict[str, Any]:
    """The legend of the bars."""
    return {"parts": Counts().parts}


@register.filter
def thousands(number: int) -> str:
    """A number with commas between its thousands."""
    return f"{number:,}"


@register.filter
def at(mapping: dict[str, object], key: str) -> object:
    """The value under a key that only the page knows."""
    return mapping.get(key, "")
