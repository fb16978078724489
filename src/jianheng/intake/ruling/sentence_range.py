"""Begin and end of a term as printed: 刑期自…起至…止, 刑期执行至…, 即2017年…起至…止."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianheng.intake.cleaning import DATE, Fact, PartDate, read_date
from jianheng.intake.ruling.passages import Passage


@dataclass(frozen=True)
class SentenceRange:
    """What is printed about begin and end.

    Args:
        start_on: first day, where printed.
        end_on: last day, where printed.
    """

    start_on: Fact[PartDate] | None = None
    end_on: Fact[PartDate] | None = None


SENTENCE_RANGE = re.compile(
    rf"(?:刑期|即|\(|考验期)[^，。；()\d]{{0,8}}?(?:自|从)?(?P<start>{DATE})起?，?(?:计算，?)?(?:至|到)(?P<end>{DATE})止?"
    rf"|(?:刑期|刑满日)[^。；()\d]{{0,10}}?(?:至|止于|到|为)(?P<until>{DATE})(?:止|届满)?"
)
"""A printed range, or a printed end alone."""


def sentence_range(passage: Passage) -> SentenceRange:
    """Read the first printed range of a passage, else the first printed end.

    Args:
        passage: a part of the ruling, or a stretch of one.

    Returns:
        What is printed; empty where nothing is.
    """
    found = SENTENCE_RANGE.search(passage.text)
    if found is None:
        return SentenceRange()
    return SentenceRange(
        passage.group(found, "start", read_date),
        passage.group(found, "end", read_date) or passage.group(found, "until", read_date),
    )
