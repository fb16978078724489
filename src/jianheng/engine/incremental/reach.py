"""What the deliveries reach over, before and now: where only what a day cannot tell apart differs, nothing changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa
from sqlglot import exp

from jianheng.engine.coverage import Period
from jianheng.engine.execute import Session
from jianheng.engine.sql import relation

Reached = frozenset[tuple[date | None, date | None]]


@dataclass(frozen=True)
class Reach:
    """The units and persons whose coverage differs, by table.

    Args:
        everywhere: tables for which coverage of everybody differs, or whose kinds of coverage do.
        units, persons: by table, the keys of those whose own coverage differs.
    """

    everywhere: frozenset[str]
    units: dict[str, set[str]]
    persons: dict[str, set[str]]


def compare_reach(before: Session, after: Session, tables: set[str]) -> Reach:
    """Compare coverage as each run's day sees it: whether it ends on that day or goes beyond is one and the same.

    A window never goes beyond the day of the run, so that a period which reaches that day has no end for it; and
    one which ends before it is held against the window's own end alone.

    Args:
        before, after: the sessions of the earlier run and of the present one.
        tables: the tables that matter.
    """
    odd = {
        name
        for name in tables
        if _stars(before, name) != _stars(after, name)
        or before.kinds.by_unit(name) != after.kinds.by_unit(name)
        or before.kinds.by_person(name) != after.kinds.by_person(name)
    }
    return Reach(frozenset(odd), *(_differing(before, after, column, tables) for column in ("unit", "person")))


def _stars(session: Session, name: str) -> tuple[Period, ...]:
    return tuple((start, _cut(end, session.as_of)) for start, end in session.kinds.everywhere(name))


def _cut(end: date | None, as_of: date) -> date | None:
    return None if end is None or end >= as_of else end


def _differing(before: Session, after: Session, column: str, tables: set[str]) -> dict[str, set[str]]:
    old, new = (_by_key(session, column) for session in (before, after))
    found: dict[str, set[str]] = {}
    for name, key in old.keys() | new.keys():
        if name in tables and old.get((name, key)) != new.get((name, key)):
            found.setdefault(name, set()).add(key)
    return found


def _by_key(session: Session, column: str) -> dict[tuple[str, str], Reached]:
    rows: pa.Table = session.engine.fetch(exp.select(exp.Star()).from_(relation(f"coverage_by_{column}")))
    found: dict[tuple[str, str], set[tuple[date | None, date | None]]] = {}
    for row in rows.to_pylist():
        period = (row["from_on"], _cut(row["until_on"], session.as_of))
        found.setdefault((row["tbl"], row[column]), set()).add(period)
    return {key: frozenset(periods) for key, periods in found.items()}
