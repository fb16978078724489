"""A PostgreSQL of one's own in a temporary folder, for as long as it is measured."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.systems.server import programs, unprivileged

SETTINGS = ("shared_buffers=512MB", "work_mem=16MB", "maintenance_work_mem=256MB", "max_wal_size=4GB")


@contextmanager
def cluster() -> Iterator[str]:
    """A server that listens on this machine alone, gone afterwards.

    Yields:
        its address, as `JIANHENG_DATABASE_URL` takes it.

    Raises:
        FileNotFoundError: PostgreSQL is not installed.
    """
    where = programs()
    if where is None:
        raise FileNotFoundError("initdb")
    home = Path(tempfile.mkdtemp(prefix="jh-desk-pg-"))
    user = unprivileged()
    if user is not None:
        shutil.chown(home, user)
    make: list[str | Path] = [
        where / "initdb",
        "-D",
        home / "data",
        "-A",
        "trust",
        "-U",
        "desk",
        "-E",
        "UTF8",
        "--locale",
        "C",
        "-N",
    ]
    subprocess.run(make, user=user, cwd=home, check=True, stdout=subprocess.DEVNULL)
    port = free_port()
    command: list[str | Path] = [where / "postgres", "-D", home / "data", "-k", home, "-p", str(port)]
    for setting in (*SETTINGS, "listen_addresses=127.0.0.1", "dynamic_shared_memory_type=mmap"):
        command += ["-c", setting]
    with (home / "log").open("wb") as log:
        running = subprocess.Popen(command, user=user, cwd=home, stdout=log, stderr=log)
    try:
        wait_for(port)
        time.sleep(1.0)
        yield f"postgresql://desk@127.0.0.1:{port}/postgres"
    finally:
        # At once: a connection of this process may still be open, and the server would wait for it.
        running.send_signal(signal.SIGINT)
        running.wait()
        shutil.rmtree(home)


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def wait_for(port: int, most: float = 60.0) -> None:
    """Wait until somebody listens on a port of this machine.

    Raises:
        TimeoutError: nobody does.
    """
    ends = time.monotonic() + most
    while time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(str(port))
