"""The executing organ's proposal: when, by which letter, and what it asks for."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import LETTER_NUMBER, Fact, PartDate, find_dates, read_case_number
from jianheng.intake.ruling.grounds import grounds_claimed
from jianheng.intake.ruling.passages import PROPOSAL, Passage
from jianheng.intake.ruling.reduction_words import ReductionWords, reduction_words
from jianheng.intake.ruling.rights import rights_changed
from jianheng.intake.ruling.ruling_facts import Proposal

_NUMBER = re.compile(rf"(?:以|提出|案号|文号|第)?(?P<number>(?<=以){LETTER_NUMBER})")
# 报请 is what counts (减刑规定 2016 art 40(2)): the day the proposal goes to the court.
_SENT = re.compile(r"报送(?:至)?(?:本院|我院|法院)|报请|提请|移送本院|呈报本院|向本院提")
_RAISED = re.compile(r"提出|呈报|报送|提交")
_ASKS = re.compile(r"(?:建议|提请|报请|请求|提出)[^。；]{0,24}?(?:减去|减为|减刑(?!建议|意见|案件|幅度情))")


def proposal(passages: tuple[Passage, ...], by: Fact[str] | None) -> Proposal:
    """Read the proposal.

    Args:
        passages: the parts of the ruling.
        by: the executing organ.

    Returns:
        What the ruling says about it.
    """
    spoken = [passage for passage in passages if passage.kind == PROPOSAL]
    numbers = [
        number
        for passage in spoken
        for found in _NUMBER.finditer(passage.text)
        if (number := passage.group(found, "number", read_case_number))
    ]
    asked = _asked(spoken)
    words = reduction_words(asked) if asked else ReductionWords()
    return Proposal(
        _proposed_on(spoken),
        numbers[0] if numbers else None,
        by,
        words.reduction,
        words.to_penalty,
        words.to_term,
        rights_changed(asked, conversion=words.to_penalty is not None) if asked else None,
        grounds_claimed(passages),
    )


def _proposed_on(spoken: list[Passage]) -> Fact[PartDate] | None:
    for wanted in (_SENT, _RAISED):
        for passage in spoken:
            found = list(find_dates(passage.text))
            for place, (value, start, end) in enumerate(found):
                following = found[place + 1][1] if place + 1 < len(found) else len(passage.text)
                clause = passage.text[end:following].split("。", 1)[0]
                if value is not None and wanted.search(clause):
                    return passage.fact(value, start, end)
    return None


def _asked(spoken: list[Passage]) -> Passage | None:
    """The sentence that asks, from the asking word on."""
    for passage in spoken:
        for found in _ASKS.finditer(passage.text):
            end = passage.text.find("。", found.end())
            sentence = passage.part(found.start(), end if end >= 0 else len(passage.text))
            words = reduction_words(sentence)
            if words.reduction or words.to_penalty:
                return sentence
    return None
