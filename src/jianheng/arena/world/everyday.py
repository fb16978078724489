"""Everyday lives, in which all is as the law wants it."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days, add_months
from jianheng.arena.dice import Dice
from jianheng.arena.world.cell import cell_as_usual
from jianheng.arena.world.community import Freed, Freedom, free
from jianheng.arena.world.commutation import commute_as_usual
from jianheng.arena.world.custody import at
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.leave import ask_as_usual
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.parole import Parole, may_be_paroled, parole
from jianheng.arena.world.property import order_as_usual
from jianheng.arena.world.regime import confine, visits_as_usual
from jianheng.arena.world.sanctions import sanction_as_usual
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.stay import stay
from jianheng.arena.world.supervision_paper import Notice, notify
from jianheng.arena.world.temporary_release import MedicalRelease, release_for_illness

HELD = (date(2013, 2, 1), date(2025, 12, 1))
HELD_AND_FREED = (date(2016, 2, 1), date(2026, 1, 1))
LENGTHS = ((24, 47), (24, 47), (24, 59), (36, 59), (60, 118), (60, 118), (121, 178))
PENALTIES = ("fixed_term",) * 6 + ("criminal_detention", "control")


def live_as_usual(life: Life) -> None:
    """Prison for most, supervision at liberty for many."""
    if life.dice.chance(0.6):
        convict(life)
    else:
        freed(life)


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
    if not sentence.on_bail:
        visits_as_usual(life, sentence.trial)
        cell_as_usual(life, sentence)
    _serve(life, sentence)


def freed(life: Life) -> Freedom:
    """Probation or control, with leave now and then and hardly a sanction."""
    deposit = life.dice.one_of((0, 0, 2000, 5000))
    freedom = free(life, Freed(HELD_AND_FREED, life.dice.one_of(PENALTIES), deposit=deposit))
    ask_as_usual(life, freedom.effective_on, freedom.until_on)
    sanction_as_usual(life, freedom.effective_on, freedom.until_on)
    if life.dice.chance(0.03):
        issued_on = life.dice.day(date(2021, 12, 10), date(2026, 8, 31))
        notify(life, Notice(issued_on, replied_after=life.dice.number(3, 14)))
    return freedom


def _serve(life: Life, sentence: Sentence) -> None:
    way = life.dice.one_of(("term",) * 6 + ("parole",) * 3 + ("illness",))
    illness_on = add_months(sentence.delivered_on, life.dice.number(8, 20))
    left = sentence.end_on is not None and add_days(illness_on, 200) < min(sentence.end_on, LAST_DAY)
    if way == "illness" and left and sentence.category == "general":
        release_for_illness(life, sentence, MedicalRelease(illness_on))
        return
    if life.dice.chance(0.85):
        commute_as_usual(life, sentence, add_days(LAST_DAY, -400) if way == "parole" else LAST_DAY)
    first = may_be_paroled(sentence) if way == "parole" else None
    if first is not None:
        result = "refused" if life.dice.chance(0.1) else "granted"
        parole(life, sentence, Parole(life.dice.after(first, 45, 100), result))
        return
    confined_on = add_days(sentence.delivered_on, life.dice.number(60, 190))
    if life.dice.chance(0.06) and add_days(confined_on, 40) < min(sentence.end_on or LAST_DAY, LAST_DAY):
        confine(life, sentence, at(confined_on, 14), life.dice.number(7, 13))
    stay(life, sentence)
