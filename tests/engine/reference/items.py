"""Related facts, found row by row in plain Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from .bounds import NOTHING, Truth, Val, both, exact, less, negate

Period = tuple[date | None, date | None]
FAR, EARLY = date.max, date.min
NONE_ABLE = frozenset({"valn"})
READ = ("val", "valn")


@dataclass(frozen=True)
class Seek:
    """What is looked for: the rows of the person that are `ok`.

    Args:
        kind: `the`, `first`, `last`, `any` or `count`.
        start, end: names of the columns of the axis; both "" without an axis, `end` "" for an event.
        by: date field that orders the rows.
        window: ends of `within`; a date, None for unknown, "ever" or absent altogether.
    """

    kind: str
    start: str
    end: str
    by: str
    window: tuple[Any, Any] | None
    as_of: date


@dataclass(frozen=True)
class Found:
    """What is known of a related fact."""

    found: Truth
    lo: int
    hi: int | None
    usable: bool
    why: str
    row: dict[str, Any] | None
    by: Val

    def field(self, name: str) -> Val:
        """The value of a field of the picked row."""
        if self.found is False:
            return NOTHING
        if self.row is None:
            return Val(None, None, False if self.found and name not in NONE_ABLE else None)
        value = self.row.get(name)
        if value is None:
            return NOTHING if name in NONE_ABLE else Val(None, None)
        return exact(value)


def part(row: dict[str, Any], name: str) -> Val:
    """A date, exact or between bounds."""
    if f"{name}_lo" in row or f"{name}_hi" in row:
        return Val(row.get(f"{name}_lo"), row.get(f"{name}_hi"))
    return Val(row.get(name), row.get(name))


def seen_on(row: dict[str, Any], seek: Seek, planned: frozenset[str]) -> dict[str, Any] | None:
    """The row as a day sees it: None while it has not begun; what is dated later has not happened."""
    if seek.start and (begin := part(row, seek.start).lo) is not None and begin > seek.as_of:
        return None
    return {
        name: None if isinstance(value, date) and name not in planned and value > seek.as_of else value
        for name, value in row.items()
    }


def in_window(row: dict[str, Any], seek: Seek) -> Truth:
    """Whether an event lies in the window, or a span touches it."""
    if seek.window is None or not seek.start:
        return True
    first, last = seek.window
    begin = part(row, seek.start)
    end = part(row, seek.end) if seek.end else begin
    tests: list[Truth] = []
    if first != "ever":
        runs_on = bool(seek.end) and end == Val(None, None)
        tests.append(True if runs_on else less(as_bounds(first), end, strict=False))
    if last != "ever":
        tests.append(less(begin, as_bounds(last), strict=False))
    return both(*tests)


def as_bounds(end: Any) -> Val:
    """An end of a window: a day, nothing known, or bounds."""
    return end if isinstance(end, Val) else Val(end, end)


def search(rows: Sequence[dict[str, Any]], person: str | None, seek: Seek, periods: Sequence[Period]) -> Found:
    """Look through all rows.

    Args:
        rows: the related table as the day sees it.
        person: the key of the examined side; None where it is missing.
        seek: what is looked for.
        periods: what the deliveries cover, for this unit and person.
    """
    covered = seek.window is not None and reaches(seek, periods)
    if person is None:
        return Found(None, 0, None, False, "missing", None, Val(None, None, None))
    sure, possible = [], []
    for row in rows:
        fits = both(row.get("ok"), in_window(row, seek)) if row.get("person") == person else False
        dated = not seek.by or None not in (part(row, seek.by).lo, part(row, seek.by).hi)
        if fits is True and dated:
            sure.append(row)
        elif fits is not False:
            possible.append(row)
    found: Truth = True if sure else None if possible else False if covered else None
    count = len(sure) + len(possible) if covered else None
    row, why = picked(sure, possible, seek)
    if row is None and not sure and not possible:
        why = "known" if covered else "uncovered"
    by = bounds_of_by(sure, possible, seek, row, found) if seek.by else Val(None, None)
    return Found(found, len(sure), count, why == "known" and bool(sure), why, row, by)


def picked(sure: list[dict[str, Any]], possible: list[dict[str, Any]], seek: Seek) -> tuple[dict[str, Any] | None, str]:
    """The row that counts, or why none does."""
    if seek.kind in {"any", "count"}:
        return (None, "known") if sure else (None, "ambiguous")
    if seek.kind == "the":
        if not sure or possible:
            return None, "ambiguous"
        return agreed(sure)
    if not sure:
        return None, "ambiguous"
    pick = min if seek.kind == "first" else max
    best = pick(sure, key=lambda row: (part(row, seek.by).lo, row["row_id"]))
    if len(sure) > 1 and not all(part(row, seek.by).exact for row in sure):
        return None, "ambiguous"
    day = part(best, seek.by)
    rivals = [part(row, seek.by) for row in possible]
    safe = [
        less(day, rival, strict=True) if seek.kind == "first" else less(rival, day, strict=True) for rival in rivals
    ]
    return (best, "known") if both(*safe) else (None, "ambiguous")


def agreed(rows: list[dict[str, Any]]) -> tuple[dict[str, Any] | None, str]:
    """One row out of several that say the same; a fact that one of them leaves out is no contradiction."""
    result: dict[str, Any] = {}
    for name in READ:
        values = {row.get(name) for row in rows}
        if name not in NONE_ABLE:
            values.discard(None)
        if len(values) > 1:
            return None, "contradictory"
        result[name] = next(iter(values), None)
    return result, "known"


def bounds_of_by(
    sure: list[dict[str, Any]], possible: list[dict[str, Any]], seek: Seek, row: dict[str, Any] | None, found: Truth
) -> Val:
    """The date of the picked row, or between what it must lie."""
    if row is not None:
        return part(row, seek.by)
    if found is False:
        return NOTHING
    none = False if found else None
    pick = min if seek.kind == "first" else max
    far_side, near_side = ("lo", "hi") if seek.kind == "first" else ("hi", "lo")
    near = [getattr(part(r, seek.by), near_side) for r in sure]
    far = [getattr(part(r, seek.by), far_side) for r in (*sure, *possible)]
    inner = pick(near) if near else None
    outer = None if None in far or not far else pick(far)
    return Val(outer, inner, none) if seek.kind == "first" else Val(inner, outer, none)


def reaches(seek: Seek, periods: Sequence[Period]) -> bool:
    """Whether the deliveries contain the window, which ends on the day of the run where its end is unknown or later."""
    first, last = seek.window or ("ever", "ever")
    latest = None if last == "ever" else as_bounds(last).hi
    end = min(latest or seek.as_of, seek.as_of)
    start = EARLY if first == "ever" else first
    return any(holds(period, start, end) for period in joined(periods))


def holds(period: Period, start: date | None, end: date) -> bool:
    """Complete history contains an unknown start as well."""
    begins = period[0] is None or (start is not None and start is not EARLY and period[0] <= start)
    return begins and (period[1] is None or period[1] >= end)


def joined(periods: Sequence[Period]) -> list[Period]:
    """Days that periods cover together, as periods again: counted by their ends, touching ones as one."""
    result: list[Period] = []
    for start, end in sorted(periods, key=lambda p: (p[0] or EARLY, p[1] or FAR)):
        last = result[-1] if result else None
        if last and (last[1] is None or (start or EARLY) <= last[1] + timedelta(days=1)):
            result[-1] = (last[0], None if None in (last[1], end) else max(last[1], end))  # type: ignore[type-var]
        else:
            result.append((start, end))
    return result


__all__ = ["Found", "Period", "Seek", "negate", "search", "seen_on"]
