"""Admonitions, warnings and what follows them (社区矫正法实施办法 arts 34-35, 46-47)."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.community import Freedom
from jianheng.arena.world.life import LAST_DAY, Life


def sanction(life: Life, kind: str, decided_on: date, ground: str = "rule_breach") -> None:
    """Tell one admonition or warning."""
    act_on = add_days(decided_on, -life.dice.number(4, 9))
    life.add(
        "correction_measure",
        life.district.correction_body,
        kind=kind,
        decided_by=life.district.correction_body,
        decided_on=decided_on,
        ground=ground,
        act_on=act_on,
        investigators=2,
        inquiry_on=add_days(act_on, 2),
        told_on=decided_on,
        signed=True,
    )


def propose_revocation(life: Life, freedom: Freedom, day: date) -> None:
    """The body proposes to revoke; the court, some weeks later, does not."""
    body = life.district.correction_body
    life.add(
        "revocation_proposal",
        body,
        seeks=freedom.kind,
        proposed_by=body,
        proposed_on=day,
        to=freedom.court,
        ground=("two_warnings",),
        arrest_asked=False,
        received_on=add_days(day, 1),
        copied_to_procuratorate_on=day,
    )
    decided_on = add_days(day, life.dice.number(10, 25))
    if decided_on > LAST_DAY:
        return
    life.add(
        "revocation_decision",
        freedom.court,
        decision_no=f"（{decided_on.year}）{life.district.code}刑更{life.person.number * 10 + 1}号",
        kind=freedom.kind,
        ends=freedom.judgment,
        decided_by=freedom.court,
        decided_on=decided_on,
        result="refused",
        served_on_body_on=add_days(decided_on, 3),
    )


def sanction_as_usual(life: Life, first: date, last: date) -> None:
    """For some an admonition or a warning, and no more."""
    decided_on = life.dice.after(first, 60, 300)
    if life.dice.chance(0.2) and decided_on < min(last, LAST_DAY):
        sanction(life, life.dice.one_of(("admonition", "warning")), decided_on)
