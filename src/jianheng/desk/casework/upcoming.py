"""Deadlines of institutions that have not come yet, for the early warning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.clues.act_name import names_of
from jianheng.clues.run import Run
from jianheng.desk.casework.models import Upcoming
from jianheng.engine.answer_files import stream_answers

# Further ahead nobody is warned; the next run looks again.
AHEAD = timedelta(days=60)


@dataclass(frozen=True)
class Deadline:
    """A deadline of a run.

    Args:
        unit: the body whose duty it is.
        columns: what the run says of it.
    """

    unit: str
    columns: dict[str, Any]


def deadlines_of(run: Run) -> list[Deadline]:
    """Read the deadlines of a run that come soon.

    Args:
        run: the run.
    """
    models = run.manifest.models
    last = (run.manifest.as_of + AHEAD).isoformat()
    names = names_of([model.id for model in models], "zh", reveal=False)
    found = []
    for model in models:
        for row in _pending(run, model.id, last):
            name = names[model.id](row["key"], row["slot"])
            columns = {
                "run": run.folder.name,
                "model": model.id,
                "area": model.id.partition("/")[0],
                "title_zh": model.title.pick("zh"),
                "title_en": model.title.pick("en"),
                "act": name.act[:300],
                "person": name.person[:80],
                "due": date.fromisoformat(str(row["due"])[:10]),
            }
            found.append(Deadline(row["unit"] or "", columns))
    return found


def take_up_deadlines(run: Run, deadlines: Iterable[Deadline], institution: Callable[[str], int]) -> None:
    """Keep the deadlines of a run in place of those that an earlier run told of its models.

    Args:
        run: the run.
        deadlines: its deadlines.
        institution: gives the id of an institution by name.
    """
    Upcoming.objects.filter(model__in=[model.id for model in run.manifest.models]).delete()
    Upcoming.objects.bulk_create(Upcoming(institution_id=institution(one.unit), **one.columns) for one in deadlines)


def _pending(run: Run, model: str, last: str) -> Iterator[dict[str, Any]]:
    for part in stream_answers(run.folder, model, ("row_id", "slot", "key", "unit", "answer", "due")):
        soon = pc.less_equal(part["due"].cast(pa.string()), last)
        yield from part.filter(pc.and_kleene(pc.equal(part["answer"].cast(pa.string()), "pending"), soon)).to_pylist()
