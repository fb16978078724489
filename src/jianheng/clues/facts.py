"""Facts that are not to be had: how the answers name them, and the words that explanations have for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jianheng.clues.masking import Mask, names_in
from jianheng.clues.node import Both

MISSING_WORDS = ("zh", "en", "mend_zh", "mend_en")


@dataclass(frozen=True)
class FactSaid:
    """A missing fact in words: part and reason as the answers name them, what it is, and how to get it."""

    leaf: str
    reason: str
    says: Both
    mend: Both


def parse_fact(text: str) -> tuple[str, str]:
    """Part "leaf: reason" as the answers write it.

    >>> parse_fact("previous.served_on: missing")
    ('previous.served_on', 'missing')
    """
    leaf, _, reason = text.rpartition(": ")
    return leaf or reason, reason


def facts_said(explanation: dict[str, Any], reveal: bool) -> Iterator[FactSaid]:
    """The missing facts that an explanation puts into words.

    Args:
        explanation: one parsed line of `explanations.jsonl`.
        reveal: True shows names and ID numbers.
    """
    missing = explanation.get("missing")
    if not isinstance(missing, list) or not missing:
        return
    mask = Mask(names_in(explanation), reveal)
    for entry in missing:
        if isinstance(entry, dict):
            zh, en, mend_zh, mend_en = (mask(str(entry.get(key) or "")) for key in MISSING_WORDS)
            yield FactSaid(str(entry.get("leaf")), str(entry.get("reason")), Both(zh, en), Both(mend_zh, mend_en))
