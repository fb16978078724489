"""`jianheng backup`: everything of a workspace in one file."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.keeping_told import bytes_bar, keeping
from jianheng.cli.options import Json, WorkspacePath, the_workspace
from jianheng.cli.output import emit, tell
from jianheng.cli.passphrase import WITHOUT, PassphraseFile, WithoutKeys, new_passphrase
from jianheng.desk.database_copy import database_of_workspace
from jianheng.desk.database_copy.logged import log_backup
from jianheng.keeping.backup import Backup, back_up
from jianheng.keeping.last import LastBackup, remember
from jianheng.workspace import Workspace


def backup(
    workspace: WorkspacePath,
    file: Annotated[Path, typer.Argument(metavar="备份", help="要写的文件，或放它的文件夹 / file or folder to write")],
    passphrase_file: PassphraseFile = None,
    without_keys: WithoutKeys = False,
    as_json: Json = False,
) -> None:
    """整个工作区备份成一个文件，写完即核对；工作台可以照常使用 / a verified backup in one file, while work goes on."""
    place = the_workspace(workspace)
    passphrase = None if without_keys else new_passphrase(passphrase_file)
    made = make(place, file, passphrase)
    if as_json:
        emit(
            {
                "file": str(made.file),
                "size": made.size,
                "files": len(made.manifest.files),
                "fingerprint": made.fingerprint,
                "keys": made.manifest.keys,
                "database": made.manifest.database.kind,
            }
        )
        return
    tell(f"备份：{made.file}（{made.size / 1e6:.1f} MB，{len(made.manifest.files)} 个文件，已逐个核对）")
    tell(f"指纹 fingerprint：{made.fingerprint}\n恢复：jianheng restore {made.file} 新的文件夹")
    tell("备份里有案件数据，与工作区同样保密；抄下指纹，另处存放。")
    if made.manifest.keys == "left out":
        tell(WITHOUT)


def make(workspace: Workspace, file: Path, passphrase: str | None) -> Backup:
    """Write a backup, remember it and put it on the log, or say what stopped it.

    Args:
        workspace: what to back up.
        file: the file, or a folder in which a file named by the moment is made.
        passphrase: locks the keys; they are left out if None.
    """
    now = datetime.now().astimezone()
    if file.is_dir():
        file = file / f"jianheng-{now:%Y%m%d-%H%M%S}.zip"
    url = os.environ.get("JIANHENG_DATABASE_URL", "")
    with keeping(file), bytes_bar() as told:
        made = back_up(workspace, file, database_of_workspace(workspace.root / "desk", url), passphrase, now, told)
        if made.manifest.database.kind != "none":
            at = made.manifest.made_at
            remember(workspace, LastBackup(at, str(file.resolve()), made.size, made.fingerprint))
            log_backup(workspace, made.fingerprint)
    return made
