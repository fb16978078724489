"""The run from which the present one grows, with the data as they were."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from jianheng.chain.delivered import Delivered
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.incremental import Earlier, States
from jianheng.engine.run import written_files
from jianheng.intake.store import list_batches, standing_batches
from jianheng.language.tree import Model
from jianheng.law import LawTable
from jianheng.running.engines import EngineChoice
from jianheng.running.refused import Refused
from jianheng.running.runs import UnknownRunError, find_run
from jianheng.running.states import opener
from jianheng.workspace import Workspace

MEND = "改法：不带 --changed-since 完整运行一次"


@contextmanager
def grown_session(
    on: EngineChoice,
    workspace: Workspace,
    as_of: date,
    memory: int | None,
    run: str,
    models: list[Model],
    law: dict[str, LawTable],
) -> Iterator[tuple[Session, Earlier]]:
    """Open an earlier run and what differs from it.

    Args:
        on: the engine of the present run.
        workspace: the workspace.
        as_of: the day of the present run.
        memory: how much memory the run may take; a share of the machine's if left out.
        run: id of the earlier run.
        models: the models of the present run.
        law: the law as it holds in the workspace.

    Raises:
        Refused: it cannot be grown from, and why.
        IntakeError: a batch cannot be read, or another process is writing.
    """
    try:
        folder = find_run(workspace, run, "--changed-since")
    except UnknownRunError as error:
        raise Refused(str(error)) from error
    manifest = _whole_manifest(folder)
    dictionary, present = load_dictionary(), standing_batches(workspace)
    then = [batch for batch in list_batches(workspace) if batch.id in _same_batches(workspace, folder, manifest)]
    before = Delivered(then, dictionary)
    after = Delivered(present, dictionary, before)
    days = (date.fromisoformat(manifest["as_of"]), as_of)
    with opener(on, workspace, memory, law) as opens:
        states = States(before, after, days, {model.id: model for model in models}, opens, on.name != "spark")
        try:
            earlier = Earlier(folder, manifest, states)
            yield earlier.session, earlier
        finally:
            states.close()


def _whole_manifest(folder: Path) -> dict[str, Any]:
    """What a run says of itself; refused where its files are not those that it wrote."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        same = written_files(folder) == manifest["files"]
    except (OSError, ValueError, KeyError, TypeError):
        same, manifest = False, {}
    if not same:
        raise Refused(
            f"--changed-since：运行 {folder.name} 的文件改动过，不能沿用。{MEND}", "files of the run were changed"
        )
    return manifest


def _same_batches(workspace: Workspace, folder: Path, manifest: dict[str, Any]) -> set[str]:
    """The batches of the run, each with the bytes that it had."""
    here = {batch.id: batch for batch in list_batches(workspace)}
    for batch in manifest["batches"]:
        found = here.get(batch["batch"])
        if found is None or found.hashes() != batch["hashes"]:
            zh = "已不在" if found is None else "的文件改动过"
            name = batch["batch"]
            raise Refused(
                f"--changed-since：运行 {folder.name} 所依据的批次 {name} {zh}，不能比较。{MEND}",
                f"batch {name} differs",
            )
    return {batch["batch"] for batch in manifest["batches"]}
