"""The prisoner's class for commutation, as far as the ruling decides it."""

from __future__ import annotations

import re
from datetime import date

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.class_signs import GENERAL, UNPAID
from jianheng.intake.ruling.implied_signs import JUDGMENT
from jianheng.intake.ruling.passages import HISTORY, PERSON, Passage
from jianheng.intake.ruling.ruling_facts import ClassSign
from jianheng.intake.ruling.sentence_facts import Judgment
from jianheng.intake.ruling.strict_offences import BRIBERY

# 补充规定 2019: judgments after Amendment IX took effect.
_AMENDMENT_NINE = date(2015, 11, 1)
_OFFICIAL = re.compile(
    r"国家(?:机关)?工作人员|(?:原任|曾任|原系|捕前系|捕前任|案发前系|原)[^，。；]{2,24}?"
    r"(?:局|县|市|区|镇|乡|委|院|厅|处|科|所|站|公司|中心|银行|政府|大学|学校|医院)[^，。；]{0,8}"
    r"(?:长|主任|书记|主席|科员|职员|民警|会计|出纳|经理|院长|干部|职工|工作人员)"
)


def category(
    passages: tuple[Passage, ...], judgments: tuple[Judgment, ...], signs: tuple[ClassSign, ...]
) -> Fact[str] | None:
    """Decide the class by the order of LAW: no commutation, limited, bribery, strict, general.

    Args:
        passages: the parts of the ruling.
        judgments: all judgments it recites.
        signs: stated and implied signs.

    Returns:
        A code of `commutation_class` with the words that decide it; None where the papers leave it open:
        nothing is said, or prison and procuratorate contradict each other and the court is silent.
    """
    by_sign = {sign.sign: sign.words for sign in reversed(signs)}
    for sign, code in (("no_commutation", "no_commutation"), ("commutation_limited", "limited")):
        if sign in by_sign:
            return _decided(code, by_sign[sign])
    bribery = _bribery(passages, judgments, signs)
    if bribery:
        return _decided("bribery", bribery)
    return _strict_or_general(signs)


def _decided(code: str, by: Fact[str]) -> Fact[str]:
    return Fact(code, by.words, by.start, by.end)


def _strict_or_general(signs: tuple[ClassSign, ...]) -> Fact[str] | None:
    strict = [sign for sign in signs if sign.sign not in (GENERAL, UNPAID)]
    general = [sign for sign in signs if sign.sign == GENERAL]
    decisive = [sign for sign in strict if sign.said_by in ("court", JUDGMENT)]
    if strict and (decisive or not general):
        return _decided("strict", (decisive or strict)[0].words)
    if general and (not strict or any(sign.said_by == "court" for sign in general)):
        return _decided("general", general[0].words)
    return None


def _bribery(
    passages: tuple[Passage, ...], judgments: tuple[Judgment, ...], signs: tuple[ClassSign, ...]
) -> Fact[str] | None:
    """The offence's name, where an official is said to have committed it and the judgment is new enough."""
    if not _official(passages, signs):
        return None
    for judgment in judgments:
        day = judgment.judged_on.value
        for offence in judgment.sentence.offences:
            if offence.name.value in BRIBERY and day.lo >= _AMENDMENT_NINE:
                return offence.name
    return None


def _official(passages: tuple[Passage, ...], signs: tuple[ClassSign, ...]) -> bool:
    if any(sign.sign == "duty_crime" and sign.said_by != JUDGMENT for sign in signs):
        return True
    return any(_OFFICIAL.search(passage.text) for passage in passages if passage.kind in (PERSON, HISTORY))
