"""Earlier reductions and refusals that the history recites."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianheng.intake.cleaning import NUMERAL, TERM, Fact, PartDate, read_count, read_term
from jianheng.intake.ruling.decisions import Decision, DecisionKind
from jianheng.intake.ruling.passages import HISTORY, Passage
from jianheng.intake.ruling.reduction_words import reduction_words
from jianheng.intake.ruling.rights import rights_changed
from jianheng.intake.ruling.ruling_facts import Reduction
from jianheng.intake.ruling.sentence_range import SentenceRange, sentence_range

_ONLY_COUNTED = re.compile(
    rf"(?:曾|已)?(?:被|经|获|获得)?减刑(?P<count>{NUMERAL})次(?:，?(?:共计?|累计)?(?:减去|减刑)(?:有期徒刑)?(?P<term>{TERM}))?"
)


def reductions(passages: tuple[Passage, ...], found: Sequence[Decision]) -> tuple[Reduction, ...]:
    """Read the earlier reductions.

    Args:
        passages: the parts of the ruling.
        found: the recited decisions.

    Returns:
        The reductions in the order of the text; where only their number is told, as many without a date.
    """
    dated = tuple(_reduction(each) for each in found if each.kind == DecisionKind.REDUCTION)
    return dated or tuple(_only_counted(passages))


def _only_counted(passages: tuple[Passage, ...]) -> list[Reduction]:
    for passage in passages:
        told = _ONLY_COUNTED.search(passage.text) if passage.kind == HISTORY else None
        count = passage.group(told, "count", read_count) if told else None
        if told and count:
            term = passage.group(told, "term", read_term)
            single = count.value == 1
            one = Reduction(None, None, None, term if single else None, None if single else term)
            return [one] * count.value
    return []


def refusals(found: Sequence[Decision]) -> tuple[Fact[PartDate], ...]:
    """Days of the earlier rulings that refused a reduction."""
    return tuple(each.decided_on for each in found if each.kind == DecisionKind.REFUSAL)


def counted_spans(passage: Passage) -> list[tuple[int, int]]:
    """Where a passage tells only how many reductions there were."""
    return [match.span() for match in _ONLY_COUNTED.finditer(passage.text)]


def _reduction(decision: Decision) -> Reduction:
    words = reduction_words(decision.body)
    dates = sentence_range(decision.body) if decision.last else SentenceRange()
    return Reduction(
        decision.court,
        decision.decided_on,
        decision.case_number,
        None if decision.shared else words.reduction,
        words.reduction if decision.shared else None,
        words.to_penalty,
        words.to_term,
        rights_changed(decision.body, conversion=words.to_penalty is not None),
        dates.start_on,
        dates.end_on,
    )
