"""What stands in the way of a backup, a restore or an upgrade."""

from __future__ import annotations

from jianheng.workspace import WorkspaceError


class KeepingError(WorkspaceError):
    """It cannot be done; nothing was changed."""


class ChangedError(Exception):
    """The workspace lost something while it was read; reading it anew mends this."""


def damaged(archive: object, zh: str, en: str) -> KeepingError:
    """A backup whose bytes are not what they were.

    Args:
        archive: the file.
        zh, en: what was found.
    """
    return KeepingError(
        f"备份 {archive} 已损坏：{zh}",
        f"the backup {archive} is damaged: {en}",
        "用另一份备份；每份做好后都可以用 jianheng restore --check 核对",
        "use another backup; any can be checked with jianheng restore --check",
    )


def foreign(archive: object, zh: str, en: str) -> KeepingError:
    """A file that is no backup of this software.

    Args:
        archive: the file.
        zh, en: why.
    """
    return KeepingError(
        f"{archive} 不是检衡的备份：{zh}",
        f"{archive} is no backup of Jianheng: {en}",
        "核对文件；备份由 jianheng backup 写出",
        "check the file; backups are written by jianheng backup",
    )


def newer(archive: object, zh: str, en: str) -> KeepingError:
    """A backup that this version cannot read.

    Args:
        archive: the file.
        zh, en: what is newer.
    """
    return KeepingError(
        f"备份 {archive} 出自更新的版本：{zh}",
        f"the backup {archive} was made by a newer version: {en}",
        "先安装那个版本或更新的版本，再恢复",
        "install that version or a later one, then restore",
    )
