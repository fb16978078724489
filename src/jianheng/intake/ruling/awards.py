"""Awards: 获得表扬三次, 六个表扬, 2017年9月获得表扬."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import DATE, NUMERAL, read_count, read_date
from jianheng.intake.ruling.passages import FOUND, PROPOSAL, REASONING, Passage
from jianheng.intake.ruling.periods import period_before
from jianheng.intake.ruling.ruling_facts import Award

_KINDS = {"表扬": "praise", "记功": "merit_record", "嘉奖": "commendation"}
_WORDS = "|".join(_KINDS)
_COUNTED = re.compile(
    rf"(?P<first>{NUMERAL})(?:个|次)(?:监狱|监狱级|省级)?(?P<kind>{_WORDS})"
    rf"|(?P<kind_before>{_WORDS})(?:的)?(?:行政)?(?:奖励)?(?P<count>{NUMERAL})(?:次|个)"
)
_DATED = re.compile(
    rf"(?P<on>{DATE})(?:被)?(?:获得?|给予|授予|受到?|奖励|评为|记)?(?:监狱|监狱级)?(?P<kind>{_WORDS})(?!{NUMERAL}[次个])"
)
# Awards of an older system, converted on a day: 2017年7月折算获得2个表扬.
_CONVERTED_ON = re.compile(rf"(?P<on>{DATE})(?:折算)?(?:获得?|给予)$")
# An average is no count: 年均3个表扬.
_AVERAGE = re.compile(r"(?:年均|月均|平均|每年)[^，。；]{0,4}$")


def awards(passages: tuple[Passage, ...]) -> tuple[Award, ...]:
    """Read the awards from what the court found, else from the proposal, else from the reasons."""
    for kind in (FOUND, PROPOSAL, REASONING):
        found = [each for passage in passages if passage.kind == kind for each in _in_passage(passage)]
        if found:
            return tuple(found)
    return ()


def _in_passage(passage: Passage) -> list[Award]:
    return [*_counted(passage), *_dated(passage)]


def _counted(passage: Passage) -> list[Award]:
    found: list[Award] = []
    for match in _COUNTED.finditer(passage.text):
        if _AVERAGE.search(passage.text[: match.start()]):
            continue
        words, number = ("kind", "first") if match["kind"] else ("kind_before", "count")
        kind = passage.group(match, words, _KINDS.get)
        count = passage.group(match, number, read_count)
        if kind and count:
            when = _CONVERTED_ON.search(passage.text[: match.start()])
            on = passage.group(when, "on", read_date) if when else None
            period = period_before(passage, 0, match.start(), apart="，。；")
            found.append(Award(kind, count, on, period.from_on, period.until_on))
    return found


def _dated(passage: Passage) -> list[Award]:
    found: list[Award] = []
    for match in _DATED.finditer(passage.text):
        kind = passage.group(match, "kind", _KINDS.get)
        on = passage.group(match, "on", read_date)
        if kind and on:
            found.append(Award(kind, on=on))
    return found
