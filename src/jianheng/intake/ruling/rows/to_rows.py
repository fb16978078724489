"""Facts of one ruling to rows of all tables they touch."""

from __future__ import annotations

from jianheng.dictionary import Dictionary
from jianheng.identity import ID_PREFIX
from jianheng.intake.ruling.rows.conduct_rows import add_awards, add_proposal
from jianheng.intake.ruling.rows.draft import Drafts, NameRow
from jianheng.intake.ruling.rows.judgment_rows import add_judgments
from jianheng.intake.ruling.rows.person_rows import add_person
from jianheng.intake.ruling.rows.property_rows import add_property
from jianheng.intake.ruling.rows.ruling_rows import add_ruling
from jianheng.intake.ruling.ruling_facts import RulingFacts


def facts_to_rows(
    facts: RulingFacts, dictionary: Dictionary, name_row: NameRow, person: str
) -> dict[str, list[dict[str, object]]]:
    """Turn the facts of one ruling into rows.

    Args:
        facts: the facts.
        dictionary: which tables and fields there are; what it has no place for stays with the facts.
        name_row: gives a row its id, from its table and its number among the rows of that table, from 0.
        person: key of the person, used where the ruling prints no valid ID number.

    Returns:
        By table the rows: `row_id`, the physical columns that have a value, and `raw` with the words and
        offsets of each field.
    """
    key = f"{ID_PREFIX}{facts.person.id_number.value}" if facts.person.id_number else person
    drafts = Drafts(dictionary, name_row, key)
    add_person(drafts, facts)
    add_ruling(drafts, facts)
    add_judgments(drafts, facts)
    add_proposal(drafts, facts)
    add_awards(drafts, facts)
    add_property(drafts, facts)
    return drafts.finished()
