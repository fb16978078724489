"""The time in prison, and how it ends."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.county import PRISONS
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.sentence import Sentence

TRANSFER_AFTER = 200


def stay(life: Life, sentence: Sentence) -> None:
    """Tell the stay in prison, for some in two parts, up to the last day of the term or of the ten years.

    Args:
        life: whose life.
        sentence: the sentence with all that changed it.
    """
    end_on = sentence.end_on
    left_on = end_on if end_on is not None and end_on <= LAST_DAY else None
    first, admitted_on, kind = sentence.prison, sentence.delivered_on, "new"
    moved_on = life.dice.after(admitted_on, TRANSFER_AFTER, 4 * TRANSFER_AFTER)
    if life.dice.chance(0.1) and first in PRISONS and moved_on < add_days(left_on or LAST_DAY, -TRANSFER_AFTER):
        _tell(life, first, admitted_on, kind, moved_on, "transferred")
        first = PRISONS[(PRISONS.index(first) + 1) % len(PRISONS)]
        admitted_on, kind = moved_on, "transferred"
    _tell(life, first, admitted_on, kind, left_on, "term_served" if left_on else None)


def _tell(life: Life, prison: str, admitted_on: date, kind: str, left_on: date | None, why: str | None) -> None:
    life.add(
        "prison_stay",
        prison,
        prison=prison,
        admitted_on=admitted_on,
        admitted_as=kind,
        sent_by=life.district.detention_centre,
        papers_complete=True,
        family_notice_on=add_days(admitted_on, life.dice.number(1, 4)),
        left_on=left_on,
        left_for=why,
    )
