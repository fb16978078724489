"""The ruling itself and the reductions it recites."""

from __future__ import annotations

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling.courts import THIS_COURT
from jianheng.intake.ruling.rows.draft import Draft, Drafts
from jianheng.intake.ruling.ruling_facts import Grounds, Reduction, RulingFacts
from jianheng.intake.ruling.sentence_facts import Rights
from jianheng.law.term import Term


def add_ruling(drafts: Drafts, facts: RulingFacts) -> None:
    """Add the ruling and, in the order of the text, what it recites."""
    ruling = drafts.new("commutation_ruling")
    _fill_ruling(ruling, facts)
    for position, reduction in enumerate(facts.reductions, start=1):
        draft = drafts.new("recited_reduction").set("ruling", ruling.row_id).set("position", position)
        _fill_recital(draft, reduction)


def _fill_ruling(draft: Draft, facts: RulingFacts) -> None:
    order, proposal = facts.order, facts.proposal
    draft.put("case_number", facts.case_number).put("court", facts.court).put("prison", facts.prison)
    draft.put("proposal_no", proposal.number).put("proposed_on", proposal.proposed_on)
    draft.put("filed_on", facts.filed_on).put("heard", facts.heard).put("heard_on", facts.heard_on)
    draft.put("ruled_on", facts.ruled_on).put("result", order.result).put("reduction", order.reduction)
    draft.put("to_penalty", order.to_penalty).put("to_term", order.to_term)
    draft.put("new_start", order.new_start).put("new_end", order.new_end)
    draft.put("rights_changed_to", _changed_to(order.rights))
    if facts.latest_event_on is not None:
        # Of a month the first day is what is certain: the ruling is not older than that.
        draft.put("latest_event_on", facts.latest_event_on.to(lambda day: day.lo))
    fill_grounds(draft, facts.grounds)


def fill_grounds(draft: Draft, grounds: Grounds) -> None:
    """A ground found is in the list, one denied is not; where the court names none, the list stays unknown."""
    told = {"repentance": grounds.repentance, "merit": grounds.merit, "major_merit": grounds.major_merit}
    found = [_ground(name, fact) for name, fact in told.items() if fact is not None and fact.value]
    draft.put_codes("ground", found)
    denied = next((fact for fact in told.values() if fact is not None and not fact.value), None)
    if denied is not None and not found:
        draft.put("ground", denied.to(lambda _: list[str]()))


def _ground(name: str, fact: Fact[bool]) -> Fact[str]:
    return fact.to(lambda _: name)


def _fill_recital(draft: Draft, reduction: Reduction) -> None:
    draft.put("ruled_on", reduction.ruled_on).put("court", named(reduction.court))
    draft.put("case_number", reduction.case_number).put("reduction", reduction.reduction)
    draft.leave_unread("reduction", reduction.joint_total)
    draft.put("to_penalty", reduction.to_penalty).put("to_term", reduction.to_term)
    draft.put("new_start", reduction.new_start).put("new_end", reduction.new_end)


def _changed_to(rights: Fact[Rights] | None) -> Fact[Term] | None:
    """The new term, where the order sets one; 不变 changes nothing."""
    if rights is None or rights.value.change != "to" or rights.value.term is None:
        return None
    return Fact(rights.value.term, rights.words, rights.start, rights.end)


def named(court: Fact[str] | None) -> Fact[str] | None:
    """A court by its name; 本院 alone names none."""
    return None if court is None or court.value == THIS_COURT else court
