"""Points of conduct: 累计考核总分2431分, 累计获考核积分3901分, 计获1480考核分."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import read_numeral
from jianheng.intake.ruling.passages import FOUND, PROPOSAL, REASONING, Passage
from jianheng.intake.ruling.periods import period_before
from jianheng.intake.ruling.ruling_facts import Points

_POINTS = re.compile(
    r"(?:累计|合计|总计|共计|计|共|考核|积分|总分|获得|获|得)(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?:个)?(?:考核)?(?:积)?分"
)
# 扣 and 结余 speak of deductions and of what was carried over.
_OTHER = re.compile(r"扣[^，。；]{0,8}$|结余[^，。；]{0,4}$")


def points(passages: tuple[Passage, ...]) -> tuple[Points, ...]:
    """Read the points from what the court found, else from the proposal, else from the reasons."""
    for kind in (FOUND, PROPOSAL, REASONING):
        found = [each for passage in passages if passage.kind == kind for each in _in_passage(passage)]
        if found:
            return tuple(found)
    return ()


def _in_passage(passage: Passage) -> list[Points]:
    found: list[Points] = []
    last = 0
    for match in _POINTS.finditer(passage.text):
        if _OTHER.search(passage.text[: match.start("number")]):
            continue
        total = passage.group(match, "number", read_numeral)
        if total is not None:
            period = period_before(passage, last, match.start(), apart="。；")
            found.append(Points(total, period.from_on, period.until_on))
        last = match.end()
    return found
