"""Fines that were not paid in time: referral, filing, and the end of the round (刑事财产执行规定2014 arts 3, 7)."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.life import LAST_DAY, Life


def enforce(life: Life, judgment: str, court: str, referred_on: date, filed_after: int | None) -> date | None:
    """Tell the referral of a fine, and the filing so many days after it was received.

    Args:
        life: whose life.
        judgment, court: the judgment's number and court.
        referred_on: the day of the referral.
        filed_after: days until it was filed; nothing if it never was.

    Returns:
        The day of the court's finding that nothing is there, if it came to that.
    """
    received_on = life.dice.after(referred_on, 0, 1)
    filed_on = None if filed_after is None else add_days(received_on, filed_after)
    ended_on = None if filed_on is None else add_days(filed_on, life.dice.number(40, 150))
    if ended_on is not None and ended_on > LAST_DAY:
        ended_on = None
    code = judgment[6:].split("刑", maxsplit=1)[0]
    life.add(
        "property_enforcement",
        court,
        judgment=judgment,
        case_number=None if filed_on is None else f"（{filed_on.year}）{code}执{life.person.number + 1}号",
        court=court,
        covers=("fine",),
        referred_on=referred_on,
        referral_form_complete=True,
        received_on=received_on,
        filed_on=filed_on,
        ended_on=ended_on,
        ending="ended_round" if ended_on else None,
    )
    return ended_on
