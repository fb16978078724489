"""Deadlines that have not come yet, as the answers of a run hold them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.engine.answer_files import columns_of, stream_answers

COLUMNS = ("row_id", "slot", "key", "unit", "answer", "due")
# Models of custody call an act lawful as long as the last day has not passed: there is nothing to wait for, only a day
# on which somebody has to be let go. The kept value that is this day: release at the end of the term (刑法第四十七条,
# 刑事诉讼法第二百六十四条), the end of a period of custody.
LAST_DAYS = {"custody/held-after-end": "end", "custody/stage-over-limit": "last_day"}


def stream_deadlines(folder: Path, model: str) -> Iterator[tuple[pa.Table, pa.Table]]:
    """The acts of a model, some at a time, and those among them whose last day has not come.

    Args:
        folder: the run.
        model: the model's id.

    Yields:
        All acts, and those that wait, with their last day in `due`; both with `COLUMNS`.
    """
    last_day = f"{LAST_DAYS[model]}_lo" if model in LAST_DAYS else ""
    watched = (last_day, "changes_on") if last_day and last_day in columns_of(folder, model) else ()
    for part in stream_answers(folder, model, (*COLUMNS, *watched)):
        acts = part.select(COLUMNS)
        answer = part["answer"].cast(pa.string())
        waits = acts.filter(pc.equal(answer, "pending"))
        if watched:
            # An act that time can no longer change is over: the person has left, or is held on something else.
            still = pc.and_(
                pc.equal(answer, "lawful"), pc.and_(part["changes_on"].is_valid(), part[last_day].is_valid())
            )
            at = acts.schema.get_field_index("due")
            dated = acts.set_column(at, acts.schema.field(at), part[last_day].cast(acts.schema.field(at).type))
            waits = pa.concat_tables([waits, dated.filter(still)])
        yield acts, waits
