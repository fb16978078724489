"""Custody before the sentence: measures, periods, stages, and the stay in the detention centre."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from jianheng.arena.days import add_days, period_end
from jianheng.arena.world.county import DISTRICTS, PLATFORM, District
from jianheng.arena.world.life import Life
from jianheng.arena.world.trial import Slip, Trial

EXTENSIONS = ("ext_156", "review_15d", "trial_3m")


@dataclass(frozen=True)
class Period:
    """One period of custody.

    Args:
        stage, basis: what it is for.
        organ: whose stage it is.
        from_on, until_on: its first and last day.
    """

    stage: str
    basis: str
    organ: str
    from_on: date
    until_on: date


@dataclass(frozen=True)
class Periods:
    """What a detention centre kept of the periods of a case.

    Args:
        slip: a stage that went on after its last day, so that nothing extends it.
        stretched: a basis, and days by which its period is written too long.
    """

    slip: Slip | None = None
    stretched: tuple[str, int] | None = None

    def told(self, periods: list[Period]) -> list[Period]:
        """The periods as they were kept."""
        first = [p for p in periods if self.slip is None or p.stage != self.slip.stage or p.basis not in EXTENSIONS]
        if self.stretched is None:
            return first
        basis, days = self.stretched
        return [replace(p, until_on=add_days(p.until_on, days)) if p.basis == basis else p for p in first]


def district_of(trial: Trial) -> District:
    """Where a case is investigated."""
    return DISTRICTS[trial.number // 10 % len(DISTRICTS)]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day."""
    return datetime.combine(day, time(hour, minute))


def hold(life: Life, trial: Trial, court: str, left_on: date, kept: Periods) -> None:
    """Tell the custody of a person who was held from the first day on.

    Args:
        life: whose life.
        trial: the case.
        court: the court of first instance.
        left_on: when the person was taken to prison.
        kept: what the centre kept of the periods.
    """
    district = district_of(trial)
    tell_measures(life, trial, trial.effective_on)
    for period in kept.told(periods(trial, court)):
        tell_period(life, trial, period)
    life.add(
        "detention_stay",
        PLATFORM,
        centre=district.detention_centre,
        admitted_at=at(trial.detained_on, 17, life.dice.number(0, 59)),
        admitted_on_title="detention_warrant",
        sent_by=district.police,
        case_organ=district.police,
        purpose="investigation",
        left_at=at(left_on, 9),
        left_for="to_prison",
    )


def tell_measures(life: Life, trial: Trial, until: date, arrested: bool = True) -> None:
    """Tell detention, and the arrest that follows."""
    district = district_of(trial)
    changed_on = trial.arrested_on if arrested else until
    _measure(life, district, "detention", district.police, trial.detained_on, changed_on, "changed")
    if arrested:
        _measure(life, district, "arrest", district.procuratorate, trial.arrested_on, until, "judged")


def periods(trial: Trial, court: str) -> list[Period]:
    """The periods of custody of a case that is tried once or twice, one after the other."""
    district = district_of(trial)
    police, procuratorate = district.police, district.procuratorate
    found = [
        Period("investigation", "detain_3d", police, trial.detained_on, add_days(trial.detained_on, 3)),
        Period("arrest_review", "arrest_review", procuratorate, trial.asked_on, add_days(trial.asked_on, 7)),
    ]
    found += _stage("investigation", police, trial.arrested_on, trial.transferred_on, ("arrest_2m", 2), ("ext_156", 3))
    month, half = period_end(trial.transferred_on, 1), add_days(period_end(trial.transferred_on, 1), 15)
    found.append(Period("prosecution_review", "review_1m", procuratorate, trial.transferred_on, month))
    if trial.indicted_on > month:
        found.append(Period("prosecution_review", "review_15d", procuratorate, add_days(month, 1), half))
    found += _stage("first_instance", court, trial.indicted_on, trial.first_judged_on, ("trial_2m", 2), ("trial_3m", 3))
    return found


def tell_period(life: Life, trial: Trial, period: Period) -> None:
    """Tell one period as the detention centre keeps it."""
    extends = period.basis in EXTENSIONS
    life.add(
        "custody_clock",
        PLATFORM,
        case_no=case_number(trial, period.stage),
        organ=period.organ,
        stage=period.stage,
        basis=period.basis,
        period_from=period.from_on,
        period_until=period.until_on,
        decided_on=add_days(period.from_on, -3) if extends else period.from_on,
        applied_on=add_days(period.from_on, -9) if period.basis == "ext_156" else None,
        notified_centre_on=add_days(period.from_on, -2) if extends else period.from_on,
    )


def tell_stages(life: Life, trial: Trial, court: str, *, arrested: bool) -> None:
    """Tell what each organ did with the case."""
    district = district_of(trial)
    procuratorate = district.procuratorate
    for stage, organ, accepted_on, ended_on, outcome in (
        ("investigation", district.police, trial.detained_on, trial.transferred_on, "transferred"),
        ("arrest_review", procuratorate, trial.asked_on, trial.arrested_on, "approved" if arrested else "not_approved"),
        ("prosecution_review", procuratorate, trial.transferred_on, trial.indicted_on, "prosecuted"),
        ("first_instance", court, trial.indicted_on, trial.first_judged_on, "judged"),
    ):
        life.add(
            "proceeding",
            PLATFORM,
            case_no=case_number(trial, stage),
            stage=stage,
            organ=organ,
            accepted_on=accepted_on,
            procedure="ordinary",
            ended_on=ended_on,
            outcome=outcome,
            custody_paper_issued_on=accepted_on if arrested else None,
            custody_paper_at_centre_on=accepted_on if arrested else None,
        )


def case_number(trial: Trial, stage: str) -> str:
    """The number that an organ gives to the case."""
    district, number = district_of(trial), trial.number + 1
    if stage == "investigation":
        return f"{district.name}公刑（{trial.detained_on.year}）{number}号"
    kind, day = {
        "arrest_review": ("检捕", trial.asked_on),
        "prosecution_review": ("检诉", trial.transferred_on),
    }.get(stage, ("刑初", trial.first_judged_on))
    return f"（{day.year}）{district.code}{kind}{number}号"


def _stage(
    stage: str, organ: str, start: date, end: date, first: tuple[str, int], more: tuple[str, int]
) -> list[Period]:
    """The first period of a stage, and the extension if it did not suffice."""
    until = period_end(start, first[1])
    found = [Period(stage, first[0], organ, start, until)]
    if end > until:
        found.append(Period(stage, more[0], organ, add_days(until, 1), period_end(start, more[1])))
    return found


def _measure(life: Life, district: District, kind: str, organ: str, day: date, until: date, ended_by: str) -> None:
    life.add(
        "coercive_measure",
        PLATFORM,
        kind=kind,
        organ=organ,
        decided_on=day,
        executed_at=at(day, 10),
        first_questioned_at=at(day, 15),
        ground="ordinary",
        in_force_until=until,
        ended_by=ended_by,
        place="custody_place",
        place_name=district.detention_centre,
        executing_organ=district.police,
        guarantee="none",
    )
