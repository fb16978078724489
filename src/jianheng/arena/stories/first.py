"""First commutations before and on the first lawful day (减刑规定2016 arts 6, 7, 8, 40; 补充规定2019 art 2)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_days, add_months
from jianheng.arena.reading import RULES_OF_2017
from jianheng.arena.stories.story import Story
from jianheng.arena.world.commutation import Change, commute, convert, earliest
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.stay import stay

MODEL, TABLE = "commutation/first-too-early", "commutation_ruling"
HELD = (date(2016, 6, 1), date(2020, 6, 30))
UNDER_FIVE = Wanted(HELD, (50, 59))
UNDER_TEN = Wanted(HELD, (64, 110))
TEN_AND_MORE = Wanted(HELD, (125, 176))
STRICT = Wanted(HELD, (64, 110), "strict")
BRIBERY = Wanted((date(2018, 9, 1), date(2020, 6, 30)), (64, 110), "bribery")
BRIBERY_TEN = Wanted((date(2018, 9, 1), date(2020, 6, 30)), (125, 150), "bribery")
EVE_OF_2017 = Wanted((date(2015, 11, 1), date(2015, 11, 15)), (52, 59))


def by_days(life: Life, wanted: Wanted, days: int) -> None:
    """Propose some days after the first lawful day, or before it."""
    sentence = imprison(life, wanted)
    change = Change(add_days(earliest(sentence, LAST_DAY), days), life.dice.number(3, 6))
    number = commute(life, sentence, change)
    life.know(MODEL, TABLE, "too_early" if days < 0 else "", case_number=number)
    stay(life, sentence)


def excused(life: Life, grounds: tuple[str, ...], result: str) -> None:
    """Propose far too early, but for major merit, or in vain."""
    sentence = imprison(life, UNDER_TEN)
    proposed_on = add_days(earliest(sentence, LAST_DAY), -life.dice.number(60, 200))
    life.know(MODEL, TABLE, case_number=commute(life, sentence, Change(proposed_on, 6, grounds, result)))
    stay(life, sentence)


def as_a_minor(life: Life) -> None:
    """Propose after two thirds of the time, as may be done for minors (art 19)."""
    sentence = imprison(life, Wanted((date(2018, 1, 1), date(2018, 6, 30)), (64, 96)))
    proposed_on = add_months(sentence.delivered_on, 13)
    life.know(MODEL, TABLE, case_number=commute(life, sentence, Change(proposed_on, 6)))
    stay(life, sentence)


def on_the_eve(life: Life, ruled_on: date) -> None:
    """Rule within a year: usual before 2017 for terms under five years, unlawful from 2017-01-01 on."""
    sentence = imprison(life, EVE_OF_2017)
    number = commute(life, sentence, Change(date(2016, 11, 28), 5, ruled_on=ruled_on))
    life.know(MODEL, TABLE, "too_early" if ruled_on >= RULES_OF_2017 else "", case_number=number)
    stay(life, sentence)


def life_too_early(life: Life) -> None:
    """Convert a life sentence more than a month before two years have passed since it took effect."""
    sentence = imprison(life, Wanted(HELD, penalty="life"))
    number = convert(life, sentence, add_days(add_months(sentence.effective_on, 24), -life.dice.number(35, 200)))
    life.know(MODEL, TABLE, "too_early", case_number=number)
    stay(life, sentence)


STORIES = (
    *(
        Story(f"first commutation, {name}, {days:+d} days", partial(by_days, wanted=wanted, days=days))
        for name, wanted in (
            ("under five years", UNDER_FIVE),
            ("five to ten years", UNDER_TEN),
            ("ten years and more", TEN_AND_MORE),
            ("strict", STRICT),
            ("bribery", BRIBERY),
            ("bribery from ten years", BRIBERY_TEN),
        )
        for days in (-1, -70, 0)
    ),
    Story("first commutation, early for major merit", partial(excused, grounds=("major_merit",), result="granted")),
    Story("first commutation, early and refused", partial(excused, grounds=("repentance",), result="refused")),
    Story("first commutation, early and withdrawn", partial(excused, grounds=("repentance",), result="withdrawn")),
    Story("first commutation of a minor", as_a_minor, (date(2001, 6, 1), date(2001, 12, 31))),
    Story("first commutation, last day of the old rules", partial(on_the_eve, ruled_on=date(2016, 12, 31))),
    Story("first commutation, first day of the new rules", partial(on_the_eve, ruled_on=RULES_OF_2017)),
    Story("life converted too early", life_too_early),
)
