"""What a judgment imposes: offences, penalties, and the combined penalty that replaces them."""

from __future__ import annotations

import re

from jianheng.intake.ruling.offences import offences
from jianheng.intake.ruling.passages import Passage
from jianheng.intake.ruling.penalties import Penalty, penalties
from jianheng.intake.ruling.property_terms import FINE, PART, property_terms
from jianheng.intake.ruling.rights import rights_imposed
from jianheng.intake.ruling.sentence_facts import PropertyTerm, Sentence
from jianheng.intake.ruling.sentence_range import sentence_range

_DECIDED = re.compile(r"决定(?:合并)?执行|合并执行|合并决定")
_SEVERAL = re.compile(r"数罪并罚|决定(?:合并)?执行")
_MERGES = re.compile(
    r"合并(?:原犯|前罪|原判|前判|余刑)[^，。；]*|与(?:前罪|原判|前判)[^，。；]*并罚|与原[^，。；]*刑罚[^，。；]*并罚"
)
_OMITTED = re.compile(r"因[^，。；]{0,12}(?:漏罪|余罪|新罪)")
_CHANGED = re.compile("改判")
_LIMITED = re.compile(r"限制减刑(?!幅度)")
_NO_COMMUTATION = re.compile(r"终身监禁")
# Where the judgment's own words end and its fate begins.
_AFTERWARDS = re.compile(
    r"宣判后|判决宣告后|判决(?:书)?(?:发生法律效力|生效|后)|不服|提出上诉|提出抗诉|交付(?:刑罚)?执行"
)


def read_sentence(body: Passage, introduction: Passage, person_name: str | None) -> Sentence:
    """Read what a judgment or a decision on appeal imposes.

    Args:
        body: the text from the word 判决 to the next decision.
        introduction: the words of the same sentence before the date (因漏罪，…).
        person_name: name of the prisoner.

    Returns:
        The sentence; empty where the decision imposes none.
    """
    afterwards = _AFTERWARDS.search(body.text)
    own = body.part(0, afterwards.start()) if afterwards else body
    decided_at = _DECIDED.search(own.text)
    single = own.part(0, decided_at.start()) if decided_at else own
    decided = own.part(decided_at.start()) if decided_at else own
    main = _main(decided, single_one=decided_at is None)
    dates = sentence_range(body)
    return Sentence(
        penalty=main.code if main else None,
        term=main.term if main else None,
        combined=own.search(_SEVERAL, True),
        merges=introduction.search(_OMITTED, True) or own.search(_MERGES, True),
        offences=offences(single, introduction, person_name),
        rights=rights_imposed(decided),
        start_on=dates.start_on,
        end_on=dates.end_on,
        property=_to_execute(own, single if decided_at else None),
        limited=own.search(_LIMITED, True),
        no_commutation=own.search(_NO_COMMUTATION, True),
    )


def _main(decided: Passage, *, single_one: bool) -> Penalty | None:
    """The penalty to be executed; several without a combined one leave it open."""
    changed = _CHANGED.search(decided.text)
    found = penalties(decided.part(changed.end()) if changed else decided)
    return found[0] if found and (len(found) == 1 or not single_one) else None


def _to_execute(own: Passage, single: Passage | None) -> tuple[PropertyTerm, ...]:
    """Leave out the fines of single offences where a combined fine follows."""
    terms = property_terms(own)
    if single is None:
        return terms
    boundary = own.joined.origins[single.end]
    combined = {term.kind.value for term in terms if term.kind.start >= boundary}
    return tuple(
        term
        for term in terms
        if term.kind.start >= boundary or term.kind.value not in (FINE, PART) or term.kind.value not in combined
    )
