"""Deadlines of institutions that have not come yet, for the early warning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.clues.act_name import names_of
from jianheng.clues.run import Run
from jianheng.desk.casework.models import Upcoming
from jianheng.engine.answer_files import stream_answers

# Further ahead nobody is warned; the next run looks again.
AHEAD = timedelta(days=60)


def take_up_deadlines(run: Run, institution: Callable[[str], int]) -> None:
    """Keep the deadlines of a run in place of those that an earlier run told of its models.

    Args:
        run: the run.
        institution: gives the id of an institution by name.
    """
    models = run.manifest.models
    Upcoming.objects.filter(model__in=[model.id for model in models]).delete()
    last = (run.manifest.as_of + AHEAD).isoformat()
    names = names_of([model.id for model in models], "zh", reveal=False)
    for model in models:
        rows = []
        for part in stream_answers(run.folder, model.id, ("row_id", "slot", "key", "unit", "answer", "due")):
            due = part["due"].cast(pa.string())
            kept = part.filter(
                pc.and_kleene(pc.equal(part["answer"].cast(pa.string()), "pending"), pc.less_equal(due, last))
            )
            rows += kept.to_pylist()
        named = [(row, names[model.id](row["key"], row["slot"])) for row in rows]
        Upcoming.objects.bulk_create(
            Upcoming(
                run=run.folder.name,
                model=model.id,
                area=model.id.partition("/")[0],
                title_zh=model.title.pick("zh"),
                title_en=model.title.pick("en"),
                institution_id=institution(row["unit"] or ""),
                act=name.act[:300],
                person=name.person[:80],
                due=date.fromisoformat(str(row["due"])[:10]),
            )
            for row, name in named
        )
