"""The words of a reduction: 减去有期徒刑七个月, 减刑六个月, 减为有期徒刑十九年."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianheng.intake.cleaning import TERM, Fact, read_term
from jianheng.intake.ruling.passages import Passage
from jianheng.intake.ruling.penalties import FIXED_TERM, LIFE
from jianheng.law.term import Term

_TAKEN_OFF = re.compile(
    rf"减去(?:其)?(?:原判)?(?:有期徒刑|刑期|拘役|管制)?(?P<term>{TERM})|减刑(?:幅度)?(?:为)?(?P<short>{TERM})"
)
# What a reprieve will become (减为无期徒刑后，终身监禁) reduces nothing yet.
_CONVERTED = re.compile(
    rf"(?:减为|减刑为|改为|减至)(?:(?P<fixed>有期徒刑)(?P<to_term>{TERM})|(?P<life>无期徒刑))(?!后|时)"
)


@dataclass(frozen=True)
class ReductionWords:
    """What a reduction takes off, or what it converts the penalty to.

    Args:
        reduction: the term taken off.
        to_penalty: `fixed_term` or `life`.
        to_term: the fixed term after the conversion.
    """

    reduction: Fact[Term] | None = None
    to_penalty: Fact[str] | None = None
    to_term: Fact[Term] | None = None


def reduction_words(passage: Passage) -> ReductionWords:
    """Read the first reduction of a passage.

    Args:
        passage: the words of one reduction, or of a proposal.

    Returns:
        What they say; empty where they speak of none.
    """
    converted = _CONVERTED.search(passage.text)
    if converted:
        if converted["life"]:
            return ReductionWords(to_penalty=passage.group(converted, "life", lambda _: LIFE))
        return ReductionWords(
            to_penalty=passage.group(converted, "fixed", lambda _: FIXED_TERM),
            to_term=passage.group(converted, "to_term", read_term),
        )
    taken = _TAKEN_OFF.search(passage.text)
    if not taken:
        return ReductionWords()
    return ReductionWords(passage.group(taken, "term" if taken["term"] else "short", read_term))


def reducing_spans(passage: Passage) -> list[tuple[int, int]]:
    """Where a passage speaks of a reduction with its length, in the order of the text; offsets in its text."""
    found = [match.span() for pattern in (_CONVERTED, _TAKEN_OFF) for match in pattern.finditer(passage.text)]
    return sorted(found)
