"""`jianheng upgrade`: a workspace of an earlier version, brought up to date after a backup."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from jianheng import __version__
from jianheng.cli.keeping_told import keeping
from jianheng.cli.options import Json, WorkspacePath
from jianheng.cli.output import emit, fail, tell
from jianheng.cli.passphrase import PassphraseFile, WithoutKeys, new_passphrase
from jianheng.desk.database_copy import database_of_workspace, tables
from jianheng.desk.jobs.alive import SILENCE, last_beat
from jianheng.desk.start import start
from jianheng.keeping import upgrade as layout
from jianheng.keeping.backup import back_up
from jianheng.workspace import Workspace, open_workspace
from jianheng.workspace.folder import VERSION


def upgrade(
    workspace: WorkspacePath,
    backup: Annotated[
        Path | None, typer.Option("--backup", help="升级前的备份写到哪里，默认在工作区旁边 / where the backup goes")
    ] = None,
    passphrase_file: PassphraseFile = None,
    without_keys: WithoutKeys = False,
    as_json: Json = False,
) -> None:
    """把以前版本的工作区升级到本版，先自动备份 / bring an earlier workspace up to date, after a backup."""
    with keeping(workspace):
        version = layout.layout_of(workspace)
        _refuse_running(workspace)
        to_do = _to_do(workspace, version)
        if not to_do:
            tell(f"{workspace} 已经是 {__version__} 版的格式，没有改动 / up to date already")
            if as_json:
                emit({"workspace": str(workspace), "changes": [], "backup": None})
            return
        tell("要做的改动 to be done：" + "、".join(to_do))
    passphrase = None if without_keys else new_passphrase(passphrase_file)
    with keeping(workspace):
        kept = _back_up(workspace, version, backup, passphrase)
        tell(f"升级前的备份 backup：{kept}")
        layout.bring_up(workspace)
        _start(workspace)
        tables.bring_up()
    if as_json:
        emit({"workspace": str(workspace), "changes": to_do, "backup": str(kept)})
    tell(f"已升级到 {__version__} 版（upgraded）。不合适时：把工作区移开，jianheng restore {kept} {workspace}")


def _to_do(root: Path, version: int) -> list[str]:
    if version < VERSION:
        return [f"工作区格式 layout {version} → {VERSION}", "数据库 database"]
    if not (root / "desk" / "secret.key").is_file() and not os.environ.get("JIANHENG_DATABASE_URL"):
        return []  # the workbench was never started here
    had_names = (root / "desk" / "names.key").is_file()
    _start(root)
    return [*([] if had_names else ["names.key"]), *tables.pending()]


def _start(root: Path) -> None:
    start(open_workspace(root))


def _refuse_running(root: Path) -> None:
    beat = last_beat(root / "desk")
    if beat is not None and (datetime.now(UTC) - beat).total_seconds() < SILENCE:
        fail(
            f"工作台正在运行，没有改动。改法：先停下它（systemctl stop jianheng 或 Ctrl-C），{SILENCE:.0f} 秒后再升级\n"
            "the workbench is running, nothing was changed. Mend: stop it, wait half a minute, then upgrade"
        )


def _back_up(root: Path, version: int, asked: Path | None, passphrase: str | None) -> Path:
    now = datetime.now().astimezone()
    file = asked or root.absolute().parent
    if file.is_dir():
        file = file / f"{root.absolute().name}-before-{__version__}-{now:%Y%m%d-%H%M%S}.zip"
    url = os.environ.get("JIANHENG_DATABASE_URL", "")
    opened = open_workspace(root) if version == VERSION else Workspace(root, version, "", now.date())
    return back_up(opened, file, database_of_workspace(root / "desk", url), passphrase, now).file
