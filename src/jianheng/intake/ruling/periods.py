"""Periods of conduct: 自2018年9月起至2021年4月止, 从2017年7月至2018年9月, 在2017年11月至2019年10月."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jianheng.intake.cleaning import DATE, Fact, PartDate, read_date
from jianheng.intake.ruling.passages import Passage

PERIOD = re.compile(rf"(?:自|从|在|于|期)(?P<from>{DATE})(?:起)?(?:至|到)(?P<until>{DATE})(?:止|期间)?")
"""Pattern of a period of which both ends are printed."""


@dataclass(frozen=True)
class Period:
    """A period with both ends as printed; empty where none is."""

    from_on: Fact[PartDate] | None = None
    until_on: Fact[PartDate] | None = None


def period_before(passage: Passage, start: int, place: int, *, apart: str) -> Period:
    """The last period that stands between two places with nothing between it and the second one.

    Args:
        passage: a part of the ruling.
        start: offset from which to look.
        place: offset of what the period is said of.
        apart: punctuation that separates the two.

    Returns:
        The period; empty where none belongs to that place.
    """
    found = list(PERIOD.finditer(passage.text, start, place))
    if not found or any(mark in passage.text[found[-1].end() : place] for mark in apart):
        return Period()
    return Period(passage.group(found[-1], "from", read_date), passage.group(found[-1], "until", read_date))
