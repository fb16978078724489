"""One writer at a time in a folder of batches or runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jianheng.intake.problem import IntakeError, Place, Problem, Words

_LOCK = ".lock"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the folder for writing; the system lets go of it even when the process is killed.

    Args:
        folder: the folder of batches or runs.

    Raises:
        IntakeError: another process is writing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT)
    try:
        try:
            _lock(handle)
        except OSError as error:
            what = Words("另一个程序正在写入这个工作区", "another process is writing to this workspace")
            mend = Words("等它完成后再试", "wait until it is done, then try again")
            raise IntakeError([Problem("busy", Place(str(folder.parent)), what, mend=mend)]) from error
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
