"""Rows cut at the days for which an office sets them, and what must lie before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from jianheng.law.check.citations import period
from jianheng.law.local.entry import Entry
from jianheng.law.local_word import LocalWord
from jianheng.law.tables.table import Condition, Row

DAY = timedelta(days=1)
BEFORE, AFTER, EARLIER = ".before", ".after", ".earlier"


def pieces(row: Row, entry: Entry, word: LocalWord) -> tuple[Row, ...]:
    """A row as an entry leaves it.

    Values with days hold for these days alone, and what lies before and after stays as published. Days without
    values are the row's own.

    Args:
        row: the row as published.
        entry: what is said of it.
        word: the same, as a proof tells it.
    """
    if entry.kind == "confirm":
        return (replace(row, local=word),)
    lo, hi = period(row)
    first, last = entry.days.get("from", lo), entry.days.get("until", hi)
    own = replace(dated(row, first, last), values=row.values | entry.values, local=word)
    if not entry.values:
        return (own,)
    found = [own]
    if first is not None and first != lo:
        found.insert(0, replace(dated(row, lo, first - DAY), id=f"{row.id}{BEFORE}"))
    if last is not None and last != hi:
        found.append(replace(dated(row, last + DAY, hi), id=f"{row.id}{AFTER}"))
    return tuple(found)


def dated(row: Row, lo: date | None, hi: date | None) -> Row:
    """The row for other days."""
    others = tuple(each for each in row.conditions if each.arg != "on")
    span = () if lo is None and hi is None else (Condition("on", "interval", lo, hi, lo is not None, hi is not None),)
    return replace(row, conditions=(*span, *others))


def guarded(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows with the days before the first version kept off, where an office uses a first version.

    A day that is known only within bounds may lie before it; without a row there, the first version would be taken
    for those days too.
    """
    starts = [period(row)[0] for row in rows]
    known = [start for start in starts if start is not None]
    first = min(known, default=None)
    if first is None or len(known) < len(rows):
        return tuple(rows)
    versions = [row for row in rows if period(row)[0] == first]
    if not any(row.local is not None for row in versions):
        return tuple(rows)
    earlier = (replace(dated(row, None, first - DAY), id=f"{row.id}{EARLIER}", local=None) for row in versions)
    return (*(replace(row, cite=(), confidence="M") for row in earlier), *rows)
