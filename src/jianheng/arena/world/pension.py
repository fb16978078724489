"""Pensions: suspended while a sentence is served, and not raised for that time."""

from __future__ import annotations

from datetime import date

from jianheng.arena.world.life import Life

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
