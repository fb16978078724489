"""Deadlines that have not come yet: what waits, and days on which somebody in custody has to be let go."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jianheng.clues.deadlines import LAST_DAYS, stream_deadlines
from jianheng.dictionary import load_dictionary
from jianheng.engine.answer_files import answers_name
from jianheng.law import load_tables
from jianheng.library import load_library

END = date(2026, 12, 1)


def due(folder: Path, model: str, rows: list[dict[str, Any]], last_day: str) -> list[tuple[str, str]]:
    """Write answers as a run does, and read what falls due: row and day."""
    dates = {"due", "changes_on", last_day}
    names = ("row_id", "slot", "key", "unit", "answer", "due", "changes_on", last_day)
    schema = pa.schema([(name, pa.date32() if name in dates else pa.string()) for name in names])
    file = folder / answers_name(model)
    file.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(rows, schema), file)
    found = [row for _, waits in stream_deadlines(folder, model) for row in waits.to_pylist()]
    return sorted((row["row_id"], str(row["due"])) for row in found)


@pytest.mark.parametrize(("model", "kept"), LAST_DAYS.items())
def test_who_is_still_held_is_due_on_the_last_day(tmp_path: Path, model: str, kept: str) -> None:
    last = f"{kept}_lo"
    rows = [
        {"row_id": "在押", "answer": "lawful", "changes_on": END, last: END},
        {"row_id": "已离开", "answer": "lawful", last: END},
        {"row_id": "末日不详", "answer": "lawful", "changes_on": END},
        {"row_id": "已超期", "answer": "unlawful", "changes_on": END, last: END},
        {"row_id": "无法判断", "answer": "undetermined", "changes_on": END, last: END},
        {"row_id": "待届满", "answer": "pending", "due": date(2026, 11, 25)},
    ]
    assert due(tmp_path, model, rows, last) == [("在押", "2026-12-01"), ("待届满", "2026-11-25")]


def test_other_models_say_themselves_what_waits(tmp_path: Path) -> None:
    rows = [
        {"row_id": "a", "answer": "lawful", "changes_on": END, "end_lo": END},
        {"row_id": "b", "answer": "pending", "due": END},
    ]
    assert due(tmp_path, "temporary-release/recheck-missed", rows, "end_lo") == [("b", "2026-12-01")]


@pytest.mark.parametrize(("name", "kept"), LAST_DAYS.items())
def test_the_models_keep_that_day(name: str, kept: str) -> None:
    model = next(m for m in load_library(load_dictionary(), load_tables(), [name]) if m.id == name)
    assert kept in [str(each) for each in model.keep]
