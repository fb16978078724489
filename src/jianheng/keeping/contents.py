"""What of a workspace belongs in a backup."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from jianheng.keeping.errors import KeepingError
from jianheng.keeping.manifest import is_inside

# What an interrupted command left, locks, and what a run lays aside: the same command makes it again.
_UNFINISHED = (".unfinished-", ".kept-", ".spill-", ".lock")
_UNFINISHED_ENDINGS = (".new", ".part")
DESK = "desk"
# The database goes in as a copy of one moment; keys go in locked; the rest belongs to this machine and this start.
DATABASE = ("desk.sqlite3", "desk.sqlite3-wal", "desk.sqlite3-shm", "desk.sqlite3-journal")
KEYS = ("secret.key", "names.key")
OF_THIS_MACHINE = ("worker.beat", "setup.code", "backup.json", "log")
# The end of the log that these remember must not be later than the database that is copied after them.
FIRST = "desk/anchors.jsonl"


def files_of(root: Path) -> list[str]:
    """Paths of the files that a backup copies as they are, relative and with `/`, in the order of copying.

    Args:
        root: the workspace's folder.

    Raises:
        KeepingError: something is a link to elsewhere, so that its content would be left out unseen.
    """
    return sorted(sorted(_below(root, PurePosixPath())), key=lambda path: path != FIRST)


def folders_of(root: Path) -> list[str]:
    """Folders that hold nothing; those that hold files are made for them."""
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.is_dir() and not any(path.iterdir()) and not _is_left_out(PurePosixPath(path.relative_to(root)))
    )


def _below(folder: Path, at: PurePosixPath) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = at / entry.name
            if _is_left_out(path):
                continue
            if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
                raise KeepingError(
                    f"{entry.path} 是指向别处的链接或特殊文件，备份里不会有它的内容",
                    f"{entry.path} is a link or no ordinary file; a backup would not hold its content",
                    "把内容放进工作区，或用挂载（mount --bind）代替链接",
                    "put the content into the workspace, or mount it there instead of linking",
                )
            if not is_inside(path.as_posix()) or not _is_text(entry.name):
                raise KeepingError(
                    f"{entry.path!r} 的名称含有控制字符、冒号、反斜杠，或者不是 UTF-8",
                    f"the name of {entry.path!r} holds control characters, a colon, a backslash, or is no UTF-8",
                    "改名后再备份",
                    "rename it, then try again",
                )
            if entry.is_dir():
                yield from _below(Path(entry.path), path)
            else:
                yield path.as_posix()


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_left_out(path: PurePosixPath) -> bool:
    if any(part.startswith(_UNFINISHED) or part.endswith(_UNFINISHED_ENDINGS) for part in path.parts):
        return True
    return path.parts[0] == DESK and len(path.parts) > 1 and path.parts[1] in (*DATABASE, *KEYS, *OF_THIS_MACHINE)
