"""The proposal, and awards that carry a day."""

from __future__ import annotations

from jianheng.intake.ruling.rows.draft import Drafts
from jianheng.intake.ruling.ruling_facts import RulingFacts


def add_proposal(drafts: Drafts, facts: RulingFacts) -> None:
    """Add the proposal, where the ruling tells its day or what it asks for."""
    proposal = facts.proposal
    if not (proposal.proposed_on or proposal.reduction or proposal.to_penalty):
        return
    draft = drafts.new("change_proposal").set("kind", "commutation")
    draft.put("proposed_on", proposal.proposed_on).put("proposed_by", proposal.by).put("to", facts.court)
    draft.put("proposal_no", proposal.number).put("reduction_asked", proposal.reduction)
    draft.put("to_term_asked", proposal.to_term)
    if proposal.rights is not None and proposal.rights.value.term is not None:
        term = proposal.rights.value.term
        draft.put("rights_asked", proposal.rights.to(lambda _: term))


def add_awards(drafts: Drafts, facts: RulingFacts) -> None:
    """Add the awards whose day is printed; a month alone is kept as the words that it is."""
    for award in facts.awards:
        if award.on is not None:
            drafts.new("cycle_award").put("award", award.kind).put("decided_on", award.on)
