"""Seconds, processor seconds and memory of this process and of all that work for it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
PARENT, FIRST_TIME, LAST_TIME = 1, 11, 15
EVERY = 0.05


def tree(roots: list[int]) -> list[int]:
    """Processes and their descendants."""
    children: dict[int, list[int]] = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            fields = _stat(int(folder.name))
            if fields:
                children.setdefault(int(fields[PARENT]), []).append(int(folder.name))
    found = list(roots)
    for pid in found:
        found += children.get(pid, [])
    return found


def processor_seconds(roots: list[int]) -> float:
    """Of living descendants, and of those that ended and were waited for."""
    ticks = [int(x) for pid in tree(roots) for x in _stat(pid)[FIRST_TIME:LAST_TIME]]
    return sum(ticks) / TICKS


def peak(pids: list[int]) -> int:
    """The most memory that each held, added up, in bytes."""
    return sum(_kilobytes(PROC / str(pid) / "status", "VmHWM:") for pid in pids) * 1024


class Watched:
    """The most memory that processes held together, looked at again and again: for those that come and go.

    Args:
        root: whose descendants are watched; memory that several share is counted once.
    """

    def __init__(self, root: int) -> None:
        self.root, self.most, self._over = root, 0, threading.Event()

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Look while something runs."""
        self._over.clear()
        thread = threading.Thread(target=self._look)
        thread.start()
        try:
            yield
        finally:
            self._over.set()
            thread.join()

    def _look(self) -> None:
        while not self._over.wait(EVERY):
            held = sum(_kilobytes(PROC / str(pid) / "smaps_rollup", "Pss:") for pid in tree([self.root])) * 1024
            self.most = max(self.most, held)


class Clock:
    """Seconds and processor seconds since it was started.

    Args:
        roots: processes whose work counts, with their descendants.
    """

    def __init__(self, roots: list[int]) -> None:
        self.roots = roots
        self.began, self.worked = time.perf_counter(), processor_seconds(roots)

    def read(self) -> tuple[float, float]:
        """Seconds by the wall, and of all processors."""
        return time.perf_counter() - self.began, processor_seconds(self.roots) - self.worked


def _stat(pid: int) -> list[str]:
    """The fields after the name; none where the process has ended."""
    try:
        return (PROC / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _kilobytes(path: Path, field: str) -> int:
    try:
        lines = path.read_text(encoding="ascii", errors="replace").splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(field)), 0)
