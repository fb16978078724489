"""What the ruling states about the prisoner, as a row of `person_statement`."""

from __future__ import annotations

from jianheng.intake.ruling.rows.draft import Drafts
from jianheng.intake.ruling.ruling_facts import RulingFacts


def add_person(drafts: Drafts, facts: RulingFacts) -> None:
    """Add the statement, where the ruling describes anybody."""
    person = facts.person
    if person.name is None:
        return
    draft = drafts.new("person_statement").put("name", person.name).put("sex", person.sex)
    draft.put("birth_on", person.birth_on).put("id_no", person.id_number)
    if person.id_number is not None:
        draft.set("id_kind", "resident_id")
