"""What a run is held against when its clues are answered again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jianheng.chain import load_workspace_tables
from jianheng.clues.verify import Now, Record
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.manifest import Basis
from jianheng.engine.run import open_session
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches
from jianheng.language.tree import Model
from jianheng.law import LocalLaw
from jianheng.library import model_ids
from jianheng.running.basis import batch_manifests
from jianheng.running.chosen import chosen_models
from jianheng.running.law_here import calendar_of
from jianheng.workspace import Workspace


def models_of(record: Record) -> list[Model]:
    """The models of a run that the library still holds, as they are now.

    Raises:
        ModelError: a model cannot be read, or must not run.
    """
    known = set(model_ids())
    ids = [model["id"] for model in record.manifest["models"] if model["id"] in known]
    return chosen_models(ids) if ids else []


def now_of(
    workspace: Workspace,
    record: Record,
    models: Sequence[Model],
    law: LocalLaw,
    originals: tuple[Path, ...] = (),
    unread: Callable[[str], None] = lambda _: None,
) -> Now:
    """The run's batches, its models and the law, as they are now.

    Args:
        workspace: the workspace.
        record: the run.
        models: today's models, as the office sets them.
        law: today's law, as the office sets it.
        originals: folders with the delivered files.
        unread: is told why batches cannot be read; nothing can then be answered again.

    Raises:
        Refused: the office's calendar cannot be read.
    """
    day = date.fromisoformat(record.manifest["as_of"])
    batches = {batch["batch"] for batch in record.manifest["batches"]}
    session: Session | None = None
    manifests: list[dict[str, Any]] = []
    try:
        loaded = load_workspace_tables(workspace, batches=batches)
        session = open_session(
            loaded.tables,
            loaded.coverage,
            load_dictionary(),
            law.tables,
            day,
            authors=workspace.authors,
            calendar=calendar_of(workspace),
        )
        session.sources = {model.id: model for model in models}
        manifests = batch_manifests(batch for batch in list_batches(workspace) if batch.id in batches)
    except IntakeError as error:
        unread(str(error))
    gone = tuple(record.manifest.get("withdrawn", ()))
    basis = Basis(record.manifest["workspace"], tuple(manifests), law.instruments, gone, law.words)
    return Now(session, tuple(models), basis, workspace.batches, originals)
