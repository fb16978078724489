"""Judgments, their offences, and the delivery for execution."""

from __future__ import annotations

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.rows.draft import Draft, Drafts
from jianheng.intake.ruling.rows.ruling_rows import named
from jianheng.intake.ruling.ruling_facts import Delivery, RulingFacts
from jianheng.intake.ruling.sentence_facts import Judgment, Sentence
from jianheng.intake.ruling.strict_offences import VIOLENT

# 准许撤回 and 核准 are no results of `instance_result`.
_RESULTS = frozenset(["affirm", "change", "remand"])


def add_judgments(drafts: Drafts, facts: RulingFacts) -> None:
    """Add each judgment with its offences, and the stays in prison that a delivery opened."""
    for place, judgment in enumerate(facts.judgments):
        following = facts.judgments[place + 1] if place + 1 < len(facts.judgments) else None
        _add_documents(drafts, judgment)
        draft = drafts.new("judgment_person")
        _fill_judgment(draft, judgment, facts)
        delivery = _delivery(facts.deliveries, judgment, following)
        draft.put("delivered_on", delivery.on if delivery else None)
        _add_offences(drafts, judgment)
    for delivery in facts.deliveries:
        if delivery.on.value.day is not None:
            drafts.new("prison_stay").put("prison", delivery.to).put("admitted_on", delivery.on)


def _add_documents(drafts: Drafts, judgment: Judgment) -> None:
    """The judgment and each decision on it, as documents; one without a number cannot be told from others."""
    if judgment.case_number is not None:
        draft = drafts.new("judgment").put("case_number", judgment.case_number).put("court", named(judgment.court))
        draft.set("instance", judgment.instance).put("ruled_on", judgment.judged_on)
        draft.put("appeal_or_protest", _appeal(judgment))
    for appeal in judgment.appeals:
        if appeal.case_number is not None:
            draft = drafts.new("judgment").put("case_number", appeal.case_number).put("court", named(appeal.court))
            draft.set("instance", "review" if appeal.result.value == "approved" else "second")
            draft.put("ruled_on", appeal.decided_on).put("reviews", judgment.case_number)
            draft.put("result", appeal.result if appeal.result.value in _RESULTS else None)


def _appeal(judgment: Judgment) -> Fact[str] | None:
    """Whether anybody appealed; the document is one for all defendants."""
    for appeal in judgment.appeals:
        if appeal.result.value == "withdrawn":
            return appeal.result
        if appeal.by is not None:
            return appeal.by.to(lambda by: "protested" if by == "protested" else "appealed")
    return judgment.no_appeal.to(lambda _: "none") if judgment.no_appeal else None


def _fill_judgment(draft: Draft, judgment: Judgment, facts: RulingFacts) -> None:
    sentence = _executed(judgment)
    final = judgment.appeals[-1].decided_on if judgment.appeals else judgment.judged_on
    draft.put("judgment", judgment.case_number).put("court", named(judgment.court)).put("judged_on", final)
    draft.put("main_penalty", sentence.penalty).put("term", sentence.term).put("category", facts.category)
    draft.put("stated_start", sentence.start_on).put("stated_end", sentence.end_on)
    draft.put("appealed", _appealed(judgment))
    draft.put("commutation_limited", sentence.limited).put("no_commutation", sentence.no_commutation)
    recidivist = next((each for each in facts.signs if each.sign == "recidivist"), None)
    draft.put("recidivist", recidivist.words.to(lambda _: True) if recidivist else None)
    if facts.category is None:
        draft.set("category", facts.commutation_class)


def _executed(judgment: Judgment) -> Sentence:
    """What is executed: the judgment, or what a higher court put in its place."""
    changed = [each.sentence for each in judgment.appeals if each.sentence.penalty]
    return changed[-1] if changed else judgment.sentence


def _appealed(judgment: Judgment) -> Fact[bool] | None:
    """Whether this person appealed; where only a protest is told, nobody says that he did not."""
    for appeal in judgment.appeals:
        by = appeal.by
        if by is not None and by.value != "protested":
            return Fact(by.value == "appealed", by.words, by.start, by.end)
    return judgment.no_appeal.to(lambda _: False) if judgment.no_appeal else None


def _delivery(deliveries: tuple[Delivery, ...], judgment: Judgment, following: Judgment | None) -> Delivery | None:
    """The delivery told between this judgment and the next one: handing over before taking in."""
    begin = judgment.judged_on.end
    end = following.judged_on.start if following else None
    told = [
        each
        for each in deliveries
        if each.on.start >= begin and (end is None or each.on.start < end) and each.kind.value != "transferred"
    ]
    return next((each for each in told if each.kind.value == "delivered"), told[0] if told else None)


def _add_offences(drafts: Drafts, judgment: Judgment) -> None:
    for position, offence in enumerate(_executed(judgment).offences or judgment.sentence.offences, start=1):
        draft = drafts.new("judgment_offence").put("judgment", judgment.case_number).set("position", position)
        draft.put("offence", offence.name).put("penalty", offence.penalty).put("term", offence.term)
        if offence.name.value in VIOLENT:
            draft.put("violent_kind", offence.name.to(lambda name: VIOLENT[name]))
