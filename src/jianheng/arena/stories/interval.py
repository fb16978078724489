"""Later commutations before and on the first lawful day (减刑规定2016 arts 6.3, 7, 8, 40.2; 补充规定2019 art 2)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_days
from jianheng.arena.reading import RULES_OF_2017
from jianheng.arena.stories.story import Story
from jianheng.arena.world.commutation import Change, commute, convert, earliest
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.stay import stay

MODEL, TABLE = "commutation/interval-too-short", "commutation_ruling"
HELD = (date(2015, 6, 1), date(2018, 6, 30))
UNDER_TEN = Wanted(HELD, (84, 116))
TEN_AND_MORE = Wanted(HELD, (130, 176))
STRICT = Wanted(HELD, (84, 116), "strict")
STRICT_TEN = Wanted(HELD, (130, 170), "strict")
BRIBERY = Wanted((date(2017, 10, 1), date(2018, 9, 30)), (84, 116), "bribery")
BRIBERY_TEN = Wanted((date(2017, 10, 1), date(2018, 9, 30)), (130, 150), "bribery")
EVE_OF_2017 = Wanted((date(2013, 2, 1), date(2013, 3, 31)), (130, 150))


def by_days(life: Life, wanted: Wanted, days: int) -> None:
    """Propose the second time some days after the first lawful day, or before it."""
    sentence = _commuted_once(life, wanted)
    change = Change(add_days(earliest(sentence, LAST_DAY), days), life.dice.number(3, 5))
    number = commute(life, sentence, change)
    life.know(MODEL, TABLE, "too_early" if days < 0 else "", case_number=number)
    stay(life, sentence)


def below_the_last_cut(life: Life, days: int) -> None:
    """Keep a year, but perhaps not the eighteen months that the last commutation took off."""
    sentence = imprison(life, UNDER_TEN)
    commute(life, sentence, Change(add_days(earliest(sentence, LAST_DAY), 20), 18, ("major_merit",)))
    number = commute(life, sentence, Change(add_days(earliest(sentence, LAST_DAY), days), 4))
    life.know(MODEL, TABLE, "too_early" if days < 0 else "", case_number=number)
    stay(life, sentence)


def excused(life: Life, grounds: tuple[str, ...], result: str) -> None:
    """Propose again far too early, but for major merit, or in vain."""
    sentence = _commuted_once(life, UNDER_TEN)
    proposed_on = add_days(earliest(sentence, LAST_DAY), -life.dice.number(60, 200))
    life.know(MODEL, TABLE, case_number=commute(life, sentence, Change(proposed_on, 5, grounds, result)))
    stay(life, sentence)


def after_life(life: Life, days: int) -> None:
    """Commute a term that was life imprisonment before its two years have passed, or on the day."""
    sentence = imprison(life, Wanted((date(2013, 2, 1), date(2016, 6, 30)), penalty="life"))
    convert(life, sentence, add_days(earliest(sentence, LAST_DAY), 90))
    number = commute(life, sentence, Change(add_days(earliest(sentence, LAST_DAY), days), 6))
    life.know(MODEL, TABLE, "too_early" if days < 0 else "", case_number=number)
    stay(life, sentence)


def on_the_eve(life: Life, ruled_on: date) -> None:
    """Rule after thirteen months on ten years and more: usual before 2017, too short from 2017-01-01 on."""
    sentence = imprison(life, EVE_OF_2017)
    commute(life, sentence, Change(date(2015, 10, 12), 6, ruled_on=date(2015, 11, 5)))
    number = commute(life, sentence, Change(date(2016, 12, 12), 6, ruled_on=ruled_on))
    life.know(MODEL, TABLE, "too_early" if ruled_on >= RULES_OF_2017 else "", case_number=number)
    stay(life, sentence)


def _commuted_once(life: Life, wanted: Wanted) -> Sentence:
    sentence = imprison(life, wanted)
    first = life.dice.after(earliest(sentence, LAST_DAY), 3, 40)
    commute(life, sentence, Change(first, life.dice.number(3, 5)))
    return sentence


STORIES = (
    *(
        Story(f"later commutation, {name}, {days:+d} days", partial(by_days, wanted=wanted, days=days))
        for name, wanted in (
            ("under ten years", UNDER_TEN),
            ("ten years and more", TEN_AND_MORE),
            ("strict", STRICT),
            ("strict from ten years", STRICT_TEN),
            ("bribery", BRIBERY),
            ("bribery from ten years", BRIBERY_TEN),
        )
        for days in (-1, -70, 0)
    ),
    Story("later commutation, below the last cut", partial(below_the_last_cut, days=-150)),
    Story("later commutation, a day below the last cut", partial(below_the_last_cut, days=-1)),
    Story("later commutation, equal to the last cut", partial(below_the_last_cut, days=0)),
    Story("later commutation, early for major merit", partial(excused, grounds=("major_merit",), result="granted")),
    Story("later commutation, early and refused", partial(excused, grounds=("repentance",), result="refused")),
    Story("commuted after life, a day early", partial(after_life, days=-1)),
    Story("commuted after life, on the day", partial(after_life, days=0)),
    Story("later commutation, last day of the old rules", partial(on_the_eve, ruled_on=date(2016, 12, 31))),
    Story("later commutation, first day of the new rules", partial(on_the_eve, ruled_on=RULES_OF_2017)),
)
