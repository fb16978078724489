"""Community correction from the report to the last day (社区矫正法 arts 20-22, 44)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.life import LAST_DAY, Life


@dataclass(frozen=True)
class Supervision:
    """One term of supervision.

    Args:
        kind: probation, control, parole or temporary release.
        basis: the number of the paper on which it rests.
        decided_by: who decided.
        from_on, until_on: its first and its last day.
        reported_after: days until the person reported, by chance if left out.
        ended: the day and the way of another end than the last day.
        late_reason: why the report was late.
    """

    kind: str
    basis: str
    decided_by: str
    from_on: date
    until_on: date
    reported_after: int | None = None
    ended: tuple[date, str] | None = None
    late_reason: str | None = None


def supervise(life: Life, term: Supervision) -> date:
    """Tell one term as the correction body keeps it.

    Returns:
        The day of the report.
    """
    body = life.district.correction_body
    days = life.dice.number(0, 8) if term.reported_after is None else term.reported_after
    reported_on = add_days(term.from_on, days)
    ended_on, end = term.ended or (term.until_on, "expired")
    over = ended_on <= LAST_DAY
    life.add(
        "correction_term",
        body,
        body=body,
        kind=term.kind,
        basis=term.basis,
        decided_by=term.decided_by,
        term_from=term.from_on,
        term_until=term.until_on,
        notice_on=term.from_on,
        papers_on=add_days(term.from_on, life.dice.number(0, 5)),
        papers_complete=True,
        should_report_by=add_days(term.from_on, 10),
        reported_on=reported_on,
        received_how="self",
        late_reason=term.late_reason,
        declared_on=life.dice.after(reported_on, 0, 3),
        group_set_on=life.dice.after(reported_on, 0, 5),
        office=life.district.justice_office(life.person.number),
        ended_on=ended_on if over else None,
        end=end if over else None,
        certificate_on=ended_on if over and end == "expired" else None,
        told_procuratorate_on=ended_on if over else None,
    )
    return reported_on
