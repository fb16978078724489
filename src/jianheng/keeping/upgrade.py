"""Bringing the folder of an earlier workspace to today's layout, one version at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from jianheng.keeping.errors import KeepingError
from jianheng.workspace import open_workspace, write_whole
from jianheng.workspace.folder import FILE, VERSION

# From a version to the next: changes the folder in a way that may be begun anew after a kill. Version 1 is the first.
Step = Callable[[Path], None]
STEPS: Mapping[int, Step] = {}
_VERSION = re.compile(r"^version\s*=\s*(\d+)\s*$", re.MULTILINE)


def layout_of(root: Path) -> int:
    """The version of a workspace's layout, whichever it is.

    Args:
        root: its folder.

    Raises:
        WorkspaceError: it is no workspace, or cannot be read.
        KeepingError: it is of a later version than this software knows.
    """
    file = root / FILE
    found = _VERSION.search(file.read_text(encoding="utf-8", errors="replace")) if file.is_file() else None
    if found is None:
        return open_workspace(root).version  # it says what is wrong
    version = int(found[1])
    if version > VERSION:
        raise KeepingError(
            f"{root} 的格式是 {version}，本软件只认识到 {VERSION}",
            f"{root} has format {version}; this software knows up to {VERSION}",
            "安装更新的版本",
            "install a later version",
        )
    return version


def bring_up(root: Path, steps: Mapping[int, Step] = STEPS, to: int = VERSION) -> list[int]:
    """Do what leads from the version of a folder to today's; each version is written down when it is reached.

    Args:
        root: the workspace's folder.
        steps: what leads from a version to the next.
        to: the version to reach.

    Returns:
        The versions that were reached.

    Raises:
        KeepingError: nothing leads on from some version.
    """
    version, reached = layout_of(root), []
    while version < to:
        if version not in steps:
            raise KeepingError(
                f"{root} 的格式 {version} 太早，本软件不能升级它",
                f"{root} has format {version}, which this software cannot bring up to date",
                "先用较早的版本升级一次",
                "upgrade it with an earlier version first",
            )
        steps[version](root)
        version += 1
        text = (root / FILE).read_text(encoding="utf-8")
        write_whole(root / FILE, _VERSION.sub(f"version = {version}", text, count=1))
        reached.append(version)
    return reached
