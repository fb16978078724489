"""What the court ordered."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.passages import ORDER, Passage
from jianheng.intake.ruling.reduction_words import reduction_words
from jianheng.intake.ruling.rights import rights_changed
from jianheng.intake.ruling.ruling_facts import Order
from jianheng.intake.ruling.sentence_range import sentence_range

_RESULTS = (
    ("refused", re.compile(r"不予减刑|不准予?减刑|驳回[^，。]{0,16}减刑")),
    ("withdrawn", re.compile(r"准许[^，。]{0,24}撤回")),
    ("returned", re.compile(r"(?:退回|发回)[^，。]{0,16}(?:减刑|执行机关|监狱)")),
    ("granted", re.compile(r"减去|减为|准予减刑|予以减刑|减刑|免除剩余")),
)


def read_order(passages: tuple[Passage, ...]) -> Order:
    """Read the order; empty where the text ends before it.

    Args:
        passages: the parts of the ruling.

    Returns:
        What was ordered.
    """
    ordered = [passage for passage in passages if passage.kind == ORDER]
    if not ordered:
        return Order()
    passage = ordered[0]
    result = _result(passage)
    if result is None or result.value != "granted":
        return Order(result)
    words = reduction_words(passage)
    dates = sentence_range(passage)
    return Order(
        result,
        words.reduction,
        words.to_penalty,
        words.to_term,
        dates.start_on,
        dates.end_on,
        rights_changed(passage, conversion=words.to_penalty is not None),
    )


def _result(passage: Passage) -> Fact[str] | None:
    for result, pattern in _RESULTS:
        found = passage.search(pattern, result)
        if found:
            return found
    return None
