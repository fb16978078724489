"""Money terms of a judgment: fines, confiscation, recovery, restitution, damages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jianheng.intake.cleaning import MONEY, Fact, read_money
from jianheng.intake.ruling.passages import Passage
from jianheng.intake.ruling.sentence_facts import PropertyTerm

FINE, PART, ALL = "fine", "confiscation_part", "confiscation_all"
RECOVERY, RESTITUTION, DAMAGES = "recovery", "restitution", "civil_compensation"

_AMOUNT = rf"(?P<amount>{MONEY})"
_TERMS = (
    (FINE, re.compile(rf"(?<!缴纳)罚金{_AMOUNT}")),
    (ALL, re.compile(r"没收(?:个人)?(?:的)?(?:全部(?:个人)?|一切)财产")),
    (PART, re.compile(rf"没收(?:个人)?(?:部分)?(?:的)?财产{_AMOUNT}")),
    (RECOVERY, re.compile(rf"违法所得(?:共计)?{_AMOUNT}[^。；]{{0,40}}?追缴")),
    (RECOVERY, re.compile(rf"追缴[^，。；]{{0,20}}?{_AMOUNT}")),
    (RESTITUTION, re.compile(rf"(?<!未)退(?:赔|出|还|缴)[^，。；]{{0,30}}?{_AMOUNT}")),
    (DAMAGES, re.compile(rf"(?<!退)赔偿(?!款|总额)[^，。；]{{0,40}}?{_AMOUNT}")),
)
_UNPAID = re.compile(r"\((?:均|已查明|尚|全部)?未(?:履行|缴纳|执行|交纳)\)")
_PAID_ALL = re.compile(r"\((?:均)?已(?:全部|全额)?(?:履行|缴纳|执行|交纳|缴清|履行完毕|缴纳完毕)\)")
_PAID_PART = re.compile(rf"\(已[^()，。；\d]{{0,12}}?(?P<amount>{MONEY})\)")
_JOINT = re.compile(r"连带|共同|与同案|等[二三四五六七八九十两\d]*人")
_LIABLE_TOGETHER = re.compile(r"连带(?:赔偿|清偿|退赔)?责任")
# How far before the words of a term may say that several are liable.
_JOINT_REACH = 12


@dataclass(frozen=True)
class _Located:
    start: int
    end: int
    term: PropertyTerm


def property_terms(passage: Passage) -> tuple[PropertyTerm, ...]:
    """Find the money terms of a judgment.

    Args:
        passage: the words of the judgment.

    Returns:
        The terms in order, each with what stands in brackets behind it about payment.
    """
    located = sorted(_terms(passage), key=lambda each: each.start)
    return tuple(
        _with_remarks(passage, each, located[place + 1].start if place + 1 < len(located) else len(passage.text))
        for place, each in enumerate(_with_shared_state(passage, located))
    )


def _terms(passage: Passage) -> Iterator[_Located]:
    taken: list[range] = []
    for kind, pattern in _TERMS:
        for found in pattern.finditer(passage.text):
            if any(found.start() < each.stop and each.start < found.end() for each in taken):
                continue
            amount = passage.group(found, "amount", read_money) if kind != ALL else None
            if kind != ALL and amount is None:
                continue
            taken.append(range(*found.span()))
            yield _Located(*found.span(), PropertyTerm(passage.fact(kind, *found.span()), amount))


def _with_remarks(passage: Passage, located: _Located, following: int) -> PropertyTerm:
    term = located.term
    remarks = passage.part(located.end, following)
    paid = _PAID_PART.match(remarks.text)
    if paid:
        term = replace(term, paid=remarks.group(paid, "amount", read_money))
    before = passage.part(max(0, located.start - _JOINT_REACH), located.end)
    joint = before.search(_JOINT, True) or _sentence(remarks).search(_LIABLE_TOGETHER, True)
    return replace(term, joint=joint)


def _sentence(passage: Passage) -> Passage:
    end = passage.text.find("。")
    return passage if end < 0 else passage.part(0, end)


def _with_shared_state(passage: Passage, located: list[_Located]) -> list[_Located]:
    """Give each term the state in brackets behind it; 均 speaks of all terms before it."""
    states: dict[int, Fact[str]] = {}
    for code, pattern in (("unpaid", _UNPAID), ("paid", _PAID_ALL)):
        for found in pattern.finditer(passage.text):
            before = [place for place, each in enumerate(located) if each.end <= found.start()]
            meant = before if "均" in found[0] else before[-1:]
            states.update({place: passage.fact(code, *found.span()) for place in meant if place not in states})
    return [replace(each, term=replace(each.term, state=states.get(place))) for place, each in enumerate(located)]
