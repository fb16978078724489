"""Judgments and the decisions on appeal that belong to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.decisions import Decision, DecisionKind
from jianheng.intake.ruling.passages import Passage
from jianheng.intake.ruling.sentence import read_sentence
from jianheng.intake.ruling.sentence_facts import Appeal, Judgment

_RETRIAL = re.compile(r"再审|审判监督")
_NO_APPEAL = re.compile(r"(?:未|没有)(?:提出)?(?:上诉|抗诉)(?:[、，](?:亦未)?抗诉)?")
_BY_OTHERS = re.compile(r"(?:同案(?:被告人|犯|人)?|其他被告人|其他同案)[^。；]{0,12}?(?:不服|提出上诉|上诉)")
_PROTESTED = re.compile(r"(?:提出|提起)抗诉")
_APPEALED = re.compile(r"不服|提出上诉|提起上诉")
# The person and others together: 该犯及同案犯不服.
_TOGETHER = re.compile(r"(?:该犯|被告人[^，。；]{0,6}|其)(?:及|和|与|、)(?:其他)?同案")
_RESULTS = (
    ("withdrawn", re.compile(r"准许[^，。]{0,12}撤回")),
    ("remand", re.compile("发回")),
    ("change", re.compile(r"改判|撤销|增判|变更")),
    ("approved", re.compile("核准")),
    ("affirm", re.compile(r"驳回|维持")),
)


def judgments(found: Sequence[Decision], person_name: str | None) -> tuple[Judgment, ...]:
    """Assemble the judgments.

    Args:
        found: the recited decisions in the order of the text.
        person_name: name of the prisoner.

    Returns:
        The judgments, each with the decisions on appeal that follow it.
    """
    assembled: list[Judgment] = []
    previous: Decision | None = None
    for decision in found:
        if decision.kind == DecisionKind.JUDGMENT:
            assembled.append(_judgment(decision, person_name))
        elif decision.kind == DecisionKind.APPEAL and assembled and previous:
            assembled[-1] = _with_appeal(assembled[-1], decision, previous.body, person_name)
        previous = decision
    return tuple(assembled)


def _judgment(decision: Decision, person_name: str | None) -> Judgment:
    retrial = decision.introduction.search(_RETRIAL, True) or "再" in (
        decision.case_number.value if decision.case_number else ""
    )
    return Judgment(
        decision.court,
        decision.decided_on,
        decision.case_number,
        "retrial" if retrial else "first",
        read_sentence(decision.body, decision.introduction, person_name),
        no_appeal=decision.body.search(_NO_APPEAL, True),
    )


def _with_appeal(judgment: Judgment, decision: Decision, between: Passage, person_name: str | None) -> Judgment:
    sentence = read_sentence(decision.body, decision.introduction, person_name)
    own = judgment.sentence
    if sentence.penalty is None and own.start_on is None and own.end_on is None:
        # The term of the affirmed judgment may be printed only behind the decision that affirmed it.
        own = replace(own, start_on=sentence.start_on, end_on=sentence.end_on)
        sentence = replace(sentence, start_on=None, end_on=None)
    appeal = Appeal(
        decision.court, decision.decided_on, decision.case_number, _by(between), _result(decision.body), sentence
    )
    return replace(judgment, sentence=own, appeals=(*judgment.appeals, appeal))


def _by(between: Passage) -> Fact[str] | None:
    if between.search(_TOGETHER, True):
        return between.search(_TOGETHER, "appealed")
    others = between.search(_BY_OTHERS, "co_defendant")
    if others:
        return others
    return between.search(_APPEALED, "appealed") or between.search(_PROTESTED, "protested")


def _result(body: Passage) -> Fact[str]:
    operative = body.part(0, len(body.text.split("。", 1)[0]))
    for result, pattern in _RESULTS:
        found = operative.search(pattern, result)
        if found:
            return found
    raise AssertionError(f"a decision on appeal without a result: {operative.text}")
