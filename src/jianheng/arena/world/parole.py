"""Parole: the ruling, the way home, and the term of supervision (刑法 arts 81-86)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import DAY, add_days, add_months, add_years, term_end, term_of
from jianheng.arena.world.county import CITY_CODE, CITY_COURT
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.stay import stay
from jianheng.arena.world.supervision import Supervision, supervise

# From the proposal to the gate: a month for the court, seven days for service, some days before.
LONGEST_WAY = 45
_A_YEAR = 12
_LIFE_TEST = 10


@dataclass(frozen=True)
class Parole:
    """One parole as it is staged.

    Args:
        from_on: the day of release.
        result: what the court ruled.
        special: whether the supreme court approved it for special reasons.
    """

    from_on: date
    result: str = "granted"
    special: bool = False


def half_served_on(sentence: Sentence) -> date:
    """The first day on which half of the original term has been served, custody before it included."""
    assert sentence.term is not None
    months, odd = divmod(sentence.months, 2)
    return term_end(sentence.start_on, term_of(months), sentence.credit) + DAY * (1 + 15 * odd)


def earliest_parole(sentence: Sentence) -> date:
    """The first lawful day: half of a term served, a year or more after the last commutation (减刑规定2016 art 28)."""
    first = half_served_on(sentence)
    if sentence.served_on is None:
        return first
    return max(first, add_months(sentence.served_on, 18 if sentence.cuts[-1] >= _A_YEAR else 12))


def parole(life: Life, sentence: Sentence, change: Parole) -> str:
    """Tell one ruling on parole; where it grants, also the release and the supervision.

    Args:
        life: whose life.
        sentence: the sentence.
        change: what is staged.

    Returns:
        The number of the ruling.
    """
    served_on = add_days(change.from_on, -life.dice.number(0, 2))
    ruled_on = add_days(served_on, -life.dice.number(1, 5))
    number = f"（{ruled_on.year}）{CITY_CODE}刑更{life.person.number * 10 + 9}号"
    granted = change.result == "granted"
    until = _until(sentence, change.from_on)
    life.add(
        "parole_ruling",
        CITY_COURT,
        case_number=number,
        court=CITY_COURT,
        prison=sentence.prison,
        proposed_on=add_days(ruled_on, -life.dice.number(20, 30)),
        filed_on=add_days(ruled_on, -18),
        heard="questioned",
        ruled_on=ruled_on,
        result=change.result,
        parole_from=change.from_on if granted else None,
        parole_until=until if granted else None,
        special_reason=change.special,
        approved_by_spc_on=add_days(ruled_on, -10) if change.special else None,
        assessment_conclusion="suitable",
        residence_county=life.district.name,
        served_on=served_on,
        served_on_organ=served_on,
        served_on_procuratorate=served_on,
    )
    if not granted:
        stay(life, sentence)
        return number
    stay(life, sentence, change.from_on, "parole")
    supervise(life, Supervision("parole", number, CITY_COURT, change.from_on, until))
    return number


def _until(sentence: Sentence, from_on: date) -> date:
    """The test lasts as long as the term that is left, after life imprisonment ten years (刑法 art 83)."""
    if sentence.penalty == "life":
        return add_years(from_on, _LIFE_TEST) - DAY
    assert sentence.end_on is not None
    return sentence.end_on


def may_be_paroled(sentence: Sentence) -> date | None:
    """The first lawful day for those who may be paroled at all and have enough left, within the ten years."""
    if sentence.category != "general" or sentence.term is None or sentence.end_on is None:
        return None
    first = earliest_parole(sentence)
    enough = add_days(first, LONGEST_WAY + 60) < min(sentence.end_on, LAST_DAY)
    return first if enough else None
