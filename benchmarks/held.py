"""Memory that a process cannot give back: what it holds beside files that are mapped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STATUS = Path("/proc/self/status")
_EVERY = 0.01  # seconds


@contextmanager
def peak_held() -> Iterator[list[int]]:
    """Look again and again at the memory above what is held now.

    Yields:
        One number, the most so far, in bytes.
    """
    before, most, over = _held(), [0], threading.Event()

    def look() -> None:
        while not over.wait(_EVERY):
            most[0] = max(most[0], _held() - before)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield most
    finally:
        over.set()
        watcher.join()


def _held() -> int:
    [line] = (line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("RssAnon:"))
    return int(line.split()[1]) * 1024
