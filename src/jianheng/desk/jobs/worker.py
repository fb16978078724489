"""The worker: one process beside the server that takes up waiting jobs, one at a time."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from django.db import Error, close_old_connections

from jianheng.desk.jobs.alive import Pulse
from jianheng.desk.jobs.lives import lives
from jianheng.desk.jobs.queue import release_of_the_dead, take_next

LOOK_EVERY = 1.0


def holder_prefix() -> str:
    """Names of holders on this machine begin so."""
    return f"{socket.gethostname()[:40]}:"


def work_until(stop: threading.Event, workspace: Path) -> None:
    """Take up jobs until told to stop; a job at hand is stopped with it and taken up at the next start.

    Args:
        stop: set when the workbench ends.
        workspace: the workspace's folder.
    """
    released = False
    pulse = Pulse(workspace / "desk")
    while not stop.is_set():
        close_old_connections()
        pulse.beat()
        # A database that is gone for a while must not end the worker: it looks again.
        with suppress(Error):
            if not released:
                release_of_the_dead(holder_prefix(), lives)
                released = True
            holder = f"{holder_prefix()}{os.getpid()}"
            job = take_next(holder)
            if job is not None:
                _do(stop, workspace, str(job.pk), holder, pulse)
                continue
        stop.wait(LOOK_EVERY)


def _do(stop: threading.Event, workspace: Path, job: str, holder: str, pulse: Pulse) -> None:
    command = [sys.executable, "-m", "jianheng.desk.jobs.one", str(workspace), job, holder]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    while process.poll() is None:
        pulse.beat()
        if stop.wait(0.2):
            process.terminate()
            process.wait()
