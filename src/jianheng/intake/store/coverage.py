"""For which unit, person, table and period the absence of a row means something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

ANY_UNIT = "*"
SCHEMA = pa.schema(
    [
        pa.field("unit", pa.string(), nullable=False),
        pa.field("person", pa.string()),
        pa.field("table", pa.string(), nullable=False),
        pa.field("from", pa.date32()),
        pa.field("until", pa.date32(), nullable=False),
    ]
)


@dataclass(frozen=True, order=True)
class Coverage:
    """One statement of completeness.

    Args:
        unit: the unit whose rows are complete; `*` for every unit.
        person: the person whose rows are complete; None for every person.
        table: canonical table.
        from_on: first day; None for the complete history.
        until_on: last day.
    """

    unit: str
    person: str | None
    table: str
    from_on: date | None
    until_on: date


def coverage_table(claims: Iterable[Coverage]) -> pa.Table:
    """Write statements of completeness as a table, in a fixed order and each once.

    Args:
        claims: the statements.

    Returns:
        A table of `SCHEMA`.
    """
    rows = sorted(set(claims), key=lambda c: (c.table, c.unit, c.person or "", c.from_on or date.min, c.until_on))
    columns = [
        [c.unit for c in rows],
        [c.person for c in rows],
        [c.table for c in rows],
        [c.from_on for c in rows],
        [c.until_on for c in rows],
    ]
    arrays = [pa.array(values, kind.type) for values, kind in zip(columns, SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)
