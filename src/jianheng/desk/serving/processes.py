"""Processes that serve pages side by side: one of Python's answers on one core only, however many threads it has."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

LOOK_EVERY = 0.5  # seconds
REST = 2.0  # seconds before one that ended is begun anew
PATIENCE = 20.0  # seconds that one may take to end
MOST = 4
log = logging.getLogger(__name__)


def fitting(database: str) -> int:
    """How many processes serve pages where nobody said.

    Args:
        database: vendor of the database, as Django names it.

    Returns:
        One with SQLite, which one county or city uses; else one a core, up to four.
    """
    return 1 if database == "sqlite" or os.name != "posix" else min(MOST, os.cpu_count() or 1)


class Processes:
    """Processes on one socket; one that ends is begun anew.

    Args:
        workspace: the workspace's folder.
        listening: the socket.
        number: how many.
    """

    def __init__(self, workspace: Path, listening: socket.socket, number: int) -> None:
        self._workspace = workspace
        self._listening = listening
        self._running = {each: self._begin(each) for each in range(1, number + 1)}

    def keep(self) -> None:
        """Keep them all running, until KeyboardInterrupt."""
        while True:
            time.sleep(LOOK_EVERY)
            for number, process in self._running.items():
                if process.poll() is not None:
                    log.error("pages %s ended with %s and begin anew", number, process.returncode)
                    time.sleep(REST)
                    self._running[number] = self._begin(number)

    def end(self) -> None:
        """End them all, each after the pages at hand; one that does not is killed.

        A signal that comes while modules are being imported can be lost.
        """
        for process in self._running.values():
            process.terminate()
        last = time.monotonic() + PATIENCE
        for number, process in self._running.items():
            try:
                process.wait(max(0.0, last - time.monotonic()))
            except subprocess.TimeoutExpired:
                log.error("pages %s did not end and are killed", number)
                process.kill()
                process.wait()

    def _begin(self, number: int) -> subprocess.Popen[bytes]:
        handed = self._listening.fileno()
        words = [str(self._workspace), str(handed), str(number)]
        command = [sys.executable, "-m", "jianheng.desk.serving", *words]
        # In a group of its own, so that Ctrl-C ends them through the one that keeps them.
        return subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[handed], start_new_session=True)
