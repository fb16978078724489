"""Signs of a strict class that offence and term alone imply, without anybody saying so."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.penalties import DEATH_REPRIEVE, FIXED_TERM, LIFE
from jianheng.intake.ruling.ruling_facts import ClassSign
from jianheng.intake.ruling.sentence_facts import Judgment, Offence, Sentence
from jianheng.intake.ruling.strict_offences import SIGN_BY_OFFENCE, VIOLENT
from jianheng.law.term import Term

JUDGMENT = "judgment"
_TEN_YEARS = Term(10)


def implied_signs(judgments: tuple[Judgment, ...]) -> tuple[ClassSign, ...]:
    """Find the signs that the judgments imply.

    A term counts only where it is that of a single offence: of a combined term nobody knows the parts.

    Args:
        judgments: all judgments that the ruling recites.

    Returns:
        Each sign once, with the words of the offence and its penalty.
    """
    found: dict[str, ClassSign] = {}
    severe: list[Offence] = []
    for sentence in _sentences(judgments):
        for sign in _in_sentence(sentence):
            found.setdefault(sign.sign, sign)
        severe.extend(each for each in sentence.offences if _ten_years(sentence, each))
    if len(severe) > 1:
        # 减刑规定 2016 art 7(2): several offences, two or more of them with ten years or longer.
        words = severe[1].name
        found["two_10y"] = ClassSign("two_10y", JUDGMENT, Fact(words.words, words.words, words.start, words.end))
    return tuple(found.values())


def _sentences(judgments: tuple[Judgment, ...]) -> Iterator[Sentence]:
    for judgment in judgments:
        changed = [each.sentence for each in judgment.appeals if each.sentence.offences]
        yield changed[-1] if changed else judgment.sentence


def _in_sentence(sentence: Sentence) -> Iterator[ClassSign]:
    for offence in sentence.offences:
        name = offence.name.to(str)
        if offence.name.value in SIGN_BY_OFFENCE:
            yield ClassSign(SIGN_BY_OFFENCE[offence.name.value], JUDGMENT, name)
        if offence.name.value in VIOLENT and _ten_years(sentence, offence):
            yield ClassSign("violent_10y", JUDGMENT, name)
        if offence.name.value in VIOLENT and _penalty(sentence, offence) in (LIFE, DEATH_REPRIEVE):
            # Art 9: for life and reprieved death the violent offences are strict whatever the term.
            yield ClassSign("violent_life", JUDGMENT, name)
    if sentence.limited:
        yield ClassSign("commutation_limited", JUDGMENT, _words(sentence.limited))
    if sentence.no_commutation:
        yield ClassSign("no_commutation", JUDGMENT, _words(sentence.no_commutation))


def _words(fact: Fact[bool]) -> Fact[str]:
    return Fact(fact.words, fact.words, fact.start, fact.end)


def _ten_years(sentence: Sentence, offence: Offence) -> bool:
    term = offence.term or (sentence.term if _alone(sentence) else None)
    return _penalty(sentence, offence) == FIXED_TERM and term is not None and term.value >= _TEN_YEARS


def _penalty(sentence: Sentence, offence: Offence) -> str | None:
    penalty = offence.penalty or (sentence.penalty if _alone(sentence) else None)
    return penalty.value if penalty else None


def _alone(sentence: Sentence) -> bool:
    return len(sentence.offences) == 1 and sentence.combined is None and sentence.merges is None
