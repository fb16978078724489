"""From the first day of custody to the gate of the prison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import add_days, term_end, term_of
from jianheng.arena.dice import Dice
from jianheng.arena.world.county import CITY_CODE, CITY_COURT, DISTRICTS, JUVENILE_PRISON, PRISONS, WOMENS_PRISON
from jianheng.arena.world.life import Life
from jianheng.arena.world.offences import BRIBERY, FINANCIAL, GRAVE, ORDINARY, VIOLENT, Offence
from jianheng.arena.world.sentence import Sentence

APPEAL_DAYS = 10
FROM_THE_CITY_COURT = 120


@dataclass(frozen=True)
class Wanted:
    """What a story needs of the sentence with which it begins.

    Args:
        detained: between which days the person was first held.
        months: between which lengths the term lies, or nothing for life.
        category: class of convict.
        penalty: main penalty.
    """

    detained: tuple[date, date]
    months: tuple[int, int] = (42, 96)
    category: str = "general"
    penalty: str = "fixed_term"


def imprison(life: Life, wanted: Wanted, case: Dice | None = None, case_number: int | None = None) -> Sentence:
    """Try and imprison a person.

    Args:
        life: whose life.
        wanted: what the story needs.
        case: the chance of the case, where several are tried together.
        case_number: the number of the case; the person's own if left out.
    """
    dice = case or life.dice
    number = life.person.number if case_number is None else case_number
    detained_on = dice.day(*wanted.detained)
    judged_on = dice.after(detained_on, 150, 280)
    effective_on = add_days(judged_on, APPEAL_DAYS + dice.number(1, 5))
    delivered_on = dice.after(effective_on, 12, 35)
    months = life.dice.number(*wanted.months) if wanted.penalty == "fixed_term" else 0
    offence, recidivist = _offence(life.dice, wanted, months)
    by_city = wanted.penalty != "fixed_term" or months > FROM_THE_CITY_COURT
    district = DISTRICTS[number // 10 % len(DISTRICTS)]
    court, code = (CITY_COURT, CITY_CODE) if by_city else (district.court, district.code)
    # Who was on bail for a while serves that time later: the term starts at the gate, with days credited.
    on_bail = wanted.penalty == "fixed_term" and case is None and life.dice.chance(0.08)
    start_on = delivered_on if on_bail else detained_on
    term = term_of(months) if months else None
    sentence = Sentence(
        f"（{judged_on.year}）{code}刑初{number + 1}号", court, wanted.penalty, term, wanted.category, offence,
        recidivist, detained_on, judged_on, effective_on, start_on, life.dice.number(20, 90) if on_bail else 0,
        delivered_on, _prison(life, effective_on), term,
    )  # fmt: skip
    _tell(life, sentence)
    return sentence


def _tell(life: Life, sentence: Sentence) -> None:
    fixed = sentence.term is not None
    life.add(
        "judgment_person",
        sentence.court,
        judgment=sentence.judgment,
        court=sentence.court,
        judged_on=sentence.judged_on,
        main_penalty=sentence.penalty,
        term=sentence.term,
        category=sentence.category,
        stated_start=sentence.start_on if fixed else None,
        stated_end=term_end(sentence.start_on, sentence.term, sentence.credit) if sentence.term else None,
        stated_credit_days=sentence.credit if fixed else None,
        effective_on=sentence.effective_on,
        delivered_on=sentence.delivered_on,
        recidivist=sentence.recidivist,
        commutation_limited=sentence.category == "limited",
        no_commutation=False,
        probation=False,
        appealed=False,
        in_custody_at_judgment=True,
    )


def _offence(dice: Dice, wanted: Wanted, months: int) -> tuple[Offence, bool]:
    """An offence that leads to the class of convict wanted, and whether recidivism is why."""
    if wanted.category == "bribery":
        return dice.one_of(BRIBERY), False
    kinds: Sequence[Offence] = GRAVE if wanted.penalty != "fixed_term" else ORDINARY
    if wanted.category == "general":
        return dice.one_of(kinds), False
    if wanted.penalty != "fixed_term" or months > FROM_THE_CITY_COURT:
        return dice.one_of(VIOLENT), False
    return (dice.one_of(FINANCIAL), False) if dice.chance(0.5) else (dice.one_of(kinds), True)


def _prison(life: Life, day: date) -> str:
    if add_days(life.person.birth_on, 18 * 366) > day:
        return JUVENILE_PRISON
    return WOMENS_PRISON if life.person.female else life.dice.one_of(PRISONS)
