"""`jianheng serve`: the workbench in the browser."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from typing import Annotated

import typer

from jianheng.cli.keeping_told import keeping
from jianheng.cli.options import WorkspacePath, the_workspace
from jianheng.cli.output import fail, tell
from jianheng.desk.database_copy import tables
from jianheng.desk.serving import AddressTakenError
from jianheng.desk.serving import serve as serve_desk
from jianheng.desk.start import start
from jianheng.workspace import Workspace

LOCAL, EVERYWHERE = "127.0.0.1", ("0.0.0.0", "::")
Port = Annotated[int, typer.Option("--port", help="端口 / port", min=0, max=65535)]


def serve(
    workspace: WorkspacePath,
    port: Port = 8600,
    host: Annotated[
        str, typer.Option("--host", help="监听地址，默认只限本机 / address to listen on, this computer by default")
    ] = LOCAL,
    processes: Annotated[
        int,
        typer.Option(
            "--processes",
            help="网页用几个进程，0 为自动：SQLite 1 个，PostgreSQL 每核 1 个、至多 4 个 / processes that serve pages",
            min=0,
            max=64,
        ),
    ] = 0,
) -> None:
    """打开网页工作台 / the workbench in the browser."""
    if processes > 1 and os.name != "posix":
        fail("--processes：Windows 上网页只用一个进程。改法：去掉这一项\nonly one process on Windows")
    open_desk(the_workspace(workspace), host, port, processes)


def open_desk(place: Workspace, host: str, port: int, processes: int = 0) -> None:
    """Serve a workspace until somebody ends it."""
    os.environ.setdefault("JIANHENG_HOSTS", ",".join(names_of(host)))
    if host != LOCAL and os.environ.get("JIANHENG_HTTPS") != "yes":
        tell("别的电脑可以访问，但没有加密。多人使用请放在 HTTPS 后面，并设 JIANHENG_HTTPS=yes。")
    try:
        start(place)
    except ValueError as error:  # a setting in the environment, in words
        fail(str(error))
    with keeping(place.root):
        if changes := tables.behind():
            fail(
                f"工作台的数据库是以前的版本留下的，还差 {len(changes)} 处改动，没有动它。"
                f"改法：jianheng upgrade {place.root}，它先备份再升级，然后再打开\n"
                f"an earlier version left the workbench's database; changes to be made: {len(changes)}. "
                f"Mend: jianheng upgrade {place.root} makes a backup and brings it up; then serve again"
            )
    try:
        told = "工作台：{}\n（用浏览器打开；按 Ctrl-C 结束）"
        serve_desk(place, host, port, lambda url: tell(told.format(url)), processes)
    except AddressTakenError as error:
        fail(
            f"端口 {port} 不能使用（{error.strerror or error}）。改法：换一个，例如 --port {port + 1}\n"
            f"port {port} cannot be used. Mend: choose another with --port"
        )


def names_of(host: str) -> list[str]:
    """Names by which browsers may ask for the workbench; others are refused, whoever made them lead here.

    Args:
        host: the address to listen on.
    """
    names = ["localhost", LOCAL, "[::1]"]
    if host not in EVERYWHERE:
        return names if host in names else [*names, host]
    own = socket.gethostname()
    with suppress(OSError):
        names += sorted({str(found[4][0]) for found in socket.getaddrinfo(own, None, socket.AF_INET)} - set(names))
    return [*names, own]
