"""`--changed-since`: the run from which the present one grows, with the data as they were."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jianheng.chain import Loaded, load_workspace_tables
from jianheng.cli.clues import the_run
from jianheng.cli.options import the_day
from jianheng.cli.output import fail, tell
from jianheng.engine.execute import Session
from jianheng.engine.incremental import Earlier
from jianheng.engine.run import open_session, written_files
from jianheng.intake.store import list_batches
from jianheng.language.tree import Model, bilingual
from jianheng.workspace import Workspace

MEND = "改法：不带 --changed-since 完整运行一次"


def the_earlier(workspace: Workspace, run: str, loaded: Loaded, now: Session) -> Earlier:
    """Open an earlier run with the batches on which it rested, or say why it cannot be grown from.

    Args:
        workspace: the workspace.
        run: id of the run.
        loaded: the present tables.
        now: the present session.
    """
    folder = the_run(workspace, run, "--changed-since")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if written_files(folder) != manifest["files"]:
        fail(f"--changed-since：运行 {folder.name} 的文件改动过，不能沿用。{MEND}\nfiles of the run were changed")
    batches = _same_batches(workspace, folder, manifest)
    before = loaded if batches == set(loaded.batches) else load_workspace_tables(workspace, now.dictionary, batches)
    day = the_day(manifest["as_of"])
    session = open_session(before.tables, before.coverage, now.dictionary, now.law, day, authors=now.authors)
    return Earlier(folder, manifest, session, before.tables, loaded.tables)


def _same_batches(workspace: Workspace, folder: Path, manifest: dict[str, Any]) -> set[str]:
    """The batches of the run, each with the bytes that it had."""
    here = {batch.id: batch for batch in list_batches(workspace)}
    for batch in manifest["batches"]:
        found = here.get(batch["batch"])
        if found is None or found.hashes() != batch["hashes"]:
            zh = "已不在" if found is None else "的文件改动过"
            name = batch["batch"]
            fail(
                f"--changed-since：运行 {folder.name} 所依据的批次 {name} {zh}，不能比较。{MEND}\nbatch {name} differs"
            )
    return {batch["batch"] for batch in manifest["batches"]}


def tell_grown(grown: dict[str, Any], models: list[Model]) -> None:
    """Say of each model what was taken over, what was examined, and why a model ran in full.

    Of a model that an interrupted run had finished nothing was taken over.
    """
    tell(f"\n在运行 {grown['run']} 的基础上：")
    for model in (each for each in models if each.id in grown["models"]):
        told = grown["models"][model.id]
        why = f"（全部重新审查：{told['zh']}）" if told.get("zh") else ""
        tell(f"  {bilingual(model.title, 'zh')}：沿用 {told['taken']} 件，重新审查 {told['examined']} 件{why}")
    taken, anew = (sum(told[what] for told in grown["models"].values()) for what in ("taken", "examined"))
    tell(f"  合计：沿用 {taken} 件，重新审查 {anew} 件")
