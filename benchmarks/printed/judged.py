"""Whether a printed range agrees with the arithmetic, and if not, what in the text explains it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from benchmarks.printed.custody import Custody, custody
from benchmarks.printed.judgments import Printed
from jianheng.intake.cleaning import read_count
from jianheng.law.sentence import broken_end, sentence_end

AGREES, READING, CREDIT, CUSTODY, CAPTURED = "agrees", "reading", "credit", "custody", "captured"
UNEXPLAINED = "unexplained"
TITLES = {
    AGREES: "一致 agrees",
    READING: "一致，条文当时有几种读法 agrees with one of several readings",
    CREDIT: "文中写明扣除的天数 days deducted in words",
    CUSTODY: "文中的先行羁押或者取保期间 earlier custody or bail told in the text",
    CAPTURED: "文中抓获之日早于起日，当日另行折抵 an earlier capture told in the text, its day credited",
    UNEXPLAINED: "文中没有写明原因 no reason in the text",
}
_DEDUCTED = re.compile(
    r"(?:折抵|扣除|羁押)(?:[^，。；\d]{0,6}?)(?P<before>\d+|[一二三四五六七八九十百]+)[天日]|(?P<after>\d+|[一二三四五六七八九十百]+)[天日](?:予以|应予|应)?(?:折抵|扣除)"
)
BAND = timedelta(days=1)
# 抓获后留置盘问，当日或者次日放回的，折抵一日或者二日。
CAPTURE_DAYS = {-1, -2}


@dataclass(frozen=True)
class Outcome:
    """What came of one printed range.

    Args:
        printed: the term and its range.
        kind: one of `TITLES`.
        off: days by which the printed end differs from the term counted from the printed start.
    """

    printed: Printed
    kind: str
    off: int


def judged(printed: Printed) -> Outcome:
    """Hold a printed range against the arithmetic.

    Args:
        printed: the term and its range.
    """
    on = printed.judged_on
    found = sentence_end(printed.start, printed.term, penalty=printed.penalty, on=on)
    lo, hi = found.ends
    if lo <= printed.end <= hi:
        return Outcome(printed, READING if lo != hi else AGREES, 0)
    off = (printed.end - (hi if printed.end > hi else lo)).days
    taken = [timedelta(days=days) for days in _deducted(printed.words)]
    if any(lo - days <= printed.end <= hi - days for days in taken):
        return Outcome(printed, CREDIT, off)
    told = custody(printed.story)
    if told is not None and _explains(told, printed):
        return Outcome(printed, CUSTODY, off)
    if off in CAPTURE_DAYS and printed.captured_on is not None and printed.captured_on < printed.start:
        return Outcome(printed, CAPTURED, off)
    return Outcome(printed, UNEXPLAINED, off)


def _deducted(words: str) -> list[int]:
    numbers = [read_count(match["before"] or match["after"]) for match in _DEDUCTED.finditer(words)]
    # “羁押一日折抵刑期一日”是公式，不是天数。
    return [number for number in numbers if number is not None and number > 1]


def _explains(told: Custody, printed: Printed) -> bool:
    """Whether one of the two lawful forms gives the printed day, one day to either side."""
    last = told.blocks[-1][0]
    if len(told.blocks) > 1:
        found = broken_end(told.blocks, printed.term, penalty=printed.penalty, on=printed.judged_on)
    else:
        found = sentence_end(last, printed.term, penalty=printed.penalty, on=printed.judged_on)
    # 指定居所监视居住二日折抵一日，半日不定。
    least, most = (timedelta(days=told.residence // 2), timedelta(days=-(-told.residence // 2)))
    lo, hi = found.ends
    return lo - most - BAND <= printed.end <= hi - least + BAND
