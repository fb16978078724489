"""Words and shapes of papers in templates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template

from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.words import KINDS, RECTIFIED, RECTIFIED_SHAPES, SAID, STATE_SHAPES, STATES
from jianheng.desk.words import say

register = template.Library()


@register.inclusion_tag("ui/status.html")
def paper_state(value: str, kind: str = "") -> dict[str, Any]:
    """The dot and word of a paper's state; an oral correction is not served, and waits for no answer."""
    said = (kind, value) == ("oral", "served")
    return {"shape": STATE_SHAPES[value], "word": SAID if said else STATES[value]}


@register.inclusion_tag("ui/status.html")
def rectified(value: str) -> dict[str, Any]:
    """The dot and word of how far an item is put right."""
    return {"shape": RECTIFIED_SHAPES[value], "word": RECTIFIED[value]}


@register.filter
def paper_kind(value: str) -> str:
    """What a kind of paper is called."""
    return str(KINDS[value].title)


@register.filter
def join_numbers(clues: Iterable[Clue]) -> str:
    """The numbers of clues in one line."""
    return say("、", ", ").join(clue.number for clue in clues)
