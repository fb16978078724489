"""Tables of data, each set made to a point: written as columns in `data/*.yaml`, and one that is random."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ..engine.reference.facts import Acts

DATA = Path(__file__).parent / "data"
USUAL = "usual"
OWN = "@"
SEED = 11
# Columns by which rows know each other.
NAMES = frozenset({"row_id", "deed_no", "person", "unit"})
TOGETHER = "together"
Rows = Mapping[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class DataSet:
    """Rows by table.

    Args:
        name: how results name it.
        zh, en: its point.
        rows: by table; a table that is left out has none.
        partly: tables of which the deliveries hold only a part, with the last day that they cover, or None.
    """

    name: str
    zh: str
    en: str
    rows: Rows
    partly: Mapping[str, Any] = field(default_factory=dict)


def hand_shaped() -> list[DataSet]:
    """The sets that are written in files."""
    usual = _read(USUAL)
    return [_shaped(path.stem, usual, _read(path.stem)) for path in sorted(DATA.glob("*.yaml")) if path.stem != USUAL]


def random_rows(count: int) -> DataSet:
    """Acts in every state of knowledge, by a seed."""
    rows = {
        table: [
            {column: f"random.{value}" if column in NAMES else value for column, value in row.items()} for row in rows
        ]
        for table, rows in Acts(SEED, count).rows.items()
    }
    for number, row in enumerate(rows["visit"]):
        row["row_id"] = f"random.visit.{number:03}"
    return DataSet("random", f"随机的事，种子 {SEED}", f"random acts, seed {SEED}", rows, _read(USUAL)["partly"])


def empty(tables: Iterable[str]) -> list[DataSet]:
    """No rows at all, and each table empty in turn."""
    usual = _shaped("empty", _read(USUAL), {})
    sets = [DataSet("empty", "所有的表都是空的", "every table is empty", {}, usual.partly)]
    for table in tables:
        rows = {name: rows for name, rows in usual.rows.items() if name != table}
        sets.append(DataSet(f"empty_{table}", f"{table} 是空的", f"{table} is empty", rows, usual.partly))
    return sets


def together(sets: Iterable[DataSet]) -> DataSet:
    """Several sets in one table each; they do not meet, since persons, units and numbers are each set's own."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for each in sets:
        for table, own in each.rows.items():
            rows.setdefault(table, []).extend(own)
    return DataSet(TOGETHER, "以上各组放在一起", "the sets above in one", rows, _read(USUAL)["partly"])


def _read(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8")))


def _shaped(name: str, usual: Mapping[str, Any], own: Mapping[str, Any]) -> DataSet:
    why = own.get("why", {"zh": "", "en": ""})
    rows = {
        table: [
            _row(f"{name}.{table}.{number:03}", name, usual[table] | own.get(table, {}), number)
            for number in range(count)
        ]
        for table, count in (usual["rows"] | own.get("rows", {})).items()
    }
    return DataSet(name, why["zh"], why["en"], rows, usual["partly"] | own.get("partly", {}))


def _row(row_id: str, name: str, columns: Mapping[str, list[Any]], number: int) -> dict[str, Any]:
    row = {column: _own(values[number % len(values)], name) for column, values in columns.items()}
    return {"row_id": row_id, **row}


def _own(value: Any, name: str) -> Any:
    return f"{name}.{value[1:]}" if isinstance(value, str) and value.startswith(OWN) else value
