"""What should be gone by now: deletions that were cut short, and batches past their promised day."""

from __future__ import annotations

from datetime import date

from jianheng.cli.output import fail, tell
from jianheng.clues.command import in_shell
from jianheng.intake.deleting import finish_deletions, overdue_batches
from jianheng.intake.problem import IntakeError
from jianheng.workspace import Workspace

_SHOWN = 3


def tell_finished(workspace: Workspace) -> None:
    """Finish deletions that were cut short, and say so."""
    for done in finish_deletions(workspace):
        tell(f"上次中断的删除已完成：批次 {done.batch}，证明在 deleted 文件夹")


def tell_overdue(workspace: Workspace) -> None:
    """Finish deletions that were cut short, and say which batches are kept too long, each with the command."""
    try:
        tell_finished(workspace)
        found = overdue_batches(workspace, date.today())
    except IntakeError as error:
        fail(str(error))
    for batch in found[:_SHOWN]:
        delivery = batch.manifest.delivery
        if delivery is not None:
            tell(
                f"批次 {batch.id}（{delivery.unit}）已过到期删除日 {delivery.delete_after}，请删除："
                f"{delete_command(workspace, batch.id)}"
            )
    if len(found) > _SHOWN:
        listed = in_shell(("jianheng", "batches", str(workspace.root)))
        tell(f"另有 {len(found) - _SHOWN} 批也已过期：{listed}")


def delete_command(workspace: Workspace, batch: str) -> str:
    """How to delete a batch for good."""
    return in_shell(("jianheng", "delete", str(workspace.root), batch, "--by", "姓名", "--reason", "到期"))
