"""Money terms of the judgments and what was paid on them."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.intake.ruling.property_terms import ALL, FINE, PART
from jianheng.intake.ruling.rows.draft import Drafts
from jianheng.intake.ruling.ruling_facts import Payment, RulingFacts
from jianheng.intake.ruling.sentence_facts import Judgment, PropertyTerm


def add_property(drafts: Drafts, facts: RulingFacts) -> None:
    """Add the terms in force and the single payments.

    Fines and confiscation of a judgment that a later one merged are part of the later sum and left out;
    recovery, restitution and damages of every judgment remain.
    """
    last = facts.judgment_in_force
    for judgment in facts.judgments:
        merged = judgment is not last and any(each.sentence.merges for each in facts.judgments)
        for position, term in enumerate(_terms(judgment), start=1):
            if merged and term.kind.value in (FINE, PART, ALL):
                continue
            _add_term(drafts, judgment, position, term)
    for payment in _single(facts.payments):
        draft = drafts.new("property_payment").put("amount", payment.amount)
        draft.put("paid_on", payment.paid_on).put("kind", payment.kind)


def _terms(judgment: Judgment) -> Iterator[PropertyTerm]:
    yield from judgment.sentence.property
    for appeal in judgment.appeals:
        yield from appeal.sentence.property


def _add_term(drafts: Drafts, judgment: Judgment, position: int, term: PropertyTerm) -> None:
    draft = drafts.new("property_item").put("judgment", judgment.case_number).set("position", position)
    draft.put("kind", term.kind).put("amount", term.amount).put("joint", term.joint)
    if term.paid is not None:
        item = draft.row_id
        payment = drafts.new("property_payment").set("item", item).set("position", position)
        payment.put("judgment", judgment.case_number).put("kind", term.kind).put("amount", term.paid)


def _single(payments: tuple[Payment, ...]) -> Iterator[Payment]:
    """Payments with an amount; one that a statement of the sum so far includes is not counted again."""
    sums = {payment.kind.value for payment in payments if payment.so_far and payment.amount is not None}
    for payment in payments:
        if payment.amount is not None and (payment.so_far or payment.kind.value not in sums):
            yield payment
