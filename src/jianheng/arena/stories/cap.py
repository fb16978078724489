"""Cuts above and exactly at the cap (减刑规定2016 arts 6.2, 7, 19; 补充规定2019 art 2)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_days
from jianheng.arena.reading import RULES_OF_2017
from jianheng.arena.stories.story import Story
from jianheng.arena.world.commutation import REPENTANCE, Change, commute, earliest
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.stay import stay

MODEL, TABLE = "commutation/reduction-above-cap", "commutation_ruling"
HELD = (date(2016, 6, 1), date(2020, 6, 30))
LONG = (96, 116)
GENERAL, STRICT = Wanted(HELD, LONG), Wanted(HELD, LONG, "strict")
BRIBERY = Wanted((date(2018, 6, 1), date(2020, 6, 30)), LONG, "bribery")
EVE_OF_2017 = Wanted((date(2013, 6, 1), date(2013, 9, 30)), LONG)
BOTH, MAJOR = ("repentance", "merit"), ("major_merit",)
ALL = ("repentance", "major_merit")
CAPS = (
    ("repentance", GENERAL, REPENTANCE, 9),
    ("repentance and merit", GENERAL, BOTH, 12),
    ("major merit", GENERAL, MAJOR, 18),
    ("repentance and major merit", GENERAL, ALL, 24),
    ("strict", STRICT, REPENTANCE, 12),
    ("strict with merit", STRICT, BOTH, 12),
    ("bribery", BRIBERY, REPENTANCE, 6),
    ("bribery with merit", BRIBERY, BOTH, 9),
    ("bribery with major merit", BRIBERY, MAJOR, 12),
)


def take_off(life: Life, wanted: Wanted, grounds: tuple[str, ...], cut: int, days: int, lawful: bool) -> None:
    """Take so much off, with the time before it kept."""
    sentence = imprison(life, wanted)
    proposed_on = life.dice.after(earliest(sentence, LAST_DAY), 5, 60)
    number = commute(life, sentence, Change(proposed_on, cut, grounds, extra_days=days))
    life.know(MODEL, TABLE, "" if lawful else "too_large", case_number=number)
    stay(life, sentence)


def from_a_minor(life: Life) -> None:
    """Take a third more than usual off, as may be done for minors (art 19)."""
    sentence = imprison(life, Wanted((date(2018, 1, 1), date(2018, 6, 30)), (80, 96)))
    proposed_on = add_days(earliest(sentence, LAST_DAY), 10)
    life.know(MODEL, TABLE, case_number=commute(life, sentence, Change(proposed_on, 12)))
    stay(life, sentence)


def on_the_eve(life: Life, ruled_on: date) -> None:
    """A year for repentance: usual before 2017, too much from 2017-01-01 on."""
    sentence = imprison(life, EVE_OF_2017)
    number = commute(life, sentence, Change(date(2016, 12, 5), 12, ruled_on=ruled_on))
    life.know(MODEL, TABLE, "too_large" if ruled_on >= RULES_OF_2017 else "", case_number=number)
    stay(life, sentence)


STORIES = (
    *(
        Story(
            f"cut for {name}, {said}",
            partial(take_off, wanted=wanted, grounds=grounds, cut=cap + more, days=days, lawful=lawful),
        )
        for name, wanted, grounds, cap in CAPS
        for said, more, days, lawful in (
            ("at the cap", 0, 0, True),
            ("a day above the cap", 0, 1, False),
            ("a month above the cap", 1, 0, False),
        )
    ),
    Story("cut of a minor", from_a_minor, (date(2001, 6, 1), date(2001, 12, 31))),
    Story("large cut, last day of the old rules", partial(on_the_eve, ruled_on=date(2016, 12, 31))),
    Story("large cut, first day of the new rules", partial(on_the_eve, ruled_on=RULES_OF_2017)),
)
