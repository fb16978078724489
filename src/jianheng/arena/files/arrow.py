"""Lives as canonical tables, without the way through files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

import pyarrow as pa

from jianheng.arena.act import Row, Value
from jianheng.arena.days import Term
from jianheng.arena.world.life import Life, with_companions
from jianheng.dictionary import Dictionary, Field, Table


def arrow_tables(lives: Iterable[Life], dictionary: Dictionary, batch: str) -> dict[str, pa.Table]:
    """Turn lives into tables.

    Args:
        lives: the lives.
        dictionary: the tables.
        batch: what the rows say of their batch.

    Returns:
        By name, tables in the dictionary's schemas.
    """
    rows: dict[str, list[tuple[str, str, Row]]] = {}
    for life in with_companions(lives):
        for name, told in life.rows.items():
            known = rows.setdefault(name, [])
            known.extend((f"{batch}:{name}:{life.person.number}:{n}", unit, row) for n, (unit, row) in enumerate(told))
    return {name: _table(dictionary.tables[name], told, batch) for name, told in rows.items()}


def _table(table: Table, rows: list[tuple[str, str, Row]], batch: str) -> pa.Table:
    columns: dict[str, list[object]] = {
        "row_id": [row_id for row_id, _, _ in rows],
        "batch": [batch] * len(rows),
        "source": [""] * len(rows),
        "sheet": [""] * len(rows),
        "row_no": list(range(1, len(rows) + 1)),
        "recorded_by": [unit for _, unit, _ in rows],
        "raw": ["{}"] * len(rows),
    }
    for field in table.fields.values():
        _fill(columns, field, [row.get(field.name) for _, _, row in rows])
    schema = table.schema()
    return pa.Table.from_arrays([pa.array(columns[each.name], each.type) for each in schema], schema=schema)


def _fill(columns: dict[str, list[object]], field: Field, values: list[Value]) -> None:
    names = [name for name, _ in field.columns()]
    if field.type == "term":
        terms = [value if isinstance(value, Term) else (None, None, None) for value in values]
        for place, name in enumerate(names):
            columns[name] = [term[place] for term in terms]
    elif field.type == "moment":
        columns[names[0]] = [_moment(value) for value in values]
        columns[names[1]] = [_precision(value) for value in values]
    else:
        for name in names:
            columns[name] = list(values)


def _moment(value: Value) -> datetime | None:
    if isinstance(value, datetime):
        return value
    return datetime.combine(value, time()) if isinstance(value, date) else None


def _precision(value: Value) -> str | None:
    if value is None:
        return None
    return "minute" if isinstance(value, datetime) else "day"
