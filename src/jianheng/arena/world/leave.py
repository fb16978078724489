"""Leave of those under supervision (社区矫正法实施办法 arts 26-28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.county import CITY_CORRECTION
from jianheng.arena.world.life import LAST_DAY, Life

REASONS = ("medical", "study", "litigation", "family", "work_business")
LEVELS = ("township", "county", "city")
_OFFICE_DAYS, _COUNTY_DAYS = 7, 30


@dataclass(frozen=True)
class Leave:
    """One application.

    Args:
        from_on: its first day.
        days: how many, the first and the last included.
        level: who decides; the lawful level if left out.
        refused_for: why it was refused, if it was.
        reason: why leave is asked for.
    """

    from_on: date
    days: int
    level: str = ""
    refused_for: str | None = None
    reason: str = "family"


def lawful_level(days: int) -> str:
    """The level that may grant so many days."""
    return LEVELS[(days > _OFFICE_DAYS) + (days > _COUNTY_DAYS)]


def ask(life: Life, leave: Leave) -> date:
    """Tell one application.

    Returns:
        The day on which it was made.
    """
    body = life.district.correction_body
    level = leave.level or lawful_level(leave.days)
    decider = {"township": life.district.justice_office(life.person.number), "county": body}.get(level, CITY_CORRECTION)
    applied_on = add_days(leave.from_on, -life.dice.number(4, 6))
    until_on = add_days(leave.from_on, leave.days - 1)
    granted = leave.refused_for is None
    life.add(
        "leave",
        body,
        kind="single",
        applied_on=applied_on,
        reason=leave.reason,
        proof="证明材料一份",
        places="邻省",
        from_on=leave.from_on,
        until_on=until_on,
        decided_on=add_days(applied_on, life.dice.number(1, 3)),
        decided_by=decider,
        decider_level=level,
        result="granted" if granted else "refused",
        refusal_ground=leave.refused_for,
        permitted_from=leave.from_on if granted else None,
        permitted_until=until_on if granted else None,
        days=leave.days if granted else None,
        reported_back_on=add_days(until_on, 1) if granted and until_on < LAST_DAY else None,
    )
    return applied_on


def ask_as_usual(life: Life, first: date, last: date) -> None:
    """Now and then leave, never two within half a year."""
    day = life.dice.after(first, 40, 200)
    for _ in range(3):
        leave = Leave(day, life.dice.one_of((2, 3, 5, 7, 10, 20)), reason=life.dice.one_of(REASONS))
        if add_days(day, leave.days + 10) > min(last, LAST_DAY):
            return
        if life.dice.chance(0.15):
            leave = Leave(day, 3, refused_for="not_proved", reason="work_business")
        ask(life, leave)
        day = life.dice.after(day, 190, 500)
