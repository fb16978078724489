"""The proposal, and awards that carry a day."""

from __future__ import annotations

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.rows.draft import Drafts
from jianheng.intake.ruling.rows.ruling_rows import fill_grounds
from jianheng.intake.ruling.ruling_facts import ClassSign, RulingFacts

# Signs that `offender_class` has a code for; the others stay with the facts.
_CLASSES = frozenset(
    [
        "duty_crime",
        "finance",
        "mafia",
        "state_security",
        "terror",
        "drug_ringleader",
        "drug_repeat",
        "recidivist",
        "violent_10y",
        "commutation_limited",
        "no_commutation",
    ]
)


def add_proposal(drafts: Drafts, facts: RulingFacts) -> None:
    """Add the proposal, where the ruling tells its day or what it asks for."""
    proposal = facts.proposal
    if not (proposal.proposed_on or proposal.reduction or proposal.to_penalty):
        return
    draft = drafts.new("change_proposal").set("kind", "commutation")
    draft.put("proposed_on", proposal.proposed_on).put("proposed_by", proposal.by).put("to", facts.court)
    draft.put("proposal_no", proposal.number).put("reduction_asked", proposal.reduction)
    draft.put("to_term_asked", proposal.to_term).put("court_filed_on", facts.filed_on)
    fill_grounds(draft, proposal.grounds)
    draft.put_codes("strict_or_lenient", (_class(sign) for sign in facts.signs if _of_list(sign)))
    if proposal.rights is not None and proposal.rights.value.term is not None:
        term = proposal.rights.value.term
        draft.put("rights_asked", proposal.rights.to(lambda _: term))


def add_awards(drafts: Drafts, facts: RulingFacts) -> None:
    """Add the awards whose day or month is printed, a row for each; a bare number of awards stays with the facts."""
    for award in facts.awards:
        if award.on is not None:
            for _ in range(award.count.value if award.count else 1):
                drafts.new("cycle_award").put("award", award.kind).put("decided_on", award.on)


def _of_list(sign: ClassSign) -> bool:
    return sign.said_by == "prison" and sign.sign in _CLASSES


def _class(sign: ClassSign) -> Fact[str]:
    return sign.words.to(lambda _: sign.sign)
