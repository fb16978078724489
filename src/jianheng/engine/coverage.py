"""What the deliveries cover: by unit, by person, or everywhere; overlapping periods merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pyarrow as pa

from jianheng.engine.duckdb.connection import open_engine
from jianheng.engine.engine import Engine

SCHEMA = pa.schema(
    [
        ("tbl", pa.string()),
        ("unit", pa.string()),
        ("person", pa.string()),
        ("from_on", pa.date32()),
        ("until_on", pa.date32()),
    ]
)
Period = tuple[date | None, date | None]


@dataclass(frozen=True)
class CoverageKinds:
    """Which kinds of coverage there are, so that a plan joins only what can matter."""

    stars: dict[str, tuple[Period, ...]]
    unit_tables: frozenset[str]
    person_tables: frozenset[str]

    def everywhere(self, table: str) -> tuple[Period, ...]:
        return self.stars.get(table, ()) + self.stars.get("*", ())

    def by_unit(self, table: str) -> bool:
        return table in self.unit_tables

    def by_person(self, table: str) -> bool:
        return table in self.person_tables


def merge(periods: Iterable[Period]) -> tuple[Period, ...]:
    """Join periods that touch or overlap; None is without end on that side.

    >>> merge([(date(2020, 1, 1), date(2020, 6, 30)), (date(2020, 7, 1), None)])
    ((datetime.date(2020, 1, 1), None),)
    """
    merged: list[Period] = []
    for start, end in sorted(periods, key=lambda p: (p[0] or date.min, p[1] or date.max)):
        if merged and _touch(merged[-1][1], start):
            last_start, last_end = merged[-1]
            longest = None if last_end is None or end is None else max(last_end, end)
            merged[-1] = (last_start, longest)
        else:
            merged.append((start, end))
    return tuple(merged)


def _touch(end: date | None, start: date | None) -> bool:
    if end is None or start is None or end == date.max:
        return True
    return start <= end + timedelta(days=1)


def register_coverage(engine: Engine, coverage: pa.Table) -> CoverageKinds:
    """Make the merged coverage available to plans.

    Args:
        engine: the engine of the run.
        coverage: columns `tbl, unit, person, from_on, until_on`; unit `*` means every unit.

    Returns:
        Which kinds there are. Tables `coverage_by_unit` and `coverage_by_person` are registered.
    """
    con = open_engine()
    con.register("coverage_raw", coverage.cast(SCHEMA))
    stars = defaultdict(list)
    rows = con.execute("SELECT tbl, from_on, until_on FROM coverage_raw WHERE unit = '*' AND person IS NULL").fetchall()
    for table, start, end in rows:
        stars[table].append((start, end))
    tables = []
    for column, where in (("unit", "unit <> '*' AND person IS NULL"), ("person", "person IS NOT NULL")):
        merged = con.sql(_islands(column, where, everyone=column == "unit")).to_arrow_table()
        engine.hold(f"coverage_by_{column}", merged)
        tables.append(frozenset(merged.column("tbl").unique().to_pylist()))
    con.close()
    return CoverageKinds({table: merge(periods) for table, periods in stars.items()}, *tables)


def _islands(column: str, where: str, *, everyone: bool) -> str:
    """Merge touching periods per table and key, with a running maximum of their ends.

    Args:
        column: the key.
        where: which periods are a key's own.
        everyone: what is delivered for every unit continues what a unit delivers for itself.
    """
    far, early = "DATE '9999-12-31'", "DATE '0001-01-01'"
    shared = f"""
            UNION ALL
            SELECT own.tbl, own.{column}, coalesce(every.from_on, {early}), coalesce(every.until_on, {far})
            FROM (SELECT DISTINCT tbl, {column} FROM coverage_raw WHERE {where}) own
            JOIN coverage_raw every ON every.tbl IN (own.tbl, '*') AND every.unit = '*' AND every.person IS NULL
    """
    return f"""
        WITH spans AS (
            SELECT tbl, {column}, coalesce(from_on, {early}) AS a, coalesce(until_on, {far}) AS b
            FROM coverage_raw WHERE {where} {shared if everyone else ""}
        ), reached AS (
            SELECT *, max(b) OVER (PARTITION BY tbl, {column} ORDER BY a, b
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM spans
        ), numbered AS (
            SELECT *, sum(CASE WHEN before IS NULL OR (before < {far} AND a > before + 1) THEN 1 ELSE 0 END)
                OVER (PARTITION BY tbl, {column} ORDER BY a, b) AS island FROM reached
        )
        SELECT tbl, {column}, nullif(min(a), {early}) AS from_on, nullif(max(b), {far}) AS until_on
        FROM numbered GROUP BY tbl, {column}, island
    """
