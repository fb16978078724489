"""Paroles that the law bars or allows (刑法 art 81, 减刑规定2016 arts 23-25, 修八时间效力解释 art 7)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_days, add_months, add_years
from jianheng.arena.stories.story import Story
from jianheng.arena.world.commutation import Change, commute, convert, earliest
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.offences import ORDINARY, VIOLENT
from jianheng.arena.world.parole import Parole, half_served_on, parole

BARRED, TOO_SHORT, TABLE = "parole/barred", "parole/served-too-short", "parole_ruling"
HELD = (date(2015, 6, 1), date(2018, 12, 31))
RECIDIVIST = Wanted(HELD, (60, 96), "strict", offences=ORDINARY, recidivist=True)
VIOLENT_TEN = Wanted((date(2014, 6, 1), date(2017, 12, 31)), (120, 150), "strict", offences=VIOLENT)
VIOLENT_UNDER_TEN = Wanted(HELD, (84, 118), offences=VIOLENT)
OTHER_TEN = Wanted((date(2014, 6, 1), date(2017, 12, 31)), (121, 150), offences=ORDINARY)
# Judged in 2013: thirteen years are over in 2026.
LIFER = Wanted((date(2013, 2, 1), date(2013, 2, 28)), penalty="life", acted_until=date(2012, 8, 9), papers_after=5)
OLD_LIFER = Wanted((date(2013, 2, 1), date(2015, 6, 30)), penalty="life", acted_until=date(2011, 4, 30))


def after_half(life: Life, wanted: Wanted, finding: str, result: str = "granted") -> None:
    """Parole some weeks after half of the term."""
    sentence = imprison(life, wanted)
    from_on = life.dice.after(half_served_on(sentence), 30, 200)
    life.know(BARRED, TABLE, finding, case_number=parole(life, sentence, Parole(from_on, result)))


def around_half(life: Life, days: int, special: bool = False, result: str = "granted") -> None:
    """Parole so many days after half of the term, or before."""
    sentence = imprison(life, Wanted(HELD, (60, 96)))
    change = Parole(add_days(half_served_on(sentence), days), result, special)
    lawful = days >= 0 or special or result != "granted"
    life.know(TOO_SHORT, TABLE, "" if lawful else "too_early", case_number=parole(life, sentence, change))


def half_of_what_is_left(life: Life) -> None:
    """Half of the term after a commutation is served, but not half of the original one."""
    sentence = imprison(life, Wanted(HELD, (78, 96)))
    commute(life, sentence, Change(add_days(earliest(sentence, LAST_DAY), 10), 9))
    from_on = add_days(half_served_on(sentence), -life.dice.number(20, 100))
    life.know(TOO_SHORT, TABLE, "too_early", case_number=parole(life, sentence, Parole(from_on)))


def from_life(life: Life, wanted: Wanted, years: int, days: int, lawful: bool) -> None:
    """Parole from life imprisonment, so many days after so many years."""
    sentence = imprison(life, wanted)
    convert(life, sentence, add_days(add_months(sentence.delivered_on, 24), 60))
    from_on = add_days(add_years(sentence.effective_on, years), days)
    life.know(TOO_SHORT, TABLE, "" if lawful else "too_early", case_number=parole(life, sentence, Parole(from_on)))


STORIES = (
    Story("parole of a recidivist", partial(after_half, wanted=RECIDIVIST, finding="barred")),
    Story("parole after ten years for violence", partial(after_half, wanted=VIOLENT_TEN, finding="barred")),
    Story("parole refused to a recidivist", partial(after_half, wanted=RECIDIVIST, finding="", result="refused")),
    Story("parole from under ten years for violence", partial(after_half, wanted=VIOLENT_UNDER_TEN, finding="")),
    Story("parole from ten years without violence", partial(after_half, wanted=OTHER_TEN, finding="")),
    *(
        Story(f"parole, {days:+d} days from half of the term", partial(around_half, days=days))
        for days in (-4, -40, -150, 1)
    ),
    Story("parole before half for special reasons", partial(around_half, days=-90, special=True)),
    Story("parole before half, refused", partial(around_half, days=-90, result="refused")),
    Story("parole after half of a shortened term", half_of_what_is_left),
    Story("parole from life after twelve years", partial(from_life, wanted=LIFER, years=12, days=0, lawful=False)),
    Story("parole from life, days early", partial(from_life, wanted=LIFER, years=13, days=-4, lawful=False)),
    Story("parole from life after thirteen years", partial(from_life, wanted=LIFER, years=13, days=1, lawful=True)),
    Story("parole from life, crime of 2011", partial(from_life, wanted=OLD_LIFER, years=10, days=30, lawful=True)),
    Story(
        "parole from life, crime of 2011, early", partial(from_life, wanted=OLD_LIFER, years=10, days=-30, lawful=False)
    ),
)
