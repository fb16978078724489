"""Life inside: lawyers' visits in the detention centre, solitary confinement in the prison."""

from __future__ import annotations

from datetime import datetime, timedelta

from jianheng.arena.days import add_days
from jianheng.arena.world.county import JUVENILE_PRISON
from jianheng.arena.world.custody import at, district_of
from jianheng.arena.world.life import Life
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.trial import Trial


def lawyer_visit(life: Life, trial: Trial, requested_at: datetime, hours: float | None, **fields: bool) -> None:
    """Tell a lawyer's request, and the visit so many hours later, if it ever took place."""
    centre = district_of(trial).detention_centre
    held_from = None if hours is None else requested_at + timedelta(hours=hours)
    life.add(
        "contact",
        centre,
        kept_by=centre,
        kind="lawyer_visit",
        requested_at=requested_at,
        papers_complete=fields.get("papers_complete", True),
        permission_needed=fields.get("permission_needed", False),
        granted=fields.get("granted", held_from is not None),
        held_from=held_from,
        held_until=None if held_from is None else held_from + timedelta(minutes=50),
        place="inside",
        other_party="律师",
        monitored=False,
    )


def visits_as_usual(life: Life, trial: Trial) -> None:
    """For some a lawyer who is let in within two days."""
    if life.dice.chance(0.25):
        day = life.dice.day(add_days(trial.detained_on, 5), add_days(trial.first_judged_on, -5))
        lawyer_visit(life, trial, at(day, 9, life.dice.number(0, 59)), life.dice.number(2, 46))


def confine(life: Life, sentence: Sentence, from_at: datetime, days: int) -> None:
    """Tell solitary confinement that ends so many days later at the same hour."""
    life.add(
        "special_measure",
        sentence.prison,
        kept_by=sentence.prison,
        place_kind="juvenile_prison" if sentence.prison == JUVENILE_PRISON else "prison",
        kind="confinement",
        from_at=from_at,
        until_at=from_at + timedelta(days=days),
        ground="discipline",
        approved_at=from_at - timedelta(hours=3),
        urgent_first=False,
        recorded_on_video=True,
        death_sentenced=False,
    )
