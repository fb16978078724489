"""`jianheng audit`: the workbench's log, checked without the workbench."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json, the_workspace
from jianheng.cli.output import FOUND, emit, fail, results, tell
from jianheng.desk.audit.anchors import Anchor, anchors
from jianheng.desk.audit.chain import Break
from jianheng.desk.audit.kept_log import log_of
from jianheng.desk.audit.reading import UnreadableError, from_file
from jianheng.desk.audit.verifying import Verified
from jianheng.desk.audit.verifying import verify as verify_log

audit = typer.Typer(
    name="audit",
    help="审计日志 / the audit log",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@audit.callback()
def _root() -> None:
    """审计日志 / the audit log."""


@audit.command("verify")
def verify(
    place: Annotated[
        Path, typer.Argument(metavar="工作区", help="工作区文件夹，或导出的 .jsonl / workspace, or an exported log")
    ],
    head: Annotated[
        str, typer.Option("--head", help="以前抄下的指纹，应当还在 / a hash written down earlier, to be found")
    ] = "",
    as_json: Json = False,
) -> None:
    """离线核验哈希链日志：改、删、插、换序、截尾都能查出 / check the hash-chained log offline."""
    try:
        found = _verified(place, head.strip().lower())
    except UnreadableError as error:
        fail(f"{error.zh}。改法：核对路径；用 PostgreSQL 的先设置 JIANHENG_DATABASE_URL\n{error.en}")
    if as_json:
        emit(
            {
                "whole": found.whole,
                "lines": found.lines,
                "head": found.head,
                "anchors": found.anchors,
                "broken": found.broken,
                "breaks": [{"line": one.number, "zh": one.zh, "en": one.en} for one in found.breaks],
            }
        )
    else:
        _show(found)
    if not found.whole:
        raise typer.Exit(FOUND)


def _verified(place: Path, head: str) -> Verified:
    if place.is_file():
        return verify_log(from_file(place), head=head)
    desk = the_workspace(place).root / "desk"
    damaged: list[Break] = []
    kept: list[Anchor] = []
    try:
        kept = anchors(desk)
    except ValueError as error:
        damaged = [
            Break(0, f"锚点文件 {error} 被改动过，不是原来的样子", f"{error} is no anchor: the file was changed")
        ]
    found = verify_log(log_of(desk, os.environ.get("JIANHENG_DATABASE_URL", "")), kept, head)
    for one in damaged:
        found.tell(one)
    return found


def _show(found: Verified) -> None:
    if found.whole:
        results.print(f"完整：{found.lines} 行首尾相接，与 {found.anchors} 个锚点一致（whole）", markup=False)
        results.print(f"最后一行的指纹 head：{found.head or '—'}", markup=False)
        tell("把指纹抄下另存；以后用 --head 核对，连日志带锚点整个被换也能发现。")
        return
    results.print(f"不完整：{found.lines} 行里有 {found.broken} 处对不上（broken）", style="red", markup=False)
    for one in found.breaks:
        results.print(f"第 {one.number} 行：{one.zh}\n  line {one.number}: {one.en}", markup=False)
    if found.broken > len(found.breaks):
        results.print(f"其余 {found.broken - len(found.breaks)} 处从略（and more）", markup=False)
