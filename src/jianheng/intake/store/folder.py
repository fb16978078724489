"""A folder that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".unfinished-"
# What an interrupted run leaves beside the runs, to be taken up again.
INTERRUPTED = ".kept-"


@contextmanager
def appearing(target: Path, *, anew: bool = False) -> Iterator[Path]:
    """Give a folder to fill; it takes its name only when everything in it is on disk.

    A process killed on the way leaves a folder whose name begins with a dot: readers do not look there.

    Args:
        target: the folder's final path; must not exist.
        anew: it may exist, and is then replaced.

    Yields:
        The folder to write into.
    """
    folder = target.with_name(UNFINISHED + target.name)
    folder.mkdir(parents=True)
    try:
        yield folder
        for path in sorted(folder.rglob("*")):
            _to_disk(path)
        _to_disk(folder)
        if anew and target.exists():
            # Out of sight first: a folder half removed must not be read.
            target.rename(target.with_name(f"{UNFINISHED}old-{target.name}"))
        folder.rename(target)
        _to_disk(target.parent)
        if anew:
            shutil.rmtree(target.with_name(f"{UNFINISHED}old-{target.name}"), ignore_errors=True)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def remove_unfinished(parent: Path) -> None:
    """Remove what killed writers left; call it only while holding the folder for writing."""
    for path in parent.glob(UNFINISHED + "*"):
        shutil.rmtree(path)


def _to_disk(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folder as a file, and needs no flush of it
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
