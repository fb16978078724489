"""Notices of correction and the answers to them (刑诉规则2019 arts 552-554, 巡回检察规定2021 art 37)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.act import Value
from jianheng.arena.days import add_days
from jianheng.arena.world.life import Life


@dataclass(frozen=True)
class Notice:
    """One notice.

    Args:
        issued_on: its day.
        replied_after: days until the reply; nothing if there was none.
        urged_after, reported_after: days until the unit was urged, or the matter reported up, if that was done.
        looked_back: whether the procuratorate looked back.
    """

    issued_on: date
    replied_after: int | None = 12
    urged_after: int | None = None
    reported_after: int | None = None
    looked_back: bool = True


def notify(life: Life, wanted: Notice) -> dict[str, Value]:
    """Tell one notice, with the reply if there was one.

    Returns:
        The notice's key.
    """
    issuer, unit = life.district.procuratorate, life.district.correction_body
    number = f"{life.district.name}检纠违（{wanted.issued_on.year}）{life.person.number + 1}号"
    key: dict[str, Value] = {"issued_by": issuer, "kind": "notice", "number": number, "addressed_to": unit}
    life.add_plain(
        "supervision_document",
        issuer,
        **key,
        issued_on=wanted.issued_on,
        served_on=add_days(wanted.issued_on, 1),
        problem_class="procedure",
        in_circuit=True,
        urged_on=None if wanted.urged_after is None else add_days(wanted.issued_on, wanted.urged_after),
        reported_up_on=None if wanted.reported_after is None else add_days(wanted.issued_on, wanted.reported_after),
    )
    if wanted.replied_after is not None:
        replied_on = add_days(wanted.issued_on, wanted.replied_after)
        life.add_plain(
            "supervision_reply",
            issuer,
            document=number,
            replied_by=unit,
            replied_on=replied_on,
            received_on=replied_on,
            answer="accepted",
            reasons=True,
            measures="已整改",
            corrected_on=replied_on,
            verified_on=add_days(replied_on, 40) if wanted.looked_back else None,
            verified="done" if wanted.looked_back else None,
        )
    return {**key, "issued_on": str(wanted.issued_on)}
