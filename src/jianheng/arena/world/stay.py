"""The time in prison, and how it ends."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.county import PLATFORM, PRISONS
from jianheng.arena.world.custody import at
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.sentence import Sentence

_TRANSFER_AFTER = 200


def stay(
    life: Life, sentence: Sentence, left_on: date | None = None, left_for: str = "term_served", *, moves: bool = True
) -> None:
    """Tell the stay in prison, for some in two parts, up to the release or the last of the ten years.

    Args:
        life: whose life.
        sentence: the sentence with all that changed it.
        left_on: another day than the last of the term.
        left_for: why the person left.
        moves: whether the person may be moved to another prison.
    """
    end_on = left_on or sentence.end_on
    left_on = end_on if end_on is not None and end_on <= LAST_DAY else None
    prison, admitted_on, kind = sentence.prison, sentence.delivered_on, "new"
    moved_on = life.dice.after(admitted_on, _TRANSFER_AFTER, 4 * _TRANSFER_AFTER)
    if (
        moves
        and life.dice.chance(0.1)
        and prison in PRISONS
        and moved_on < add_days(left_on or LAST_DAY, -_TRANSFER_AFTER)
    ):
        _tell(life, prison, admitted_on, kind, moved_on, "transferred")
        prison, admitted_on, kind = PRISONS[(PRISONS.index(prison) + 1) % len(PRISONS)], moved_on, "transferred"
    _tell(life, prison, admitted_on, kind, left_on, left_for if left_on else None)
    if left_on is not None:
        _release(life, sentence, prison, left_on, left_for)


def _tell(life: Life, prison: str, admitted_on: date, kind: str, left_on: date | None, left_for: str | None) -> None:
    life.add(
        "prison_stay",
        PLATFORM,
        prison=prison,
        admitted_on=admitted_on,
        admitted_as=kind,
        sent_by=life.district.detention_centre,
        papers_complete=True,
        family_notice_on=min(add_days(admitted_on, life.dice.number(1, 4)), LAST_DAY),
        left_on=left_on,
        left_for=left_for,
    )


def _release(life: Life, sentence: Sentence, prison: str, left_on: date, ground: str) -> None:
    life.add(
        "release",
        PLATFORM,
        place=prison,
        ground=ground,
        paper_no=f"监释（{left_on.year}）{life.person.number + 1}号",
        issued_on=left_on,
        stated_end=sentence.end_on,
        left_at=at(left_on, 9, life.dice.number(0, 59)),
        police_told_before_on=add_days(left_on, -10),
        justice_told_on=add_days(left_on, -10),
        rights_deprivation_to_follow=False,
    )
