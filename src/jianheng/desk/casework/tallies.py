"""How many acts of each model and institution got which answer, kept so that pages need not read a run for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from jianheng.clues.run import Run
from jianheng.desk.casework.acts import rows_of
from jianheng.desk.casework.models import Tally
from jianheng.engine.answer_files import stream_answers


def take_up_tallies(run: Run, institution: Callable[[str], int]) -> None:
    """Keep the counts of a run in place of those that an earlier run told of its models.

    Args:
        run: the run.
        institution: gives the id of an institution by name.
    """
    models = [model.id for model in run.manifest.models]
    Tally.objects.filter(model__in=models).delete()
    for model in models:
        counts: Counter[tuple[int, str]] = Counter()
        for part in stream_answers(run.folder, model, ("row_id", "slot", "unit", "answer")):
            grouped = part.group_by(["unit", "answer"]).aggregate([([], "count_all")])
            for unit, answer, acts in rows_of(grouped, "unit", "answer", "count_all"):
                counts[institution(str(unit or "")), str(answer)] += int(str(acts))
        Tally.objects.bulk_create(
            Tally(
                run=run.folder.name,
                model=model,
                area=model.partition("/")[0],
                institution_id=unit,
                answer=answer,
                acts=acts,
            )
            for (unit, answer), acts in sorted(counts.items())
        )
