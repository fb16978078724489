"""Commuted though able and unpaid, refused though unable (财产规定2024, 减刑规定2016 art 3)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_days, add_months
from jianheng.arena.stories.story import Story
from jianheng.arena.world.commutation import Change, commute, earliest
from jianheng.arena.world.enforcement import enforce
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.property import due_on, find, fine, pay
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.stay import stay

ABLE, UNABLE, TABLE = "property/able-but-unpaid", "property/refused-for-inability", "commutation_ruling"
WANTED = Wanted((date(2022, 9, 1), date(2023, 9, 30)), (64, 110))


def commuted(life: Life, conclusion: str, share: float, finding: str, result: str = "granted") -> None:
    """Commute after a finding of the court, with so much of the fine paid well before."""
    sentence = imprison(life, WANTED)
    amount = _fine_unpaid(life, sentence)
    proposed_on = life.dice.after(earliest(sentence, LAST_DAY), 5, 40)
    find(life, sentence, conclusion, add_days(proposed_on, -life.dice.number(230, 300)))
    if share:
        pay(life, sentence, int(amount * share), add_months(proposed_on, -7), "person")
    change = Change(proposed_on, life.dice.number(4, 8), result=result, refused_for=("no_repentance",))
    life.know(ABLE, TABLE, finding, case_number=commute(life, sentence, change))
    stay(life, sentence)


def _fine_unpaid(life: Life, sentence: Sentence) -> int:
    """Order a fine that is not paid in time and sent for enforcement as it should be."""
    amount = fine(life, sentence)
    enforce(life, sentence.judgment, sentence.court, add_days(due_on(sentence), 3), 4)
    return amount


def refused(life: Life, conclusion: str, grounds: tuple[str, ...], finding: str) -> None:
    """Refuse after a finding of the court, with nothing paid."""
    sentence = imprison(life, WANTED)
    _fine_unpaid(life, sentence)
    proposed_on = life.dice.after(earliest(sentence, LAST_DAY), 5, 40)
    find(life, sentence, conclusion, add_days(proposed_on, -life.dice.number(20, 200)))
    number = commute(life, sentence, Change(proposed_on, 6, result="refused", refused_for=grounds))
    life.know(UNABLE, TABLE, finding, case_number=number)
    stay(life, sentence)


UNPAID = ("property_unpaid",)
STORIES = (
    Story("commuted, able and unpaid", partial(commuted, conclusion="able", share=0, finding="able_unpaid")),
    Story("commuted, able and partly paid", partial(commuted, conclusion="able", share=0.4, finding="able_unpaid")),
    Story("commuted, able and paid", partial(commuted, conclusion="able", share=1, finding="")),
    Story("commuted, unable and unpaid", partial(commuted, conclusion="unable", share=0, finding="")),
    Story("refused, able and unpaid", partial(commuted, conclusion="able", share=0, finding="", result="refused")),
    Story(
        "refused for inability", partial(refused, conclusion="unable", grounds=UNPAID, finding="refused_for_inability")
    ),
    Story("refused, able and unpaid, for that", partial(refused, conclusion="able", grounds=UNPAID, finding="")),
    Story(
        "refused to one unable, for want of repentance",
        partial(refused, conclusion="unable", grounds=("no_repentance",), finding=""),
    ),
    Story(
        "refused to one unable, for two reasons",
        partial(refused, conclusion="unable", grounds=("no_repentance", "property_unpaid"), finding=""),
    ),
)
