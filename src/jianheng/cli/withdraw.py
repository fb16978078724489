"""`jianheng withdraw`: let a batch count no more, or again."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from jianheng.cli.options import Json, WorkspacePath, the_workspace
from jianheng.cli.output import emit, fail, tell
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import restore_batch, withdraw_batch


def withdraw(
    workspace: WorkspacePath,
    batch: Annotated[str, typer.Argument(metavar="批次", help="批次编号 / id of the batch")],
    reason: Annotated[str, typer.Option("--reason", help="理由 / why")] = "",
    restore: Annotated[bool, typer.Option("--restore", help="恢复已撤回的批次 / let it count again")] = False,
    as_json: Json = False,
) -> None:
    """撤回一批数据：以后的运行不再使用，文件全部保留 / a batch counts no more; its files stay."""
    place = the_workspace(workspace)
    try:
        word = (restore_batch if restore else withdraw_batch)(place, batch, reason, date.today())
    except IntakeError as error:
        fail(str(error))
    if as_json:
        emit(asdict(word))
        return
    done = "已恢复，以后的运行重新使用" if restore else "已撤回，以后的运行不再使用；文件全部保留"
    tell(f"批次 {batch} {done}。理由：{word.reason}")
