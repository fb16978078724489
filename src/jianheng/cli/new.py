"""`jianheng new`: make a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.options import Json
from jianheng.cli.output import emit, fail, tell
from jianheng.workspace import WorkspaceError, create_workspace


def new(
    path: Annotated[Path, typer.Argument(metavar="工作区", help="新的文件夹 / new folder")],
    procuratorate: Annotated[str, typer.Option("--for", help="检察院名称 / name of the procuratorate")] = "本院",
    as_json: Json = False,
) -> None:
    """新建工作区 / make a workspace."""
    try:
        workspace = create_workspace(path, procuratorate)
    except WorkspaceError as error:
        fail(str(error))
    if as_json:
        emit({"workspace": str(path), "procuratorate": workspace.procuratorate})
        return
    tell(f"已建立工作区 {path}。下一步：把数据放进来，jianheng add {path} 文件…")
