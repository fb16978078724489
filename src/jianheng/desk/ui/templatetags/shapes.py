"""Chips of answers and dots of statuses: colour, shape and word together."""

from __future__ import annotations

from typing import Any

from django import template

from jianheng.desk.casework.words import ANSWERS, STATUS_SHAPES, STATUSES

register = template.Library()


@register.inclusion_tag("ui/answer.html")
def answer(value: str, size: str = "") -> dict[str, Any]:
    """The chip of an answer.

    Args:
        value: one of the five, `note` for a prompt, or `gone`.
        size: `big`, `bare` or empty.
    """
    return {"value": value, "word": ANSWERS[value], "size": size}


@register.inclusion_tag("ui/status.html")
def status(value: str) -> dict[str, Any]:
    """The dot and word of a status."""
    return {"shape": STATUS_SHAPES[value], "word": STATUSES[value]}
