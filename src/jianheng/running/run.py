"""From a workspace's files to a finished run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jianheng.dictionary import load_dictionary
from jianheng.engine.run import RunResult, run_models
from jianheng.engine.stage import Progress
from jianheng.intake.store import standing_batches, unchanged, whole_batches
from jianheng.language.tree import Model
from jianheng.law import LocalLaw
from jianheng.running.basis import basis_of
from jianheng.running.engines import ON_DUCKDB, EngineChoice, session_on
from jianheng.running.grown import grown_session
from jianheng.workspace import Workspace

OnStop = Callable[[Callable[[], None]], None]


@dataclass(frozen=True)
class Ask:
    """What is to be run, and how.

    Args:
        as_of: the day of the run.
        models: the models, as they hold in the workspace.
        law: the law, as it holds in the workspace.
        changed_since: a run after which acts may have changed; all are examined anew if left out.
        memory: how much memory the run may take; a share of the machine's if left out.
        fresh: take up no interrupted run.
        on: the engine, and where the data lie for it.
    """

    as_of: date
    models: list[Model]
    law: LocalLaw
    changed_since: str = ""
    memory: int | None = None
    fresh: bool = False
    on: EngineChoice = ON_DUCKDB


def run_workspace(workspace: Workspace, ask: Ask, progress: Progress, on_stop: OnStop = lambda _: None) -> RunResult:
    """Run models over the data of a workspace.

    Args:
        workspace: the workspace.
        ask: what is to be run.
        progress: is told how far the run is.
        on_stop: is given what ends the engine's query, to be called from another thread when the run is called off.

    Returns:
        The run. It appears whole or not at all; what an interrupted run of the same inputs had finished is taken up.

    Raises:
        Refused: the workspace or the earlier run do not allow it.
        CapabilityError: the engine lacks what a model needs.
        IntakeError: a batch cannot be read, or another process is writing.
        EngineFailedError: the engine could not go on.
        OSError: it cannot be written; the models finished by then are kept aside.
    """
    batches, dictionary, tables = standing_batches(workspace), load_dictionary(), ask.law.tables
    seen = whole_batches(batches, dictionary)
    if ask.changed_since:
        growing = grown_session(ask.on, workspace, ask.as_of, ask.memory, ask.changed_since, ask.models, tables)
        with growing as (session, earlier):
            on_stop(earlier.states.interrupt)
            unchanged(seen, batches, dictionary)
            basis = basis_of(workspace, ask.law)
            return run_models(session, ask.models, basis, workspace.runs, progress, earlier, fresh=ask.fresh)
    with session_on(ask.on, workspace, ask.as_of, ask.memory, tables) as (session, loaded, parts):
        on_stop(session.engine.interrupt)
        basis = basis_of(workspace, ask.law, loaded)
        unchanged(seen, batches, dictionary)
        return run_models(session, ask.models, basis, workspace.runs, progress, parts=parts, fresh=ask.fresh)
