"""A batch taken in in the place of another one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jianheng.intake.problem import IntakeError, Place, Problem, Severity, Words
from jianheng.intake.store.batch import Batch
from jianheng.intake.store.manifest import Instead
from jianheng.intake.store.withdrawal import standing_batches, withdrawn_batches
from jianheng.workspace import Workspace


def the_replaced(workspace: Workspace, batches: Iterable[Batch], batch: str, reason: str) -> Instead:
    """What the new batch says of the one that it stands in for.

    Raises:
        IntakeError: there is no such batch, or it holds corrections, which are withdrawn and made anew.
    """
    known = [each.id for each in batches]
    if batch not in known:
        shown = "、".join(known) or "（无）"
        what = Words(f"没有这个批次：{batch}", f"no such batch: {batch}")
        mend = Words(f"现有批次：{shown}", f"batches here: {shown}")
        raise IntakeError([Problem("no_batch", Place(str(workspace.root)), what, mend=mend)])
    if any(each.id == batch and each.manifest.replaces for each in batches):
        what = Words(f"批次 {batch} 是更正，不能由文件代替", f"batch {batch} holds corrections")
        mend = Words(f"收回更正用 jianheng withdraw 工作区 {batch}", f"use jianheng withdraw … {batch}")
        raise IntakeError([Problem("correction", Place(str(workspace.root)), what, mend=mend)])
    return Instead(batch, reason.strip(), date.today().isoformat())


def still_counts(workspace: Workspace, instead: Instead) -> None:
    """Refuse to replace a batch that counts no more: the one that stands in its place would go on counting too.

    Raises:
        IntakeError: it was withdrawn, or replaced already.
    """
    gone = withdrawn_batches(workspace).get(instead.batch)
    if gone is not None:
        what = Words(
            f"批次 {instead.batch} 已于 {gone.day} 停用：{gone.reason}",
            f"batch {instead.batch} counts no more already, since {gone.day}",
        )
        mend = Words("代替现在有效的那一批；或者不用 --replace 直接加入", "replace the one that counts, or add without")
        raise IntakeError([Problem("withdrawn", Place(str(workspace.root)), what, mend=mend)])


def standing_beside(workspace: Workspace, instead: Instead) -> tuple[Batch, ...]:
    """The batches that will count beside the new one; only what they hold is known and need not be read again."""
    return tuple(batch for batch in standing_batches(workspace) if batch.id != instead.batch)


def nothing_instead(batch: str) -> Words:
    """Say that the files hold no row that could stand in the place of a batch, which goes on counting."""
    return Words(
        f"新的文件里没有读出一行数据，没有代替批次 {batch}，原批次照旧有效",
        f"the files gave no row; batch {batch} was not replaced and still counts",
    )


def corrections_left(workspace: Workspace, instead: Instead) -> list[Problem]:
    """The corrections of the batch that goes: the new one does not have them."""
    found = []
    for batch in standing_batches(workspace):
        rows = sum(len(rows) for rows in batch.manifest.replaces.get(instead.batch, {}).values())
        if rows:
            what = Words(
                f"批次 {batch.id} 更正过被代替的批次 {instead.batch} 的 {rows} 行，新的批次没有这些更正",
                f"batch {batch.id} corrects {rows} rows of the replaced batch; the new one lacks these corrections",
            )
            mend = Words("核对新数据，仍有错的重新更正", "check the new rows, and correct anew what is still wrong")
            place = Place(str(workspace.root))
            found.append(Problem("corrections_left", place, what, mend=mend, severity=Severity.NOTICE))
    return found
