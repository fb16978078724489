"""Whether the worker lives: it touches a file as long as it does."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

FILE = "worker.beat"
EVERY = 5.0
SILENCE = 30.0


class Pulse:
    """The worker's sign of life.

    Args:
        desk: the workbench's folder.
    """

    def __init__(self, desk: Path) -> None:
        self._file = desk / FILE
        self._last = 0.0

    def beat(self) -> None:
        """Give a sign of life, every few seconds however often it is called."""
        now = time.monotonic()
        if self._last and now - self._last < EVERY:
            return
        self._last = now
        # A full or missing disk ends no work.
        with suppress(OSError):
            self._file.touch()


def last_beat(desk: Path) -> datetime | None:
    """When the worker last gave a sign of life; None if it never did.

    Args:
        desk: the workbench's folder.
    """
    try:
        return datetime.fromtimestamp((desk / FILE).stat().st_mtime, UTC)
    except OSError:
        return None
