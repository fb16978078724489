"""Offences of a judgment: 犯贩卖、运输毒品罪; 犯故意伤害罪、抢劫罪; 犯掩饰、隐瞒犯罪所得罪."""

from __future__ import annotations

import re

from jianheng.intake.ruling.passages import Passage
from jianheng.intake.ruling.penalties import Penalty, penalties
from jianheng.intake.ruling.sentence_facts import Offence

# 犯罪 inside a name does not end it: 掩饰、隐瞒犯罪所得罪.
_NAME = r"(?![^，。；]{0,6}(?:数罪|前罪|漏罪|新罪|余罪|原罪))(?:犯罪(?=[^，。；])|侵犯|[^罪，。；：()犯])+罪"
# 犯 belongs to another word in 该犯, 罪犯, 同案犯, 累犯, and 原犯 speaks of an earlier judgment.
_COMMITTED = re.compile(rf"(?<![该罪案主从累惯再原侵])犯(?P<first>{_NAME})(?:\([^()]{{1,8}}\))?")
_BECAUSE_OF = re.compile(rf"因(?:犯)?(?P<name>{_NAME})(?:，|经|被|由)")
_ANOTHER = re.compile(rf"(?:[、，和及]|以及)(?P<name>{_NAME})(?:\([^()]{{1,8}}\))?")


def offences(passage: Passage, introduction: Passage, person_name: str | None) -> tuple[Offence, ...]:
    """Find the offences, each with its own penalty where one follows it alone.

    Args:
        passage: the judgment's words up to the combined penalty.
        introduction: the words before the date, which sometimes name the offence: 因诈骗罪经…判决.
        person_name: name of the prisoner, for judgments in which 犯 itself is missing.

    Returns:
        The offences in order.
    """
    groups = _groups(passage, person_name) or _introduced(introduction)
    found: list[Offence] = []
    for place, names in enumerate(groups):
        end = groups[place + 1][0].start if place + 1 < len(groups) else passage.end
        own = penalties(Passage(passage.kind, passage.joined, max(names[-1].end, passage.start), end))
        found.extend(_offences(passage, names, own if len(names) == 1 else []))
    return tuple(found)


def _groups(passage: Passage, person_name: str | None) -> list[list[Passage]]:
    """Stretches of names that stand together behind one 犯."""
    groups: list[list[Passage]] = []
    pattern = _COMMITTED
    if person_name and not pattern.search(passage.text):
        pattern = re.compile(rf"{re.escape(person_name)}[甲乙丙丁]?(?P<first>{_NAME})")
    for match in pattern.finditer(passage.text):
        names = [passage.part(*match.span("first"))]
        place = match.end()
        while another := _ANOTHER.match(passage.text, place):
            names.append(passage.part(*another.span("name")))
            place = another.end()
        groups.append(names)
    return groups


def _introduced(introduction: Passage) -> list[list[Passage]]:
    found = _BECAUSE_OF.search(introduction.text)
    return [[introduction.part(*found.span("name"))]] if found else []


def _offences(passage: Passage, names: list[Passage], own: list[Penalty]) -> list[Offence]:
    penalty = own[0] if own else None
    return [
        Offence(
            passage.joined.fact(name.text, name.start, name.end),
            penalty.code if penalty else None,
            penalty.term if penalty else None,
        )
        for name in names
    ]
