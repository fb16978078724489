"""Arguments and options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.output import fail
from jianheng.workspace import Workspace, WorkspaceError, open_workspace

WorkspacePath = Annotated[Path, typer.Argument(metavar="工作区", help="工作区文件夹 / workspace folder")]
Json = Annotated[bool, typer.Option("--json", help="输出一个 JSON 文档 / print one JSON document")]
Lang = Annotated[str, typer.Option("--lang", help="zh 或 en / zh or en")]
AsOf = Annotated[str, typer.Option("--as-of", help="检查日，如 2024-12-31 / the day of the check")]
Models = Annotated[
    list[str] | None, typer.Option("--model", "-m", help="模型编号或领域，可多次 / model id or area, repeatable")
]

RunId = Annotated[str, typer.Option("--run", help="运行编号，默认最近一次 / id of the run")]
Xlsx = Annotated[Path | None, typer.Option("--xlsx", help="写成 Excel / write a workbook")]
Reveal = Annotated[bool, typer.Option("--reveal", help="显示姓名和证件号 / show names and numbers")]


def the_workspace(path: Path) -> Workspace:
    """Open a workspace, or say why not."""
    try:
        return open_workspace(path)
    except WorkspaceError as error:
        fail(str(error))


def the_day(text: str, option: str = "--as-of") -> date:
    """Read a day, or say how to write one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        fail(
            f"{option}：[{text}] 不是日期，应写成 2024-12-31。改法：写四位年、两位月、两位日\n"
            f"{option}: not a day; write 2024-12-31"
        )


def the_language(text: str) -> str:
    """`zh` or `en`."""
    if text not in {"zh", "en"}:
        fail(f"--lang：[{text}] 应为 zh 或 en。改法：选一种语言\n--lang: zh or en")
    return text
