"""Pensions: suspended while a sentence is served, and not raised for that time."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.life import LAST_DAY, Life

_RAISED_IN = 7


def pension(life: Life, act: str, acted_on: date, from_on: date, amount: int) -> None:
    """Tell one act on the pension."""
    office = life.district.pension_office
    life.add(
        "benefit_payment",
        office,
        kind="pension",
        act=act,
        acted_on=acted_on,
        paid_by=office,
        from_on=from_on,
        amount=amount,
        base_changed=act == "adjust",
    )


def raised(life: Life, year: int) -> date:
    """Tell the yearly rise, made in July for the time from January on.

    Returns:
        The day on which it was made.
    """
    acted_on = date(year, _RAISED_IN, life.dice.number(1, 28))
    pension(life, "adjust", acted_on, date(year, 1, 1), life.dice.number(60, 160))
    return acted_on


def pension_as_usual(life: Life, in_custody_from: date, free_from: date | None) -> None:
    """Raised every year at liberty, suspended in custody, resumed afterwards."""
    for year in range(2017, in_custody_from.year):
        raised(life, year)
    suspended_on = life.dice.after(in_custody_from, 10, 60)
    pension(life, "suspend", suspended_on, in_custody_from, life.dice.number(2000, 4000))
    if free_from is not None and add_days(free_from, 40) <= LAST_DAY:
        pension(life, "resume", add_days(free_from, 30), free_from, life.dice.number(2000, 4000))
        for year in range(free_from.year + 1, LAST_DAY.year + 1):
            raised(life, year)
