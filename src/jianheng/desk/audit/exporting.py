"""The whole log as lines of JSON, with its head at the end, and an anchor of it beside the database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from jianheng.desk.audit.anchors import Anchor, append
from jianheng.desk.audit.models import Entry, Head
from jianheng.desk.audit.reading import FIELDS
from jianheng.desk.audit.record import Actor, record

AT_ONCE = 2000


@dataclass(frozen=True)
class Export:
    """A log on its way out.

    Args:
        number: number of its last line.
        head: hash of its last line.
        lines: the text, line by line.
    """

    number: int
    head: str
    lines: Iterator[str]


def export(actor: Actor, folder: Path) -> Export:
    """Begin to export; the export is itself the last line of what goes out.

    Args:
        actor: who exports.
        folder: the workbench's folder, for the anchor.
    """
    with transaction.atomic():
        record(actor, "export", "log", "")
        head = Head.objects.get(pk=1)
    append(folder, Anchor(head.number, head.hash, timezone.localdate().isoformat(), "export"))
    return Export(head.number, head.hash, _lines(head.number, head.hash))


def _lines(number: int, head: str) -> Iterator[str]:
    names = (*FIELDS, "hash")
    rows = Entry.objects.filter(number__lte=number).order_by("number").values_list(*names)
    for row in rows.iterator(chunk_size=AT_ONCE):
        yield json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n"
    yield json.dumps({"head": {"number": number, "hash": head}}) + "\n"
