"""Deadlines of institutions that have not come yet, for the early warning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.clues.act_name import names_of
from jianheng.clues.deadlines import stream_deadlines
from jianheng.clues.run import Run
from jianheng.desk.casework.models import Upcoming

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
    names = names_of([model.id for model in models], "zh", reveal=False)
    found = []
    for model in models:
        for row in _coming(run, model.id):
            name = names[model.id](row["key"], row["slot"])
            columns = {
                "run": run.folder.name,
                "model": model.id,
                "area": model.id.partition("/")[0],
                "title_zh": model.point.pick("zh"),
                "title_en": model.point.pick("en"),
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


def _coming(run: Run, model: str) -> Iterator[dict[str, Any]]:
    first, last = (day.isoformat() for day in (run.manifest.as_of, run.manifest.as_of + AHEAD))
    for _, waits in stream_deadlines(run.folder, model):
        due = waits["due"].cast(pa.string())
        yield from waits.filter(pc.and_kleene(pc.greater_equal(due, first), pc.less_equal(due, last))).to_pylist()
