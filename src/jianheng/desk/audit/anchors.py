"""Anchors: the head of the log on a day, kept beside the database, so that a cut-off end is found.

A chain of hashes shows that its lines belong together, not that there were no more. An anchor says how many there
were at least. Copies kept elsewhere (an exported log, a head written down) say so even to somebody who could rewrite
both the database and this file.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = "anchors.jsonl"


@dataclass(frozen=True)
class Anchor:
    """The head of the log on a day.

    Args:
        number: number of the line.
        hash: its hash.
        day: the day.
        why: `start` of the workbench, or `export`.
    """

    number: int
    hash: str
    day: str
    why: str = "start"


def anchors(folder: Path) -> list[Anchor]:
    """The anchors of a workbench, oldest first.

    Args:
        folder: its folder.

    Raises:
        ValueError: a line of the file is not one, and which.
    """
    file = folder / FILE
    if not file.is_file():
        return []
    found = []
    for at, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            found.append(Anchor(**json.loads(text)))
        except (ValueError, TypeError) as error:
            raise ValueError(f"{FILE}:{at}") from error
    return found


def append(folder: Path, anchor: Anchor) -> None:
    """Keep an anchor; it is on the disk when this returns."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {"number": anchor.number, "hash": anchor.hash, "day": anchor.day, "why": anchor.why}
    # One write at the end of the file: two processes never mix their lines.
    descriptor = os.open(folder / FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, (json.dumps(told) + "\n").encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def anchor_of_today(folder: Path, number: int, head: str, today: date) -> bool:
    """Keep the head of the log once a day.

    Args:
        folder: the workbench's folder.
        number: number of the last line; an empty log has no anchor.
        head: its hash.
        today: the day.

    Returns:
        Whether it was kept now.
    """
    if not number:
        return False
    try:
        last = anchors(folder)[-1:]
    except ValueError:
        last = []  # what is damaged is told by the check; today's anchor is kept all the same
    if last and last[0].day == today.isoformat():
        return False
    append(folder, Anchor(number, head, today.isoformat()))
    return True
