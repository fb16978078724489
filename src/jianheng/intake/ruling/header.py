"""The head of a ruling: court and case number."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import CASE_NUMBER, Fact, read_case_number
from jianheng.intake.ruling.courts import courts
from jianheng.intake.ruling.passages import HEADER, Passage

_NUMBER = re.compile(rf"(?P<number>{CASE_NUMBER})")


def header_court(passages: tuple[Passage, ...]) -> Fact[str] | None:
    """The court in the head; None where the text has no head."""
    return next((court for passage in _heads(passages) for court in courts(passage)), None)


def header_case_number(passages: tuple[Passage, ...]) -> Fact[str] | None:
    """The case number in the head; None where the text has no head."""
    for passage in _heads(passages):
        found = _NUMBER.search(passage.text)
        if found:
            return passage.group(found, "number", read_case_number)
    return None


def _heads(passages: tuple[Passage, ...]) -> list[Passage]:
    return [passage for passage in passages if passage.kind == HEADER]
