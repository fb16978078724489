"""`jianheng restore`: a workspace from a backup."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.keeping_told import bytes_bar, keeping
from jianheng.cli.options import Json
from jianheng.cli.output import emit, fail, tell
from jianheng.cli.passphrase import WITHOUT, PassphraseFile, WithoutKeys, known_passphrase, told_passphrase
from jianheng.desk.database_copy import database_of_workspace
from jianheng.keeping.archive import Archive, opened, verify
from jianheng.keeping.backup import Step
from jianheng.keeping.restore import refuse_full
from jianheng.keeping.restore import restore as restore_workspace


def restore(
    file: Annotated[Path, typer.Argument(metavar="备份", help="备份文件 / backup")],
    workspace: Annotated[
        Path | None, typer.Argument(metavar="工作区", help="新的或空的文件夹 / new or empty folder")
    ] = None,
    passphrase_file: PassphraseFile = None,
    without_keys: WithoutKeys = False,
    check: Annotated[bool, typer.Option("--check", help="只核对备份，不恢复 / only verify the backup")] = False,
    as_json: Json = False,
) -> None:
    """从备份恢复成一个工作区，逐个文件核对 / a workspace from a backup, every file verified."""
    if workspace is None:
        if not check:
            fail("没有写恢复到哪里。改法：jianheng restore 备份 新的文件夹\nsay where to: jianheng restore FILE FOLDER")
        _report(_checked(file, passphrase_file), as_json, f"{file} 完好（whole）")
        return
    if check:
        fail("--check 只核对，不写工作区\n--check takes no workspace")
    url = os.environ.get("JIANHENG_DATABASE_URL", "")
    with keeping(workspace):
        refuse_full(workspace)
        with opened(file) as looked:
            locked = looked.manifest.keys == "locked"
        passphrase = known_passphrase(passphrase_file) if locked and not without_keys else None
        with bytes_bar() as told:
            base = database_of_workspace(workspace / "desk", url)
            done = restore_workspace(file, workspace, base, passphrase, told)
    _report(done, as_json, f"已恢复到 {workspace}，每个文件都与备份时相同（restored）")
    if done.manifest.keys == "left out" or (locked and passphrase is None):
        tell(WITHOUT)
    if not as_json:
        tell(f"下一步：jianheng audit verify {workspace}；版本更新过的，jianheng upgrade {workspace}")


def _checked(file: Path, passphrase_file: Path | None) -> Archive:
    with keeping(file), bytes_bar() as told:
        with opened(file) as looked:
            total = looked.manifest.size
        done = 0

        def more(read: int) -> None:
            nonlocal done
            done += read
            told(Step("verify", done, total))

        return verify(file, more, told_passphrase(passphrase_file))


def _report(archive: Archive, as_json: bool, words: str) -> None:
    manifest = archive.manifest
    if as_json:
        told = {"procuratorate": manifest.procuratorate, "made_at": manifest.made_at, "software": manifest.software}
        base = {"database": manifest.database.kind, "log_lines": manifest.database.log_lines}
        emit(told | base | {"files": len(manifest.files), "keys": manifest.keys, "fingerprint": archive.fingerprint})
        return
    tell(words)
    tell(
        f"{manifest.procuratorate}，{manifest.made_at} 备份，{len(manifest.files)} 个文件，"
        f"审计日志 {manifest.database.log_lines} 行\n指纹 fingerprint：{archive.fingerprint}"
    )
