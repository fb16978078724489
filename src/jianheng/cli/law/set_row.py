"""`jianheng law set`: a number that holds otherwise in one place, such as a provincial one."""

from __future__ import annotations

from typing import Annotated

import typer

from jianheng.cli.law.entries import By, Ends, On, Source, add_entries
from jianheng.cli.options import Json, WorkspacePath, the_workspace
from jianheng.cli.output import fail
from jianheng.law.local import set_lines


def set_row(
    workspace: WorkspacePath,
    row: Annotated[str, typer.Argument(metavar="表/行号", help="设定哪一行 / which row")],
    by: By,
    source: Source,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="名称=值", help="如 months=1，可多个，不限写 null / name=value")
    ] = None,
    first: Annotated[str, typer.Option("--from", metavar="日期", help="起日 / first day")] = "",
    last: Annotated[str, typer.Option("--until", metavar="日期", help="止日 / last day")] = "",
    on: On = "",
    valid_until: Ends = "",
    as_json: Json = False,
) -> None:
    """设定一行的值或起止日；写了值的，起止日是这些值适用的日子 / set values of a row, or its days."""
    place = the_workspace(workspace)
    pairs = [each.partition("=") for each in values or []]
    for name, mark, _ in pairs:
        if not mark:
            fail(f"[{name}] 应写成 名称=值，如 months=1。改法：名称见 jianheng law local 工作区\nwrite name=value")
    days = {name: text for name, text in (("from", first), ("until", last)) if text}
    lines = set_lines(row, {name.strip(): value.strip() for name, _, value in pairs}, days)
    add_entries(place, [lines], by, source, on, valid_until, as_json=as_json)
