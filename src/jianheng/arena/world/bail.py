"""Custody that was broken by bail: the days before it are credited, the term starts when it is served."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.custody import Period, at, district_of, tell_measures, tell_period
from jianheng.arena.world.life import Life
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.trial import Trial


def on_bail_between(life: Life, trial: Trial, sentence: Sentence, until: date) -> None:
    """Tell detention, release on bail by a guarantor until some day, and the days credited."""
    district = district_of(trial)
    last = add_days(trial.detained_on, sentence.credit - 1)
    tell_measures(life, trial, last, arrested=False)
    for period in (
        Period("investigation", "detain_3d", district.police, trial.detained_on, add_days(trial.detained_on, 3)),
        Period("arrest_review", "arrest_review", district.procuratorate, trial.asked_on, add_days(trial.asked_on, 7)),
    ):
        tell_period(life, trial, period)
    life.add(
        "detention_stay",
        district.detention_centre,
        centre=district.detention_centre,
        admitted_at=at(trial.detained_on, 17),
        admitted_on_title="detention_warrant",
        sent_by=district.police,
        case_organ=district.police,
        purpose="investigation",
        left_at=at(last, 11),
        left_for="bail_or_residence",
    )
    _tell_bail(life, trial, sentence, until)
    life.add(
        "custody_credit",
        sentence.court,
        judgment=sentence.judgment,
        kind="detention",
        restrained_from=trial.detained_on,
        restrained_until=last,
        credited_days=sentence.credit,
        credit_ratio="one_to_one",
        place=district.detention_centre,
    )


def _tell_bail(life: Life, trial: Trial, sentence: Sentence, until: date) -> None:
    """Bail by each organ in turn, with a guarantor."""
    district = district_of(trial)
    start = add_days(trial.detained_on, sentence.credit - 1)
    stages = (
        (district.police, start, trial.transferred_on, "changed"),
        (district.procuratorate, trial.transferred_on, trial.indicted_on, "changed"),
        (sentence.court, trial.indicted_on, until, "judged"),
    )
    for organ, first, last, ended_by in stages:
        life.add(
            "coercive_measure",
            district.police,
            kind="bail",
            organ=organ,
            decided_on=first,
            executed_at=at(first, 11),
            ground="ordinary",
            in_force_until=last,
            ended_by=ended_by,
            place="home",
            executing_organ=district.police,
            guarantee="guarantor",
        )
