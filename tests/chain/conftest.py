"""Rows written as a person tells them, in the dictionary's schemas."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime

import pyarrow as pa
import pytest

from jianheng.chain import build_derived
from jianheng.dictionary import load_dictionary

WHOLE = load_dictionary()
Told = dict[str, object]
Derive = Callable[..., dict[str, list[Told]]]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TERM = re.compile(r"(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)d)?")
DEFAULTS = {"commutation_ruling": {"result": "granted"}, "judgment_person": {"main_penalty": "fixed_term"}}


def table_of(name: str, rows: list[Told]) -> pa.Table:
    """Rows of a table; terms as 1y6m, days as 2020-01-31."""
    table = WHOLE.tables[name]
    plain = []
    for number, told in enumerate(rows, start=1):
        row: Told = {"row_id": f"{name[0]}{number}", "person": "id:A", "row_no": number, "source": f"{name}.xlsx"}
        for key, value in (DEFAULTS.get(name, {}) | told).items():
            field = table.fields.get(key)
            if field is not None and field.type == "term":
                parts = [int(part or 0) for part in _TERM.fullmatch(str(value)).groups()]  # type: ignore[union-attr]
                row |= dict(zip((f"{key}_y", f"{key}_m", f"{key}_d"), parts, strict=True))
            elif field is not None and field.part:
                row |= dict.fromkeys((f"{key}_lo", f"{key}_hi"), date.fromisoformat(str(value)))
            else:
                is_day = isinstance(value, str) and _DAY.fullmatch(value)
                read = datetime if field is not None and field.type == "moment" else date
                row[key] = read.fromisoformat(str(value)) if is_day else value
        row["raw"] = json.dumps({key: {"text": str(value)} for key, value in told.items()}, ensure_ascii=False)
        plain.append(row)
    return pa.Table.from_pylist(plain, table.schema())


def tell(row: Told) -> Told:
    """A row as a person tells it, nulls left out."""
    told: Told = {}
    for key, value in row.items():
        stem, _, part = key.rpartition("_")
        if part == "y" and f"{stem}_m" in row:
            if value is not None:
                told[stem] = "".join(f"{row[f'{stem}_{p}']}{p}" for p in "ymd" if row[f"{stem}_{p}"]) or "0d"
        elif part in ("m", "d") and f"{stem}_y" in row:
            continue
        elif value is not None:
            told[key] = value.isoformat() if isinstance(value, date) else value
    return told


@pytest.fixture
def derive() -> Derive:
    """Derives from rows by table, and tells what came of it."""

    def run(**tables: list[Told]) -> dict[str, list[Told]]:
        derived = build_derived({name: table_of(name, rows) for name, rows in tables.items()})
        return {name: [tell(row) for row in table.to_pylist()] for name, table in derived.items()}

    return run
