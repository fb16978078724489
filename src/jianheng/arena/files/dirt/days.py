"""Days as they are mistyped, and moments of recording long after the event."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from random import Random

from jianheng.arena.files.styled.forms import Cell, write_moment
from jianheng.arena.files.styled.style import Forms
from jianheng.arena.world.life import LAST_DAY

_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?")
_PARTED = re.compile(r"^(\d{4}\D)(\d{1,2})(\D)(\d{1,2})")
_IMPOSSIBLE = ((4, 31), (6, 31), (9, 31), (11, 31), (2, 30))
_LATE = (200, 700)


def impossible(cell: Cell, random: Random) -> Cell:
    """A day that no calendar has; a spreadsheet keeps it as text. Nothing where the cell is no day."""
    month, day = random.choice(_IMPOSSIBLE)
    if isinstance(cell, date):
        return f"{cell.year}/{month}/{day}"
    if not isinstance(cell, str):
        return None
    if _COMPACT.fullmatch(cell):
        return f"{cell[:4]}{month:02}{day:02}{cell[8:]}"
    changed = _PARTED.sub(lambda found: f"{found[1]}{month}{found[3]}{day}", cell)
    return changed if changed != cell else None


def recorded_late(cell: Cell, forms: Forms, random: Random) -> Cell:
    """A moment of recording many months later; nothing where that is after the export."""
    at = _moment(cell)
    if at is None:
        return None
    late = at + timedelta(days=random.randint(*_LATE))
    return write_moment(late, forms) if late.date() < LAST_DAY else None


def _moment(cell: Cell) -> datetime | None:
    if isinstance(cell, datetime):
        return cell
    if not isinstance(cell, str):
        return None
    compact = _COMPACT.fullmatch(cell)
    parts = [int(part) for part in (compact.groups() if compact else re.findall(r"\d+", cell)) if part]
    year, month, day, hour, minute = [*parts, 0, 0][:5]
    return datetime(year, month, day, hour, minute)
