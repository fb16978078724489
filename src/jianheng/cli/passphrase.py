"""Asking for the passphrase that locks keys in a backup."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from jianheng.cli.output import fail, tell
from jianheng.keeping.keys import SHORTEST

VARIABLE = "JIANHENG_BACKUP_PASSPHRASE"
PassphraseFile = Annotated[
    Path | None,
    typer.Option("--passphrase-file", help="内含口令的文件，供脚本用 / a file that holds the passphrase, for scripts"),
]
WithoutKeys = Annotated[bool, typer.Option("--without-keys", help="不含两个密钥 / leave the two keys out")]
WITHOUT = (
    "没有密钥的备份恢复以后：所有人要重新登录；以前的人按姓名、证件号再也查不到"
    "（names.key 另行保存的，可以自己放回 desk/）。"
    "\nwithout the keys: everybody signs in anew, and persons of before are not found by name or number any more"
)


def told_passphrase(file: Path | None) -> str | None:
    """The passphrase from a file or the environment; None where neither tells one."""
    if file is None:
        return os.environ.get(VARIABLE) or None
    try:
        found = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        fail(f"{file}：读不出口令（{error}）。改法：核对路径\n{file}: no passphrase can be read")
    return found or fail(f"{file}：口令文件是空的\n{file}: the file of the passphrase is empty")


def new_passphrase(file: Path | None) -> str:
    """A passphrase to lock with; asked for twice on a terminal."""
    found = told_passphrase(file)
    if found is None:
        _refuse_scripts("--without-keys")
        tell("口令锁住备份里的两个密钥。忘了口令，密钥就打不开；请与备份分开保存。")
        found = str(typer.prompt("口令 passphrase", hide_input=True, confirmation_prompt="再写一次 again", err=True))
    if len(found) < SHORTEST:
        fail(f"口令至少 {SHORTEST} 个字符 / a passphrase has {SHORTEST} characters at least")
    return found


def known_passphrase(file: Path | None) -> str:
    """The passphrase of a backup that was made."""
    found = told_passphrase(file)
    if found is None:
        _refuse_scripts("--without-keys")
        found = str(typer.prompt("口令 passphrase", hide_input=True, err=True))
    return found


def _refuse_scripts(instead: str) -> None:
    if not sys.stdin.isatty():
        fail(
            f"没有口令。改法：用 --passphrase-file 或 {VARIABLE} 给出，或者 {instead} 不含密钥\n"
            f"no passphrase. Mend: tell it by --passphrase-file or {VARIABLE}, or leave the keys out with {instead}"
        )
