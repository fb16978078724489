"""From the first day of custody to the gate of the prison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import add_days, surely_workday, term_of
from jianheng.arena.dice import Dice
from jianheng.arena.world.bail import credit_before_bail, on_bail_between
from jianheng.arena.world.county import CITY_CODE, CITY_COURT, JUVENILE_PRISON, PRISONS, WOMENS_PRISON
from jianheng.arena.world.custody import Periods, district_of, hold, tell_stages
from jianheng.arena.world.delivery import commit, hold_back, send_papers
from jianheng.arena.world.judgment import tell_offence, tell_papers, tell_sentence
from jianheng.arena.world.life import Life
from jianheng.arena.world.offences import BRIBERY, FINANCIAL, GRAVE, ORDINARY, VIOLENT, Offence
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.trial import Slip, Trial, try_case

FROM_THE_CITY_COURT = 120
PAPERS_DAYS = 10
_MONTH = 28


@dataclass(frozen=True)
class Wanted:
    """What a story needs of the sentence with which it begins.

    Args:
        detained: between which days the person was first held.
        months: between which lengths the term lies, or nothing for life.
        category: class of convict.
        penalty: main penalty.
        offences: kinds of offence, where the class does not settle them.
        recidivist: whether the class rests on recidivism; by chance if left out.
        acted_until: the day of the offence; by chance if left out.
        papers_after: days until the court sends its papers, by chance if left out.
        papers_sent: whether it sends them at all.
        due_on_workday: whether the last day for sending them is no holiday.
        end_off_by: days by which the printed end is wrong.
        slip: a stage that goes on after its last day.
        stretched: by basis, days by which the centre writes a period too long.
        bailed: whether the person was on bail in between; by chance if left out.
    """

    detained: tuple[date, date]
    months: tuple[int, int] = (42, 96)
    category: str = "general"
    penalty: str = "fixed_term"
    offences: Sequence[Offence] = ()
    recidivist: bool | None = None
    acted_until: date | None = None
    papers_after: int | None = None
    papers_sent: bool = True
    due_on_workday: bool = False
    end_off_by: int = 0
    slip: Slip | None = None
    stretched: tuple[str, int] | None = None
    bailed: bool | None = None


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
    appeal = dice.chance(0.1) and wanted.papers_after is None
    trial = try_case(dice, number, wanted.detained, appeal=appeal, slip=wanted.slip)
    while wanted.due_on_workday and not surely_workday(add_days(trial.effective_on, PAPERS_DAYS)):
        trial = try_case(dice, number, wanted.detained)
    sentence = _sentence(life, wanted, trial, alone=case is None)
    district = district_of(trial)
    tell_papers(life, trial, sentence.judgment, sentence.court)
    tell_sentence(life, trial, sentence, end_off_by=wanted.end_off_by)
    tell_offence(life, trial, sentence, wanted.acted_until)
    tell_stages(life, trial, sentence.court, arrested=not sentence.on_bail)
    if sentence.on_bail:
        on_bail_between(life, trial, sentence.court, sentence.delivered_on)
        credit_before_bail(life, trial, sentence)
    else:
        hold(life, trial, sentence.court, sentence.delivered_on, Periods(wanted.slip, wanted.stretched))
    days = life.dice.number(2, 9) if wanted.papers_after is None else wanted.papers_after
    send_papers(life, sentence, district, days if wanted.papers_sent else None)
    commit(life, sentence, district)
    return sentence


def leave_at_liberty(life: Life, wanted: Wanted, ground: str) -> Sentence:
    """Sentence a person who is on bail and whom nobody takes in, with or without a reason that still stands."""
    trial = try_case(life.dice, life.person.number, wanted.detained)
    sentence = _sentence(life, wanted, trial, alone=True)
    district = district_of(trial)
    tell_papers(life, trial, sentence.judgment, sentence.court)
    tell_sentence(life, trial, sentence, at_liberty=True)
    tell_offence(life, trial, sentence)
    tell_stages(life, trial, sentence.court, arrested=False)
    on_bail_between(life, trial, sentence.court, sentence.effective_on)
    credit_before_bail(life, trial, sentence)
    received_on = send_papers(life, sentence, district, life.dice.number(2, 9))
    if ground and received_on is not None:
        hold_back(life, sentence, district, ground, life.dice.after(received_on, 3, 20))
    return sentence


def _sentence(life: Life, wanted: Wanted, trial: Trial, *, alone: bool) -> Sentence:
    months = life.dice.number(*wanted.months) if wanted.penalty == "fixed_term" else 0
    offence, recidivist = _offence(life.dice, wanted, months)
    by_city = wanted.penalty != "fixed_term" or months > FROM_THE_CITY_COURT
    district = district_of(trial)
    court, code = (CITY_COURT, CITY_CODE) if by_city else (district.court, district.code)
    papers_on = add_days(trial.effective_on, max(wanted.papers_after or 0, 11))
    delivered_on = life.dice.after(papers_on, 1, _MONTH - 10)
    term = term_of(months) if months else None
    # Who was on bail for a while serves that time later: the term starts at the gate, with days credited.
    bailed = life.dice.chance(0.08) if wanted.bailed is None else wanted.bailed
    bailed = bailed and alone and wanted.penalty == "fixed_term"
    # Released on the day on which the arrest was not approved.
    credit = (trial.arrested_on - trial.detained_on).days + 1 if bailed else 0
    return Sentence(
        f"（{trial.first_judged_on.year}）{code}刑初{trial.number + 1}号", court, wanted.penalty, term,
        wanted.category, offence, recidivist, trial,
        delivered_on if bailed else trial.detained_on, credit, delivered_on, _prison(life, trial.effective_on), term,
        on_bail=bailed,
    )  # fmt: skip


def _offence(dice: Dice, wanted: Wanted, months: int) -> tuple[Offence, bool]:
    """An offence that leads to the class of convict wanted, and whether recidivism is why."""
    if wanted.offences:
        return dice.one_of(wanted.offences), bool(wanted.recidivist)
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
