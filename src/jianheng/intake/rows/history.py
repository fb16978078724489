"""What a ruling proves by reciting the history of a sentence: that nothing else was reduced before it."""

from __future__ import annotations

from datetime import date

from jianheng.intake.cleaning import Fact
from jianheng.intake.ruling import RulingFacts
from jianheng.intake.store.coverage import ANY_UNIT, Coverage
from jianheng.intake.store.row import Row

COVERED = ("reduction", "recited_reduction")
_REDUCING = ("减刑", "减去", "减为")
_UNTIL = ("ruled_on", "proposed_on", "latest_event_on")


def history_coverage(rows: tuple[Row, ...], facts: RulingFacts, text: str) -> tuple[Coverage, ...]:
    """Say for what a commutation ruling is complete.

    A ruling has to recite the judgment and every earlier reduction (减刑程序规定2014#17). One that recites no
    judgment tells no history; one with a sentence about a reduction that was not wholly read may tell more
    than the rows do.

    Args:
        rows: the rows of the document.
        facts: its facts.
        text: its words.

    Returns:
        The person's reductions from the beginning up to the ruling, or up to the last day that it knows.
    """
    ruling = next(row for row in rows if row.table == "commutation_ruling")
    days = [day for name in _UNTIL if isinstance(day := ruling.values.get(name), date)]
    if not facts.judgments or not days or any(_of_reduction(fact, text) for fact in facts.unread):
        return ()
    person = str(ruling.values["person"])
    return tuple(Coverage(ANY_UNIT, person, table, None, days[0]) for table in COVERED)


def _of_reduction(fact: Fact[str], text: str) -> bool:
    """Whether words that were not read stand in a sentence about a reduction."""
    begin = text.rfind("。", 0, fact.start) + 1
    end = text.find("。", fact.end)
    sentence = text[begin : len(text) if end < 0 else end]
    return any(word in sentence for word in _REDUCING)
