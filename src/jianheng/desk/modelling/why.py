"""Why an act got its answer: worked out again from the run's data, for acts that its explanations leave out."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jianheng.clues.explanation import Explanation, read_explanation
from jianheng.clues.masking import Mask, names_in
from jianheng.clues.node import Node
from jianheng.clues.problem import Problem, RunError
from jianheng.desk.place import workspace
from jianheng.desk.runs.folders import manifest_of
from jianheng.engine.execute import Session, act_name
from jianheng.engine.explain import explain
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches
from jianheng.language.tree import Model
from jianheng.running import Refused
from jianheng.running.engines import lies_here
from jianheng.running.law_here import law_of
from jianheng.running.localised import localised
from jianheng.running.one_act import session_for

# One at a time: a model that looks at everybody needs all rows of its tables.
_lock = threading.Lock()


def explained(folder: Path, model: Model, row: str, slot: int | None) -> Explanation | None:
    """Explain one act, names hidden.

    Args:
        folder: the run whose data and day count.
        model: the model as it is now.
        row, slot: the act.

    Returns:
        The explanation; None where the model does not examine the act any more.

    Raises:
        Refused: the data of the run are not here any more, or cannot be read.
        TOLD_ERRORS: the model or the law as the office sets them do not hold together.
    """
    day = manifest_of(folder).as_of
    (here,) = [each for each in localised(workspace(), [model], day) if each.id == model.id]
    act = act_name(row, slot)
    with _lock, _session(folder, here, act) as session:
        found = explain(session, here, [act])
    if not found:
        return None
    data = json.loads(json.dumps(found[0], ensure_ascii=False, default=str))
    problems: list[Problem] = []
    hidden = Mask(names_in(data)).tree(data)
    told = read_explanation(Node(hidden, "explanation", "", problems))
    if problems:
        raise RunError(folder.name, problems)
    return told


@contextmanager
def _session(folder: Path, model: Model, act: str) -> Iterator[Session]:
    lies_here(folder)
    place, manifest = workspace(), manifest_of(folder)
    batches = [batch for batch in list_batches(place) if batch.id in {told.id for told in manifest.batches}]
    if gone := {told.id for told in manifest.batches} - {batch.id for batch in batches}:
        raise Refused(
            f"这次运行所用的批次 {'、'.join(sorted(gone))} 已删除，不能重新推算。",
            f"Batches of this run were deleted ({', '.join(sorted(gone))}); it cannot be worked out again.",
        )
    law = law_of(place.local_law, manifest.as_of).tables
    try:
        with session_for(place, manifest.as_of, law, model, act, batches) as session:
            yield session
    except IntakeError as error:
        raise Refused(
            "\n".join(each.zh() for each in error.problems), "\n".join(each.en() for each in error.problems)
        ) from error
