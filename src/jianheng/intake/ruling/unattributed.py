"""Words of the history that tell of a reduction and belong to none that was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.decisions import Decision, DecisionKind
from jianheng.intake.ruling.passages import HISTORY, Passage
from jianheng.intake.ruling.reduction_words import reducing_spans
from jianheng.intake.ruling.reductions import counted_spans

REDUCTION_NOT_READ = "reduction_not_read"


def unattributed_reductions(passages: tuple[Passage, ...], found: Sequence[Decision]) -> Iterator[Fact[str]]:
    """Find what the list of earlier reductions may be missing: whoever relies on it being whole must know.

    Args:
        passages: the parts of the ruling.
        found: the recited decisions.

    Yields:
        The words, with the reason as the value: lengths of a reduction without the day of its ruling, and
        rulings on a reduction whose length could not be read.
    """
    reducing = [each for each in found if each.kind == DecisionKind.REDUCTION]
    read: set[int] = set()
    for decision in reducing:
        spans = reducing_spans(decision.body)
        if spans:
            read.add(decision.body.start + spans[0][0])
        else:
            day = decision.decided_on
            yield Fact(REDUCTION_NOT_READ, day.words, day.start, day.end)
    for passage in passages:
        if passage.kind == HISTORY:
            counted = counted_spans(passage)
            for start, end in reducing_spans(passage):
                told = any(first <= start < last for first, last in counted)
                if passage.start + start not in read and not told:
                    yield passage.fact(REDUCTION_NOT_READ, start, end)
