"""Custody that was broken by bail: the days before it are credited, the term starts when it is served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.county import PLATFORM, District
from jianheng.arena.world.custody import Period, at, district_of, tell_measures, tell_period
from jianheng.arena.world.life import Life
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.trial import Trial


@dataclass(frozen=True)
class Deposit:
    """Money that stands for a person on bail.

    Args:
        amount: how much.
        returned_on, forfeited_on: what became of it, if anything did.
    """

    amount: int
    returned_on: date | None = None
    forfeited_on: date | None = None


def on_bail_between(life: Life, trial: Trial, court: str, until: date, deposit: Deposit | None = None) -> None:
    """Tell detention, then bail by each organ in turn.

    Args:
        life: whose life.
        trial: the case, in which arrest was not approved.
        court: the court of first instance.
        until: the last day of bail.
        deposit: the money that stands for the person; a guarantor if left out.
    """
    district = district_of(trial)
    tell_measures(life, trial, trial.arrested_on, arrested=False)
    for period in (
        Period("investigation", "detain_3d", district.police, trial.detained_on, add_days(trial.detained_on, 3)),
        Period("arrest_review", "arrest_review", district.procuratorate, trial.asked_on, add_days(trial.asked_on, 7)),
    ):
        tell_period(life, trial, period)
    life.add(
        "detention_stay",
        PLATFORM,
        centre=district.detention_centre,
        admitted_at=at(trial.detained_on, 17),
        admitted_on_title="detention_warrant",
        sent_by=district.police,
        case_organ=district.police,
        purpose="investigation",
        left_at=at(trial.arrested_on, 11),
        left_for="bail_or_residence",
    )
    if deposit is not None:
        _tell_bail(life, district, district.police, (trial.arrested_on, until, "judged"), deposit)
        return
    for organ, first, last, ended_by in (
        (district.police, trial.arrested_on, trial.transferred_on, "changed"),
        (district.procuratorate, trial.transferred_on, trial.indicted_on, "changed"),
        (court, trial.indicted_on, until, "judged"),
    ):
        _tell_bail(life, district, organ, (first, last, ended_by), None)


def credit_before_bail(life: Life, trial: Trial, sentence: Sentence) -> None:
    """Tell the days of custody that the judgment credits."""
    life.add(
        "custody_credit",
        sentence.court,
        judgment=sentence.judgment,
        kind="detention",
        restrained_from=trial.detained_on,
        restrained_until=trial.arrested_on,
        credited_days=sentence.credit,
        credit_ratio="one_to_one",
        place=district_of(trial).detention_centre,
    )


def _tell_bail(
    life: Life, district: District, organ: str, span: tuple[date, date, str], deposit: Deposit | None
) -> None:
    first, last, ended_by = span
    life.add(
        "coercive_measure",
        PLATFORM,
        kind="bail",
        organ=organ,
        decided_on=first,
        executed_at=at(first, 11),
        ground="ordinary",
        in_force_until=last,
        ended_by=ended_by,
        place="home",
        executing_organ=district.police,
        guarantee="guarantor" if deposit is None else "money",
        deposit=None if deposit is None else deposit.amount,
        deposit_paid_on=None if deposit is None else first,
        deposit_return_decided_on=None if deposit is None else deposit.returned_on,
        deposit_returned_on=None if deposit is None else deposit.returned_on,
        forfeited=None if deposit is None or deposit.forfeited_on is None else deposit.amount,
        forfeited_on=None if deposit is None else deposit.forfeited_on,
    )
