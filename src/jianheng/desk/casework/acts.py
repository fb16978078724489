"""Acts by the keys that the answers of a run give them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.clues.run import Run
from jianheng.engine.answer_files import stream_answers

ActKey = tuple[str, str, str]


def act_keys(run: Run, wanted: Collection[tuple[str, str]]) -> dict[ActKey, str]:
    """The keys of some acts.

    Args:
        run: the run.
        wanted: models and rows.

    Returns:
        Model and key in one text, by model, row and slot (empty where there is none).
    """
    rows: dict[str, set[str]] = {}
    for model, row in wanted:
        rows.setdefault(model, set()).add(row)
    found = {}
    for model, ids in rows.items():
        chosen = pa.array(sorted(ids), pa.string())
        for part in stream_answers(run.folder, model, ("row_id", "slot", "key")):
            kept = part.filter(pc.is_in(part["row_id"].cast(pa.string()), chosen))
            for row_id, slot, key in rows_of(kept, "row_id", "slot", "key"):
                found[model, str(row_id), slot_text(slot)] = f"{model}|{key}"
    return found


def rows_of(table: pa.Table, *names: str) -> Iterator[tuple[object, ...]]:
    """The rows of some columns."""
    yield from zip(*(table[name].to_pylist() for name in names), strict=True)


def slot_text(slot: object) -> str:
    """A slot as explanations write it; empty where there is none."""
    return "" if slot is None else str(slot)
