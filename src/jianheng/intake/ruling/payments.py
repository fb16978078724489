"""What was paid on the property terms, as told outside the judgment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianheng.intake.cleaning import DATE, MONEY, read_date, read_money
from jianheng.intake.ruling.passages import FOUND, HISTORY, PROCURATORATE, PROPOSAL, REASONING, SPEAKERS, Passage
from jianheng.intake.ruling.ruling_facts import Payment

_KINDS = (
    ("fine", r"罚金"),
    ("recovery", r"(?:违法|违反|非法)所得(?:款)?|赃款|追缴款"),
    ("restitution", r"退赔(?:款|金)?|退赃(?:款)?"),
    ("confiscation_part", r"没收(?:个人)?财产"),
    ("civil_compensation", r"(?:附带)?民事赔偿(?:款|金|义务)?|附民赔偿(?:款|金|义务)?|赔偿(?:款|金|义务)"),
    ("all", r"财产性判项|财产刑|全部判项"),
)
_KIND = "(?:" + "|".join(f"(?:{words})" for _, words in _KINDS) + ")"
_VERB = r"(?:缴纳|交纳|上缴|退缴|履行|交付|支付|缴付|执行)(?:了)?"
_FIRST = re.compile(
    rf"(?:于?(?P<on>{DATE})[^，。；未]{{0,6}}?)?(?P<so_far>(?:累计|共)?已(?:经)?(?:累计)?)?"
    rf"(?<!未)(?<!\(已){_VERB}(?P<kind>{_KIND})?(?P<amount>{MONEY})"
)
_FURTHER = re.compile(rf"[，、和及](?P<kind>{_KIND})(?P<amount>{MONEY})")
_FULLY = re.compile(
    rf"(?:已(?:经)?)?(?:全额|全部)(?:履行|缴纳|交纳|缴清|执行)(?:了|完毕)?(?P<kind>{_KIND})"
    rf"|(?<!无)(?P<before>{_KIND})(?:均)?(?:已(?:经)?(?:全部|全额)?(?:履行(?:完毕)?|缴清|缴纳(?:完毕)?|执行完毕)|(?:全部|全额)(?:履行|缴纳|缴清))"
    r"(?!依据|\d|人民币|了?部分)"
)
_TOLD = (PROPOSAL, PROCURATORATE, FOUND, REASONING, HISTORY)


def payments(passages: tuple[Passage, ...]) -> tuple[Payment, ...]:
    """Find the payments; the same amount told again by another speaker is one payment.

    What the judgment itself says about payment, in brackets behind a term, belongs to that term.
    """
    found: list[Payment] = []
    for told in _TOLD:
        for passage in passages:
            if passage.kind == told:
                found.extend(each for each in _in_passage(passage) if not any(_same(each, other) for other in found))
    return tuple(sorted(found, key=lambda each: each.kind.start))


def _in_passage(passage: Passage) -> Iterator[Payment]:
    said_by = SPEAKERS[passage.kind]
    for match in _FIRST.finditer(passage.text):
        yield from _paid(passage, match, said_by)
        place = match.end()
        while further := _FURTHER.match(passage.text, place):
            yield from _paid(passage, further, said_by)
            place = further.end()
    for match in _FULLY.finditer(passage.text):
        group = "kind" if match["kind"] else "before"
        kind = passage.group(match, group, _code)
        if kind:
            yield Payment(kind, said_by, fully=passage.fact(True, *match.span()))


def _paid(passage: Passage, match: re.Match[str], said_by: str) -> Iterator[Payment]:
    kind = passage.group(match, "kind", _code) or passage.fact("all", *match.span())
    amount = passage.group(match, "amount", read_money)
    paid_on = passage.group(match, "on", read_date) if "on" in match.re.groupindex else None
    if amount:
        so_far = "so_far" in match.re.groupindex and match["so_far"] is not None
        yield Payment(kind, said_by, so_far, amount, paid_on=paid_on)


def _code(words: str) -> str | None:
    return next((code for code, pattern in _KINDS if re.fullmatch(pattern, words)), None)


def _same(one: Payment, other: Payment) -> bool:
    """Whether two speakers tell the same payment."""
    if one.said_by == other.said_by:
        return False
    kinds = {one.kind.value, other.kind.value}
    if len(kinds) > 1 and "all" not in kinds:
        return False
    if one.amount is None or other.amount is None:
        return one.amount is other.amount
    return one.amount.value == other.amount.value
