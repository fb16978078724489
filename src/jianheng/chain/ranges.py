"""Persons in ranges of their keys, so that a work on all of them goes in parts and keeps their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from jianheng.chain.persons import PERSON

# Of each table so many rows tell where the ranges end.
_SAMPLED = 20_000


@dataclass(frozen=True)
class Range:
    """Persons whose keys lie in a range; rows without a person go with the last ones.

    Args:
        low: the first key; empty begins with the first of all.
        high: the first key beyond; None goes to the last of all.
    """

    low: str = ""
    high: str | None = None

    def tell(self, con: duckdb.DuckDBPyConnection) -> None:
        """Let a connection know where the range begins and ends: keys never become words of a query."""
        con.execute("set variable person_low = ?", [self.low])
        con.execute("set variable person_high = ?", [self.high])

    def holds(self) -> str:
        """The condition in SQL that a row with a person lies in it, for a connection that was told of it."""
        if not self.low and self.high is None:
            return "true"
        if self.high is None:
            return f"({PERSON} >= getvariable('person_low') or {PERSON} is null)"
        return f"({PERSON} >= getvariable('person_low') and {PERSON} < getvariable('person_high'))"


def person_ranges(tables: Mapping[str, pa.Table], at_once: int) -> list[Range]:
    """Ranges of persons of about equally many rows.

    Args:
        tables: rows by table, each with a person.
        at_once: how many rows the persons of a range should have.

    Returns:
        The ranges in the order of the keys; together they hold every row.

    >>> rows = pa.table({"person": ["a", "b", "c", "d"]})
    >>> person_ranges({"stay": rows}, 2)
    [Range(low='', high='c'), Range(low='c', high=None)]
    """
    count = sum(rows.num_rows for rows in tables.values())
    parts = -(-count // at_once) if count else 1
    if parts == 1:
        return [Range()]
    step = max(1, count // _SAMPLED)
    sampled = [rows[PERSON].take(pa.arange(0, rows.num_rows, step)) for rows in tables.values() if rows.num_rows]
    keys = pa.chunked_array([chunk for each in sampled for chunk in each.chunks], pa.string()).drop_null()
    keys = keys.take(pc.sort_indices(keys))
    cuts = sorted({keys[len(keys) * part // parts].as_py() for part in range(1, parts)}) if len(keys) else []
    return [Range(low, high) for low, high in zip(["", *cuts], [*cuts, None], strict=True)]
