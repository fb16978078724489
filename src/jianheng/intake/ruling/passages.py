"""The parts of a ruling, by who speaks in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from jianheng.intake.cleaning import DATE, Fact, JoinedText

U = TypeVar("U")

HEADER, PERSON, HISTORY, TRIAL = "header", "person", "history", "trial"
PROPOSAL, PROCURATORATE, DEFENCE = "proposal", "procuratorate", "defence"
FOUND, EVIDENCE, LAW, REASONING = "found", "evidence", "law", "reasoning"
ORDER, CLOSING = "order", "closing"

SPEAKERS = {
    PROPOSAL: "prison",
    PROCURATORATE: "procuratorate",
    FOUND: "court",
    REASONING: "court",
    ORDER: "court",
    HISTORY: "judgment",
}
"""Who says what stands in a part."""


@dataclass(frozen=True)
class Passage:
    """A stretch of a ruling.

    Args:
        kind: the part it belongs to.
        joined: the whole text.
        start: offset in the searchable text.
        end: offset after the last character.
    """

    kind: str
    joined: JoinedText
    start: int
    end: int

    @property
    def text(self) -> str:
        """The searchable text of the stretch."""
        return self.joined.text[self.start : self.end]

    def fact(self, value: U, start: int, end: int) -> Fact[U]:
        """Tie a value to `text[start:end]`."""
        return self.joined.fact(value, self.start + start, self.start + end)

    def part(self, start: int, end: int | None = None) -> Passage:
        """A stretch inside this one, by offsets in `text`."""
        return Passage(self.kind, self.joined, self.start + start, self.end if end is None else self.start + end)

    def group(self, found: re.Match[str], name: str, read: Callable[[str], U | None]) -> Fact[U] | None:
        """Read one group of a match; None where it is missing or cannot be read."""
        if found[name] is None:
            return None
        value = read(found[name])
        return None if value is None else self.fact(value, *found.span(name))

    def search(self, pattern: re.Pattern[str], value: U) -> Fact[U] | None:
        """The first match as a fact with a fixed value."""
        found = pattern.search(self.text)
        return self.fact(value, *found.span()) if found else None


_PIECE = re.compile(r"[^。\n]*?裁定如下[：。]?\n*|[^。\n]*[。\n]+|[^。\n]+$")
_PERSON = re.compile(r"(?:服刑)?罪犯[^，。\n]{1,12}[，(][^。\n]{0,30}?[男女]|(?:服刑)?罪犯[^，。\n]{1,12}[，(]")
_PRISON_PLACE = re.compile(r"(?:服刑|改造)。?\n*$")
_EARLIER_LIFE = re.compile(r"(?:曾|前科|[^，。]{0,14}因)")
# A conviction that was served before this one: told among the history, but not part of it.
_SERVED_BEFORE = re.compile(r"[^。]*(?:曾因|曾于|前科|刑满释放)")
_RECITES = re.compile(r"[^。]*作出[^。]*(?:判决|裁定)")
_TRIAL = re.compile(r"本院[^。]*?(?:合议庭|立案|受理)|本案?现已审理终结|现已审理终结|服刑罪犯[^。]*?作证")
_PROPOSAL = re.compile(r"现?(?:刑罚)?执行机关|现[^，。]{2,14}监狱")
_PRISON_SPEAKS = re.compile(r"[^，。]{2,14}(?:监狱|未成年犯管教所)[^。]*?(?:提出|提请|报请|认为)")
_PROCURATORATE = re.compile(
    r"(?:出庭)?(?:检察员|检察机关|检察院)|[^，。]{2,20}人民检察院[^，。]{0,8}(?:认为|提出|出具|发表|审查|的|意见|，)"
)
_DEFENCE = re.compile(
    r"(?:罪犯[^，。]{1,6}|该犯)(?:当庭|向法庭|在庭审中|对[^，。]{1,12})[^。]{0,6}(?:陈述|称|表示|辩称|无异议)"
)
_FOUND = re.compile(r"(?:本院)?(?:经(?:本院)?(?:公开)?(?:开庭)?审理)查明|(?:本院)?经查|另查")
_EVIDENCE = re.compile(r"(?:上述|以上|前述)[^，。]{0,6}(?:事实|情况)|(?:本院)?(?:认定)?上述事实")
_REASONING = re.compile(r"(?:综上，)?本院(?:经审查|审查|经审理)?认为")
_REASONS_GO_ON = re.compile(r"综合考[察虑]|综上")
_LAW = re.compile(r"《|“")
_ORDER_WORDS = re.compile(r"裁定如下[：。]?\n*$")
_CLOSING = re.compile(
    r"本裁定|如不服|审判[长员]|代理审判员|人民陪审员|法官助理|书记员|附[：相]|此件|"
    + DATE
    + r"(?:\n|$|法官助理|书记员)"
)
_BEFORE_COURT_SPEAKS = (PERSON, HISTORY, TRIAL, PROPOSAL, PROCURATORATE, DEFENCE, FOUND, EVIDENCE, LAW)


def split(joined: JoinedText) -> tuple[Passage, ...]:
    """Split a ruling into its parts, sentence by sentence.

    Args:
        joined: the searchable text.

    Returns:
        The parts in the order of the text; a part may occur several times.
    """
    described = _PERSON.search(joined.text)
    begin = described.start() if described else 0
    passages = [Passage(HEADER, joined, 0, begin)] if begin else []
    state = PERSON if described else HEADER
    new_paragraph = True
    for piece in _PIECE.finditer(joined.text, begin):
        before = passages[-1].text if passages and passages[-1].kind == PERSON else ""
        kind, state = _kind(piece[0], state, new_paragraph, before)
        if passages and passages[-1].kind == kind:
            passages[-1] = Passage(kind, joined, passages[-1].start, piece.end())
        else:
            passages.append(Passage(kind, joined, piece.start(), piece.end()))
        new_paragraph = piece[0].endswith("\n")
    return tuple(passages)


def _kind(piece: str, state: str, new_paragraph: bool, before: str) -> tuple[str, str]:
    """The part a sentence belongs to, and the part in which the next one stands unless it says otherwise."""
    if state == PERSON and not _starts_history(piece, new_paragraph, before):
        return PERSON, PERSON
    if state in _BEFORE_COURT_SPEAKS:
        later = _later(piece, state, new_paragraph)
        if later == EVIDENCE and not new_paragraph:
            return EVIDENCE, state
        state = later or state
        if state == HISTORY and _SERVED_BEFORE.match(piece) and not _RECITES.match(piece):
            return PERSON, HISTORY
    kind = state
    if _ORDER_WORDS.search(piece):
        return kind, ORDER
    if state in (ORDER, CLOSING) and _CLOSING.match(piece):
        return CLOSING, CLOSING
    return kind, state


def _starts_history(piece: str, new_paragraph: bool, before: str) -> bool:
    """Whether the description of the prisoner has ended: he was said to serve, or a paragraph ended."""
    if not before or before.isspace():
        return False
    return bool(_PRISON_PLACE.search(before)) or (new_paragraph and not _EARLIER_LIFE.match(piece))


def _later(piece: str, state: str, new_paragraph: bool) -> str | None:
    for kind, pattern in _openings(state, new_paragraph):
        if pattern.match(piece):
            return kind
    return HISTORY if state == PERSON else None


def _openings(state: str, new_paragraph: bool) -> Iterator[tuple[str, re.Pattern[str]]]:
    yield REASONING, _REASONING
    if new_paragraph:
        yield REASONING, _REASONS_GO_ON
    yield FOUND, _FOUND
    yield EVIDENCE, _EVIDENCE
    yield TRIAL, _TRIAL
    yield PROPOSAL, _PROPOSAL
    if new_paragraph:
        yield LAW, _LAW
        yield DEFENCE, _DEFENCE
        yield PROPOSAL, _PRISON_SPEAKS
    if new_paragraph or state in (PROPOSAL, TRIAL):
        yield PROCURATORATE, _PROCURATORATE
