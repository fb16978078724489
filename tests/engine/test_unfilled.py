"""A field that one file lacks altogether is not mapped there; a field with gaps is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

from jianheng.dictionary import Dictionary
from jianheng.engine.unfilled import unfilled
from jianheng.language.checks import Share

DAY = date(2024, 1, 1)


def rows(sample: Dictionary, *given: dict[str, Any]) -> dict[str, pa.Table]:
    schema = pa.schema([field.with_nullable(True) for field in sample.tables["deed"].schema()])
    return {"deed": pa.Table.from_pylist([{"row_id": f"d{n}"} | row for n, row in enumerate(given)], schema=schema)}


def test_rows_of_files_without_a_field_are_lost(sample: Dictionary) -> None:
    tables = rows(
        sample,
        {"source": "a.xlsx", "d1": DAY, "i1": 1, "dp_lo": DAY},
        {"source": "a.xlsx", "d1": None, "i1": 1},
        {"source": "b.xlsx", "d1": None, "i1": 1},
    )
    found = unfilled(tables, sample)
    assert found["deed", "d1"] == Share(1, 3)
    assert found["deed", "dp"] == Share(1, 3)
    assert found["deed", "d2"] == Share(3, 3)
    assert ("deed", "i1") not in found


def test_a_table_without_rows_says_nothing(sample: Dictionary) -> None:
    assert unfilled(rows(sample), sample) == {}
