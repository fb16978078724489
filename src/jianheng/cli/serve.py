"""`jianheng serve`: the workbench in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from jianheng.cli.options import WorkspacePath, the_workspace
from jianheng.cli.output import fail, tell
from jianheng.desk.serve import AddressTakenError
from jianheng.desk.serve import serve as serve_desk
from jianheng.desk.start import start
from jianheng.workspace import Workspace

LOCAL = "127.0.0.1"
Port = Annotated[int, typer.Option("--port", help="端口 / port", min=0, max=65535)]


def serve(
    workspace: WorkspacePath,
    port: Port = 8600,
    host: Annotated[
        str, typer.Option("--host", help="监听地址，默认只限本机 / address to listen on, this computer by default")
    ] = LOCAL,
) -> None:
    """打开网页工作台 / the workbench in the browser."""
    open_desk(the_workspace(workspace), host, port)


def open_desk(place: Workspace, host: str, port: int) -> None:
    """Serve a workspace until somebody ends it."""
    try:
        start(place)
    except ValueError as error:  # a setting in the environment, in words
        fail(str(error))
    try:
        serve_desk(place, host, port, lambda url: tell(f"工作台：{url}\n（用浏览器打开；按 Ctrl-C 结束）"))
    except AddressTakenError as error:
        fail(
            f"端口 {port} 不能使用（{error.strerror or error}）。改法：换一个，例如 --port {port + 1}\n"
            f"port {port} cannot be used. Mend: choose another with --port"
        )
