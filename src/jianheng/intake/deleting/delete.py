"""Deleting a batch and everything that holds its rows."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from jianheng import __version__
from jianheng.intake.deleting.certificate import Certificate, DeletedCorrection, stated
from jianheng.intake.deleting.paper import write_paper
from jianheng.intake.deleting.traces import holds_rows, traces
from jianheng.intake.problem import IntakeError, Place, Problem, Words
from jianheng.intake.store.batch import MANIFEST, Batch, found_batches
from jianheng.intake.store.folder import INTERRUPTED, UNFINISHED, remove_unfinished
from jianheng.intake.store.going import deletions_under_way
from jianheng.intake.store.lock import writing
from jianheng.intake.store.withdrawal import keep_words
from jianheng.workspace import Workspace, write_whole


def plan_deletion(workspace: Workspace, batch: str, by: str, reason: str, on: date) -> Certificate:
    """Find everything that would go with a batch; nothing is deleted.

    Args:
        workspace: the workspace.
        batch: id of the batch.
        by: who deletes it.
        reason: why.
        on: the day.

    Returns:
        The certificate as it would be, without the look through the workspace afterwards.

    Raises:
        IntakeError: there is no such batch, or nobody or no reason is named; all at once.
    """
    batches = found_batches(workspace)
    problems = [*_unnamed(by, reason), *_unknown(workspace, batches, batch)]
    if problems:
        raise IntakeError(problems)
    corrections = tuple(_corrections(batches, batch))
    ids = (batch, *(each.batch for each in corrections))
    runs, interrupted = _runs(workspace, ids)
    return Certificate(
        batch=batch,
        workspace=workspace.procuratorate,
        **stated(batches[batch]),
        corrections=corrections,
        runs=runs,
        interrupted=interrupted,
        by=by.strip(),
        reason=reason.strip(),
        deleted_on=on.isoformat(),
        version=__version__,
    )


def delete_for_good(workspace: Workspace, batch: str, by: str, reason: str, on: date) -> tuple[Certificate, Path]:
    """Delete a batch, its corrections, and the runs that rest on it, and leave a certificate.

    Once begun nobody reads the batch any more; a kill on the way leaves the rest to be deleted at the next call.

    Args:
        workspace: the workspace.
        batch: id of the batch.
        by: who deletes it.
        reason: why.
        on: the day.

    Returns:
        The certificate and its Word paper.

    Raises:
        IntakeError: as for `plan_deletion`, or another process is writing.
    """
    finish_deletions(workspace)
    with writing(workspace.batches), writing(workspace.runs):
        plan = plan_deletion(workspace, batch, by, reason, on)
        # What the batch says of one that it stands in for outlives it: that one is not to count again.
        keep_words(workspace, [each for each in found_batches(workspace).values() if each is not None])
        begun = workspace.deleted / f"{UNFINISHED}{batch}.json"
        write_whole(begun, plan.to_json())
        return _carry_out(workspace, begun, plan)


def finish_deletions(workspace: Workspace) -> tuple[Certificate, ...]:
    """Delete what a killed deletion left.

    Args:
        workspace: the workspace.

    Returns:
        The certificates of the deletions that are finished now; none where nothing was left.

    Raises:
        IntakeError: another process is writing.
    """
    if not deletions_under_way(workspace):
        return ()
    with writing(workspace.batches), writing(workspace.runs):
        found = [path for path, _ in deletions_under_way(workspace)]
        plans = [(path, Certificate.from_json(path.read_text(encoding="utf-8"))) for path in found]
        return tuple(_carry_out(workspace, path, plan)[0] for path, plan in plans)


def _carry_out(workspace: Workspace, begun: Path, plan: Certificate) -> tuple[Certificate, Path]:
    _remove(workspace.runs, (*plan.runs, *plan.interrupted))
    _remove(workspace.batches, plan.batches)
    for each in plan.batches:
        (workspace.withdrawn / f"{each}.json").unlink(missing_ok=True)
    done = plan.checked(*traces(workspace.root, plan.batches, workspace.deleted))
    file = _free(workspace.deleted / f"{plan.batch}.json")
    write_paper(file.with_suffix(".docx"), done)
    write_whole(file, done.to_json())
    begun.unlink()
    return done, file.with_suffix(".docx")


def _remove(parent: Path, names: Iterable[str]) -> None:
    """Out of sight first, all of them: a folder half removed must not be read."""
    for name in names:
        if (parent / name).exists():
            hidden = parent / f"{UNFINISHED}{name}"
            if hidden.exists():
                shutil.rmtree(hidden)
            (parent / name).rename(hidden)
    remove_unfinished(parent)


def _free(path: Path) -> Path:
    """A name that no earlier certificate has: a batch that was deleted can be taken in and deleted again."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


def _corrections(batches: dict[str, Batch | None], batch: str) -> Iterator[DeletedCorrection]:
    """Corrections of a batch, and corrections of these."""
    waiting, found = [batch], {batch}
    while waiting:
        of = waiting.pop(0)
        for each in batches.values():
            if each is not None and each.id not in found and of in each.manifest.replaces:
                found.add(each.id)
                waiting.append(each.id)
                yield DeletedCorrection(each.id, sum(entry.kept for entry in each.manifest.tables.values()))


def _runs(workspace: Workspace, batches: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Runs that rest on batches or hold their rows, and what interrupted runs left, of which this cannot be told."""
    folders = sorted(path for path in workspace.runs.iterdir() if path.is_dir())
    runs = [path.name for path in folders if path.name[0] != "." and _rests_on(path, batches)]
    return tuple(runs), tuple(path.name for path in folders if path.name.startswith(INTERRUPTED))


def _rests_on(run: Path, batches: tuple[str, ...]) -> bool:
    named = not _named(run).isdisjoint(batches)
    return named or any(holds_rows(path, batches) for path in run.rglob("*") if path.is_file())


def _named(run: Path) -> set[str]:
    """The batches that a run's manifest names; one that cannot be read names none: its files are searched anyway."""
    try:
        told = json.loads((run / MANIFEST).read_text(encoding="utf-8"))
        return {each["batch"] for each in told["batches"] if "batch" in each}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return set()


def _unnamed(by: str, reason: str) -> list[Problem]:
    place, found = Place("删除"), []
    if not by.strip():
        what, mend = (
            Words("没有写明由谁删除", "nobody is named"),
            Words("用 --by 写明姓名", "name the person with --by"),
        )
        found.append(Problem("no_name", place, what, mend=mend))
    if not reason.strip():
        what, mend = Words("没有写明理由", "no reason is given"), Words("用 --reason 写明理由", "say why with --reason")
        found.append(Problem("no_reason", place, what, mend=mend))
    return found


def _unknown(workspace: Workspace, batches: Iterable[str], batch: str) -> list[Problem]:
    if batch in batches:
        return []
    shown = "、".join(batches) or "（无）"
    what, mend = Words(f"没有这个批次：{batch}", f"no such batch: {batch}"), f"现有批次：{shown}"
    if (workspace.deleted / f"{batch}.json").exists():
        mend = f"它已删除，证明在 deleted/{batch}.json；{mend}"
    return [Problem("no_batch", Place(str(workspace.root)), what, mend=Words(mend, f"batches here: {shown}"))]
