"""The court decisions that the history of a ruling recites, found by their date, court and number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jianheng.intake.cleaning import CASE_NUMBER, DATE, Fact, PartDate, find_dates, read_case_number, read_date
from jianheng.intake.ruling.courts import courts, resolve
from jianheng.intake.ruling.passages import HISTORY, Passage
from jianheng.intake.ruling.sentence_range import SENTENCE_RANGE


class DecisionKind(StrEnum):
    """What a recited decision did."""

    JUDGMENT = "judgment"
    APPEAL = "appeal"
    REDUCTION = "reduction"
    REFUSAL = "refusal"
    OTHER = "other"


@dataclass(frozen=True)
class Decision:
    """One recited decision.

    Args:
        kind: what it did.
        decided_on: its day.
        court: the court.
        case_number: in one form.
        introduction: the words of the same sentence before the date.
        body: the text from the word 判决 or 裁定 to the date of the next decision.
        shared: several decisions are told together: …日、…日分别裁定共减去….
        last: it is the last of those.
    """

    kind: DecisionKind
    decided_on: Fact[PartDate]
    court: Fact[str] | None
    case_number: Fact[str] | None
    introduction: Passage
    body: Passage
    shared: bool = False
    last: bool = True


# 于 DATE 作出 NUMBER 刑事判决; DATE，本院作出 …; DATE 经某法院裁定减为 …
_HEAD = re.compile(
    rf"(?P<more>(?:{DATE}[、和及])*)(?P<date>{DATE})(?P<between>[^。；年]{{0,40}}?)"
    rf"(?:(?P<number>{CASE_NUMBER})(?:、{CASE_NUMBER})*)?"
    r"(?:(?:刑事)?(?:附带民事)?(?:判决|裁定|决定)(?!书?(?:发生|生效|宣告|确定|已|于|后))书?"
    r"|(?=(?:对[^，。；]{1,8})?(?:依法|被)?(?:予以)?(?:减去|减为|减刑)))"
)
_JUDGES = re.compile(r"犯[^，。；]{2,40}罪|判处|决定执行|合并执行")
_REVIEWS = re.compile(r"驳回|维持|改判|发回|核准|增判|准许[^，。]{0,12}撤回|撤销(?![^，。]*(?:缓刑|假释))")
_REFUSES = re.compile(r"不予减刑|驳回[^，。]{0,12}减刑")
_REDUCES = re.compile(r"减去|减为|减刑|缩减")


def decisions(passages: tuple[Passage, ...], this_court: Fact[str] | None) -> Iterator[Decision]:
    """Find the recited decisions.

    Args:
        passages: the parts of the ruling.
        this_court: the court of the ruling, which 本院 stands for.

    Yields:
        The decisions in the order of the text.
    """
    for passage in passages:
        if passage.kind == HISTORY:
            yield from _in_passage(passage, this_court)


def _in_passage(passage: Passage, this_court: Fact[str] | None) -> Iterator[Decision]:
    named = courts(passage)
    ends = [found.span() for found in SENTENCE_RANGE.finditer(passage.text)]
    heads = [
        head for head in _HEAD.finditer(passage.text) if not any(start <= head.start() < end for start, end in ends)
    ]
    court: Fact[str] | None = None
    day: PartDate | None = None
    for place, head in enumerate(heads):
        following = heads[place + 1].start() if place + 1 < len(heads) else len(passage.text)
        decided_on = _date(passage, head, day)
        if decided_on is None:
            continue
        day = decided_on.value
        # A clause without a court goes on from the one before: …法院于…作出…；于…作出….
        court = _court_of(passage, head, named) or court
        body = passage.part(head.end(), following)
        introduction = passage.part(_sentence_start(passage, head.start()), head.start())
        kind, by = _kind(head[0], body.text), resolve(court, this_court)
        number = passage.group(head, "number", read_case_number)
        others = [
            passage.fact(value, head.start("more") + start, head.start("more") + end)
            for value, start, end in find_dates(head["more"])
            if value is not None
        ]
        for other in others:
            yield Decision(kind, other, by, None, introduction, body, shared=True, last=False)
        yield Decision(kind, decided_on, by, number, introduction, body, shared=bool(others))


def _date(passage: Passage, head: re.Match[str], before: PartDate | None) -> Fact[PartDate] | None:
    return passage.group(head, "date", lambda words: read_date(words, before))


def _court_of(passage: Passage, head: re.Match[str], named: list[Fact[str]]) -> Fact[str] | None:
    """The court named between date and decision, else the last one named before in the same sentence."""
    sentence = _sentence_start(passage, head.start())
    inside = passage.joined.origins[passage.start + head.start()]
    last = passage.joined.origins[passage.start + head.end("between") - 1]
    first = passage.joined.origins[passage.start + sentence]
    between = [court for court in named if inside <= court.start <= last]
    before = [court for court in named if first <= court.start < inside]
    nearest = between or before
    return nearest[-1] if nearest else None


def _sentence_start(passage: Passage, place: int) -> int:
    return max(passage.text.rfind(mark, 0, place) for mark in "。；\n") + 1


def _kind(head: str, body: str) -> DecisionKind:
    operative = body.split("。", 1)[0]
    if _REFUSES.search(operative):
        return DecisionKind.REFUSAL
    if _REVIEWS.search(operative):
        return DecisionKind.APPEAL
    if "判决" in head and _JUDGES.search(operative):
        return DecisionKind.JUDGMENT
    if _REDUCES.search(operative):
        return DecisionKind.REDUCTION
    return DecisionKind.OTHER
