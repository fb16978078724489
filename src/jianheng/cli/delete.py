"""`jianheng delete`: delete a batch and everything that holds its rows, and leave a certificate."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from jianheng.cli.options import Json, WorkspacePath, the_workspace
from jianheng.cli.output import emit, fail, tell
from jianheng.cli.overdue import tell_finished
from jianheng.intake.deleting import Certificate, delete_for_good, plan_deletion
from jianheng.intake.problem import IntakeError
from jianheng.workspace import Workspace


def delete(
    workspace: WorkspacePath,
    batch: Annotated[str, typer.Argument(metavar="批次", help="批次编号 / id of the batch")],
    by: Annotated[str, typer.Option("--by", help="由谁删除 / who deletes it")] = "",
    reason: Annotated[str, typer.Option("--reason", help="理由 / why")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="不再询问，供脚本用 / do not ask, for scripts")] = False,
    as_json: Json = False,
) -> None:
    """删除一批数据和含有它的更正、运行，出具数据销毁证明 / delete a batch for good, with a certificate."""
    place = the_workspace(workspace)
    try:
        tell_finished(place)
        plan = plan_deletion(place, batch, by, reason, date.today())
        if not yes:
            _ask(plan)
        done, paper = delete_for_good(place, batch, by, reason, date.today())
    except IntakeError as error:
        fail(str(error))
    if as_json:
        emit(asdict(done) | {"paper": str(paper)})
    _report(place, done)
    tell(f"数据销毁证明：{paper}")
    if done.rows_left:
        raise typer.Exit(1)


def _ask(plan: Certificate) -> None:
    tell(f"将从工作区删除，不能恢复：\n· 批次 {plan.batch}（{plan.unit or '没有报送说明'}），{_rows(plan)} 行")
    for each in plan.corrections:
        tell(f"· 更正批次 {each.batch}，{each.rows} 行（它对其他批次的更正也随之删除）")
    for run in plan.runs:
        tell(f"· 运行 {run} 的全部判断和报告")
    for run in plan.interrupted:
        tell(f"· 中断的运行 {run} 留下的结果")
    if not sys.stdin.isatty():
        fail("没有删除：在脚本里运行要加 --yes\nnothing was deleted: add --yes in a script")
    if not typer.confirm("确定删除吗", err=True):
        fail("没有删除 / nothing was deleted", 1)


def _rows(certificate: Certificate) -> int:
    return sum(certificate.tables.values())


def _report(workspace: Workspace, done: Certificate) -> None:
    parts = [f"更正 {len(done.corrections)} 批", f"运行 {len(done.runs)} 次", f"中断的运行 {len(done.interrupted)} 次"]
    tell(f"已删除批次 {done.batch}，{_rows(done)} 行；一并删除：{'，'.join(parts)}。备份和磁盘残留须另行处理")
    for path in done.rows_left:
        tell(f"注意：{workspace.root / path} 仍含有这批数据，请人工删除")
