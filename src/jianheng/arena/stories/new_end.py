"""Wrong last days after a cut, and two that the law allows (刑诉法解释2021 art 202, 减刑程序规定2014 art 17)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_months
from jianheng.arena.stories.story import Story
from jianheng.arena.world.commutation import Change, commute, earliest
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.stay import stay

MODEL, TABLE = "commutation/new-end-wrong", "commutation_ruling"
# The two ways of counting may be three days apart, and three more are let pass; beyond that an end is wrong.
# The wrong day lies after the ten years, so that nobody is let go on it.
WANTED = Wanted((date(2016, 6, 1), date(2019, 6, 30)), (150, 178))


def off_by(life: Life, least: int, most: int) -> None:
    """Print an end that is so many days off."""
    sentence = imprison(life, WANTED)
    days = life.dice.number(least, most)
    proposed_on = life.dice.after(earliest(sentence, LAST_DAY), 5, 60)
    number = commute(life, sentence, Change(proposed_on, life.dice.number(4, 9), end_off_by=days))
    life.know(MODEL, TABLE, "end_too_late" if days > 0 else "end_too_early", case_number=number)
    stay(life, sentence)


def counted_back(life: Life) -> None:
    """Count back from the old end where the term began on the last day of a month."""
    held = date(2017, 8, 31)
    sentence = imprison(life, Wanted((held, held), (150, 178)))
    proposed_on = life.dice.after(earliest(sentence, LAST_DAY), 5, 60)
    cut = life.dice.number(4, 9)
    assert sentence.end_on is not None
    off = (add_months(sentence.end_on, -cut) - sentence.end_after(cut)).days
    life.know(MODEL, TABLE, case_number=commute(life, sentence, Change(proposed_on, cut, end_off_by=off)))
    stay(life, sentence)


def with_days(life: Life) -> None:
    """Take months and days off, and count both."""
    sentence = imprison(life, WANTED)
    proposed_on = life.dice.after(earliest(sentence, LAST_DAY), 5, 60)
    change = Change(proposed_on, 6, extra_days=life.dice.number(5, 25))
    life.know(MODEL, TABLE, case_number=commute(life, sentence, change))
    stay(life, sentence)


STORIES = (
    Story("end a few days too late", partial(off_by, least=8, most=12)),
    Story("end a month too late", partial(off_by, least=30, most=31)),
    Story("end months too late", partial(off_by, least=90, most=200)),
    Story("end a few days too early", partial(off_by, least=-12, most=-8)),
    Story("end a month too early", partial(off_by, least=-31, most=-30)),
    Story("end months too early", partial(off_by, least=-200, most=-90)),
    Story("end counted back from the old end", counted_back),
    Story("end after months and days", with_days),
)
