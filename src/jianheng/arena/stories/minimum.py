"""Reductions that leave less than half of the term, and exactly half (刑法 art 78)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_days, add_months
from jianheng.arena.stories.story import Story
from jianheng.arena.world.commutation import Change, commute
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import Life
from jianheng.arena.world.stay import stay

MODEL, TABLE = "commutation/minimum-term-undercut", "commutation_ruling"
HELD = (date(2017, 6, 1), date(2021, 6, 30))
BOTH = ("repentance", "major_merit")


def twice_for_major_merit(life: Life, months: int, cut: int, lawful: bool) -> None:
    """Two large cuts for major merit, which know neither start nor interval."""
    sentence = imprison(life, Wanted(HELD, (months, months), bailed=False))
    first_on = add_days(add_months(sentence.delivered_on, 3), life.dice.number(0, 20))
    commute(life, sentence, Change(first_on, 24, BOTH))
    assert sentence.served_on is not None
    second_on = add_days(add_months(sentence.served_on, 2), life.dice.number(0, 20))
    number = commute(life, sentence, Change(second_on, cut, BOTH))
    life.know(MODEL, TABLE, "" if lawful else "below_minimum", case_number=number)
    stay(life, sentence)


STORIES = (
    Story("half of the term exactly", partial(twice_for_major_merit, months=84, cut=18, lawful=True)),
    Story("a month below half", partial(twice_for_major_merit, months=84, cut=19, lawful=False)),
    Story("months below half", partial(twice_for_major_merit, months=78, cut=22, lawful=False)),
)
