"""Values and days over all rows of a person, worked out row by row and day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from .bounds import NOTHING, Val

Row = dict[str, Any]
ONE_DAY = timedelta(days=1)


def summed(sure: Sequence[Row], possible: Sequence[Row], field: str, covered: bool, *, none: bool, floor: bool) -> Val:
    """A sum: what surely counts, with what may count where that lies further out.

    Args:
        sure, possible: rows that count, and rows that may.
        field: what is summed.
        covered: no row can be missing.
        none: an empty field means that there is nothing.
        floor: no value lies below zero.
    """
    lows: list[int | None] = []
    highs: list[int | None] = []
    for rows, certain in ((sure, True), (possible, False)):
        for row in rows:
            value = row.get(field)
            if value is None:
                lows.append(0 if none or floor else None)
                highs.append(0 if none else None)
            else:
                lows.append(value if certain else min(value, 0))
                highs.append(value if certain else max(value, 0))
    lo = None if None in lows or not (covered or floor) else sum(v or 0 for v in lows)
    hi = None if None in highs or not covered else sum(v or 0 for v in highs)
    return Val(lo, hi)


def extreme(sure: Sequence[Row], possible: Sequence[Row], field: str, covered: bool, *, none: bool, most: bool) -> Val:
    """The greatest or least; without any value there is none."""
    pick = max if most else min
    certain = [row.get(field) for row in sure if not (none and row.get(field) is None)]
    perhaps = [row.get(field) for row in possible if not (none and row.get(field) is None)]
    near = [value for value in certain if value is not None]
    far = [*certain, *perhaps]
    inner = pick(near) if near else None
    outer = pick(far) if covered and far and None not in far else None  # type: ignore[type-var]
    if not far and covered:
        return NOTHING
    state = False if certain else None
    return Val(inner, outer, state) if most else Val(outer, inner, state)


def days_of(row: Row, first: date, last: date, *, widest: bool) -> set[date]:
    """Days of a stay inside a stretch: without a known start none for certain, without an end all that follow."""
    start = row.get("from_on")
    if start is None:
        if not widest:
            return set()
        start = first
    end = row.get("until_on") or last
    return {day for day in stretch(first, last) if start <= day <= end}


def stretch(first: date, last: date) -> list[date]:
    return [first + n * ONE_DAY for n in range((last - first).days + 1)]


def covered_days(
    sure: Sequence[Row], possible: Sequence[Row], over: tuple[date, date], covered: bool
) -> tuple[set[date], set[date]]:
    """Days that are surely inside a row, and days that may be."""
    inner = {day for row in sure for day in days_of(row, *over, widest=False)}
    outer = {day for row in (*sure, *possible) for day in days_of(row, *over, widest=True)}
    return inner, outer if covered else set(stretch(*over))


def laid(sure: Sequence[Row], possible: Sequence[Row], over: tuple[date, date], covered: bool) -> Val:
    inner, outer = covered_days(sure, possible, over, covered)
    return Val(len(inner), len(outer))


def gap(sure: Sequence[Row], possible: Sequence[Row], over: tuple[date, date], covered: bool) -> dict[str, Any]:
    """The parts of a gap: days, the first of them, the number of stretches, and whether there is one."""
    inner, outer = covered_days(sure, possible, over, covered)
    everything = set(stretch(*over))
    least, most = sorted(everything - outer), sorted(everything - inner)
    found = True if least else False if not most else None
    first = Val(most[0] if most else None, least[0] if least else None, None if found is None else not found)
    stretches = [day for day in most if day - ONE_DAY not in most]
    count = Val(len(stretches), len(stretches)) if least == most else Val(1 if least else 0, None)
    return {"days": Val(len(least), len(most)), "from_on": first, "count": count, "found": found}
