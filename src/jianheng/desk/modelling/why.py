"""Why an act got its answer: worked out again from the run's data, for acts that its explanations leave out."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path

from jianheng.chain import load_workspace_tables
from jianheng.clues.explanation import Explanation, read_explanation
from jianheng.clues.masking import Mask, names_in
from jianheng.clues.node import Node
from jianheng.clues.problem import Problem, RunError
from jianheng.desk.place import workspace
from jianheng.desk.runs.folders import manifest_of
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session, act_name
from jianheng.engine.explain import explain
from jianheng.engine.run import open_session
from jianheng.intake.problem import IntakeError
from jianheng.language.tree import Model
from jianheng.running import Refused
from jianheng.running.engines import lies_here
from jianheng.running.law_here import calendar_of, law_of
from jianheng.running.localised import localised


@dataclass
class _Kept:
    """The session of the run that was looked at last: most people look at several acts of one run."""

    run: str
    session: Session


_lock = threading.Lock()
_kept: list[_Kept] = []


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
    with _lock:
        found = explain(_session(folder), here, [act_name(row, slot)])
    if not found:
        return None
    data = json.loads(json.dumps(found[0], ensure_ascii=False, default=str))
    problems: list[Problem] = []
    hidden = Mask(names_in(data)).tree(data)
    told = read_explanation(Node(hidden, "explanation", "", problems))
    if problems:
        raise RunError(folder.name, problems)
    return told


def _session(folder: Path) -> Session:
    """The session of a run; only one is kept, since each holds all tables."""
    if _kept and _kept[0].run == folder.name:
        return _kept[0].session
    for old in _kept:
        old.session.engine.close()
    _kept.clear()
    session = _open(folder)
    _kept.append(_Kept(folder.name, session))
    return session


def _open(folder: Path) -> Session:
    lies_here(folder)
    place, manifest = workspace(), manifest_of(folder)
    wanted = {batch.id for batch in manifest.batches}
    try:
        loaded = load_workspace_tables(place, batches=wanted)
    except IntakeError as error:
        raise Refused(
            "\n".join(each.zh() for each in error.problems), "\n".join(each.en() for each in error.problems)
        ) from error
    gone = wanted - set(loaded.batches)
    if gone:
        raise Refused(
            f"这次运行所用的批次 {'、'.join(sorted(gone))} 已删除，不能重新推算。",
            f"Batches of this run were deleted ({', '.join(sorted(gone))}); it cannot be worked out again.",
        )
    law = law_of(place.local_law, manifest.as_of).tables
    return open_session(
        loaded.tables,
        loaded.coverage,
        load_dictionary(),
        law,
        manifest.as_of,
        authors=place.authors,
        calendar=calendar_of(place),
    )
