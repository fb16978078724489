"""Two runs held against each other: which acts have another answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.desk.casework.models import Clue
from jianheng.desk.runs.seen import Units
from jianheng.engine.answer_files import models_of, stream_answers

# Acts are the same by their key and the number of their slot; a row has another id in another delivery.
ACT = ["key", "slot"]
NO_SLOT = -1
GONE = Clue.GONE


@dataclass(frozen=True)
class Change:
    """How many acts of a model went from one answer to another.

    Args:
        model: the model.
        before, after: the answers; `gone` where an act is not examined.
        number: how many acts.
    """

    model: str
    before: str
    after: str
    number: int


@dataclass(frozen=True)
class ChangedAct:
    """One act with another answer.

    Args:
        row_id: the row in the later run, or in the earlier one where it is gone.
        key, slot: the act.
        unit: the body whose duty it is.
        before, after: its answers.
    """

    row_id: str
    key: str
    slot: int | None
    unit: str
    before: str
    after: str


def changes(before: Path, after: Path, units: Units) -> tuple[list[Change], dict[str, int]]:
    """What changed between two runs, for the models that both of them examined.

    Args:
        before, after: folders of the runs.
        units: the institutions whose acts count.

    Returns:
        The changes, and the number of acts that were held against each other, by model.
    """
    found, compared = [], {}
    for model in sorted(set(models_of(before)) & set(models_of(after))):
        joined = _joined(before, after, model, units)
        compared[model] = joined.num_rows
        changed = joined.filter(pc.not_equal(joined["before"], joined["after"]))
        counted = changed.group_by(["before", "after"]).aggregate([([], "count_all")]).to_pylist()
        found += [Change(model, row["before"], row["after"], row["count_all"]) for row in counted]
    return sorted(found, key=lambda each: (each.model, -each.number, each.before, each.after)), compared


def changed_acts(before: Path, after: Path, change: tuple[str, str, str], units: Units) -> Iterator[ChangedAct]:
    """The acts of one change, in the order of their keys.

    Args:
        before, after: folders of the runs.
        change: the model, the answer before and the one after.
        units: the institutions whose acts are shown.
    """
    model, was, now = change
    joined = _joined(before, after, model, units)
    kept = joined.filter(pc.and_(pc.equal(joined["before"], was), pc.equal(joined["after"], now)))
    for row in kept.sort_by([("key", "ascending"), ("slot", "ascending")]).to_pylist():
        slot = None if row["slot"] == NO_SLOT else int(row["slot"])
        yield ChangedAct(row["row_id"], row["key"], slot, row["unit"], row["before"], row["after"])


def _joined(before: Path, after: Path, model: str, units: Units) -> pa.Table:
    """The acts of both runs with both answers."""
    was, now = (_acts(run, model, units) for run in (before, after))
    joined = was.join(now, ACT, join_type="full outer", left_suffix="_was", right_suffix="_now")
    both = {
        "key": joined["key"],
        "slot": joined["slot"],
        "unit": pc.coalesce(joined["unit_now"], joined["unit_was"]),
        "row_id": pc.coalesce(joined["row_id_now"], joined["row_id_was"]),
        "before": pc.fill_null(joined["answer_was"], GONE),
        "after": pc.fill_null(joined["answer_now"], GONE),
    }
    return pa.table(both)


def _acts(run: Path, model: str, units: Units) -> pa.Table:
    """The acts of a run, each once: several statements of one act count as the first of them."""
    parts = list(stream_answers(run, model, ("row_id", "slot", "key", "unit", "answer")))
    if not parts:
        return SCHEMA.empty_table()
    rows = pa.concat_tables(parts)
    unit = pc.fill_null(rows["unit"].cast(pa.string()), "")
    rows = pa.table(
        {
            "key": rows["key"].cast(pa.string()),
            "slot": pc.fill_null(rows["slot"].cast(pa.int64()), NO_SLOT),
            "unit": unit,
            "row_id": rows["row_id"].cast(pa.string()),
            "answer": rows["answer"].cast(pa.string()),
        }
    )
    if units.names is not None:
        kept = pa.array([name for name in pc.unique(unit).to_pylist() if name in units], pa.string())
        rows = rows.filter(pc.is_in(rows["unit"], value_set=kept))
    first = rows.group_by(ACT, use_threads=False).aggregate([(n, "first") for n in ("unit", "row_id", "answer")])
    return first.rename_columns([name.removesuffix("_first") for name in first.column_names]).select(SCHEMA.names)


_TEXT = pa.string()
SCHEMA = pa.schema([("key", _TEXT), ("slot", pa.int64()), ("unit", _TEXT), ("row_id", _TEXT), ("answer", _TEXT)])
