"""Everyday lives, in which all is as the law wants it."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.dice import Dice
from jianheng.arena.world.commutation import commute_as_usual
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.parole import Parole, may_be_paroled, parole
from jianheng.arena.world.property import order_as_usual
from jianheng.arena.world.stay import stay

HELD = (date(2013, 2, 1), date(2025, 12, 1))
LENGTHS = ((24, 47), (24, 47), (24, 59), (36, 59), (60, 118), (60, 118), (121, 178))


def convict(life: Life, case: Dice | None = None, case_number: int | None = None) -> None:
    """A term in prison with lawful commutations.

    Args:
        life: whose life.
        case: the chance of the case, where several are tried together.
        case_number: the number of the case; the person's own if left out.
    """
    months = life.dice.one_of(LENGTHS if case is None else LENGTHS[:-1])
    category = life.dice.one_of(("general",) * 6 + ("strict", "strict", "bribery"))
    wanted = Wanted(HELD, months, category)
    if case is None and life.dice.chance(0.04):
        wanted = Wanted((HELD[0], date(2020, 12, 31)), category=category, penalty="life")
    sentence = imprison(life, wanted, case, case_number)
    order_as_usual(life, sentence)
    asks_for_parole = life.dice.chance(0.4)
    if life.dice.chance(0.85):
        commute_as_usual(life, sentence, add_days(LAST_DAY, -400) if asks_for_parole else LAST_DAY)
    first = may_be_paroled(sentence) if asks_for_parole else None
    if first is None:
        stay(life, sentence)
    else:
        result = "refused" if life.dice.chance(0.1) else "granted"
        parole(life, sentence, Parole(life.dice.after(first, 45, 100), result))
