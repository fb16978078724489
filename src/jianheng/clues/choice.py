"""Which acts of a run are asked for, and how many these are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.engine.answer_files import stream_answers


@dataclass(frozen=True)
class Choice:
    """Acts that are asked for.

    Args:
        answers: answers that count; every one where none is named.
        unit: the body whose duty it is, empty for acts of which it is not known; None for every one.
    """

    answers: tuple[str, ...] = ()
    unit: str | None = None

    def keep(self, rows: pa.Table) -> pa.Table:
        """The rows of answers that are asked for."""
        if self.answers:
            rows = rows.filter(pc.is_in(rows["answer"], value_set=pa.array(self.answers)))
        if self.unit is not None:
            rows = rows.filter(pc.equal(pc.fill_null(rows["unit"], ""), self.unit))
        return rows

    def count(self, run_dir: Path, model: str) -> Counter[str]:
        """How many acts of a model are asked for, by answer."""
        found: Counter[str] = Counter()
        for rows in stream_answers(run_dir, model, ("row_id", "slot", "answer", "unit")):
            for each in self.keep(rows)["answer"].value_counts().to_pylist():
                found[each["values"]] += each["counts"]
        return found


def units_of(run_dir: Path, model: str) -> set[str]:
    """The units of a model's acts; an empty name for those that are not known."""
    stream = stream_answers(run_dir, model, ("row_id", "slot", "unit"))
    return {unit or "" for rows in stream for unit in rows["unit"].unique().to_pylist()}
