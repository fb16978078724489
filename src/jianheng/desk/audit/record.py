"""Writing the log."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Protocol

from django.db import transaction

from jianheng.desk.audit.chain import GENESIS, Line
from jianheng.desk.audit.models import Entry, Head


class Actor(Protocol):
    """Somebody with a user name."""

    username: str


def record(actor: Actor | None, action: str, kind: str, about: object, /, **detail: object) -> None:
    """Append one line; inside the transaction of what it tells of, so that both stand or neither.

    Args:
        actor: who; None for the software itself.
        action: what, as in `view`, `reveal`, `conclude`, `download`.
        kind: kind of the thing, as in `clue`.
        about: its id.
        detail: more; no names and no ID numbers.
    """
    with transaction.atomic():
        head, _ = Head.objects.select_for_update().get_or_create(pk=1)
        line = Line(
            number=head.number + 1,
            at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            actor=actor.username if actor is not None else "",
            action=action,
            kind=kind,
            # PostgreSQL keeps no character of number zero; an address that was asked for may hold one.
            about=str(about).replace("\x00", "\ufffd")[:300],
            detail=json.dumps(detail, ensure_ascii=False, sort_keys=True, default=str),
            before=head.hash or GENESIS,
        )
        Entry.objects.create(
            number=line.number,
            at=line.at,
            actor=line.actor,
            action=line.action,
            kind=line.kind,
            about=line.about,
            detail=line.detail,
            before=line.before,
            hash=line.hash,
        )
        head.number, head.hash = line.number, line.hash
        head.save()
