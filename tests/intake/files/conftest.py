"""Database servers of one's own in temporary folders, gone when the tests are over."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pymysql
import pytest

PASSWORD = "s3cr:t@pw"
IN_URL = "s3cr%3At%40pw"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged(*names: str) -> str | None:
    """Neither server runs as root."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in names if name in known) if os.geteuid() == 0 else None


@contextmanager
def serving(home: Path, command: Sequence[str | Path], user: str | None, ready: Callable[[], None]) -> Iterator[None]:
    with (home / "log").open("wb") as log:
        running = subprocess.Popen([*map(str, command)], user=user, cwd=home, stdout=log, stderr=log)
    try:
        for _ in range(300):
            try:
                ready()
                break
            except (psycopg.OperationalError, pymysql.OperationalError):
                time.sleep(0.1)
        else:
            raise TimeoutError((home / "log").read_text(errors="replace")[-2000:])
        yield
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql(postgresql_programs: Path) -> Iterator[str]:
    """The address of an empty PostgreSQL; for tests marked ``real("postgresql")``."""
    home = Path(tempfile.mkdtemp(prefix="jh-pg-"))
    user, port = unprivileged("postgres", "nobody"), free_port()
    (home / "password").write_text(PASSWORD)
    for path in (home / "password", home):
        if user is not None:
            shutil.chown(path, user)
    make = ["-D", home / "data", "-A", "scram-sha-256", "-U", "jian", "--pwfile", home / "password", "-E", "UTF8"]
    make = [postgresql_programs / "initdb", *make, "--locale", "C", "-N"]
    subprocess.run([*map(str, make)], user=user, cwd=home, check=True, stdout=subprocess.DEVNULL)
    command = [postgresql_programs / "postgres", "-D", home / "data", "-k", home, "-p", str(port)]
    command += ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "dynamic_shared_memory_type=mmap"]
    address = f"host=127.0.0.1 port={port} user=jian password={PASSWORD} dbname=postgres"
    with serving(home, command, user, lambda: psycopg.connect(address).close()):
        yield f"postgresql://jian:{IN_URL}@127.0.0.1:{port}/postgres"


@pytest.fixture(scope="session")
def mariadb() -> Iterator[str]:
    """The address of an empty MariaDB; for tests marked ``real("mariadb")``."""
    home = Path(tempfile.mkdtemp(prefix="jh-my-"))
    user, port = unprivileged("mysql", "nobody"), free_port()
    if user is not None:
        shutil.chown(home, user)
    as_user = [f"--user={user}"] if user is not None else []
    make = ["mariadb-install-db", "--no-defaults", f"--datadir={home / 'data'}", *as_user, "--skip-test-db"]
    subprocess.run(
        [*make, "--auth-root-authentication-method=normal"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    sock = home / "socket"
    command = [
        shutil.which("mariadbd") or "",
        "--no-defaults",
        f"--datadir={home / 'data'}",
        f"--socket={sock}",
        *as_user,
    ]
    command += [f"--port={port}", "--bind-address=127.0.0.1", f"--pid-file={home / 'pid'}"]

    def ready() -> None:
        with pymysql.connect(unix_socket=str(sock), user="root") as connection, connection.cursor() as cursor:
            cursor.execute("CREATE DATABASE cases CHARACTER SET utf8mb4")
            cursor.execute("CREATE USER jian@'127.0.0.1' IDENTIFIED BY %s", (PASSWORD,))
            cursor.execute("GRANT ALL ON cases.* TO jian@'127.0.0.1'")

    with serving(home, command, None, ready):
        yield f"mysql://jian:{IN_URL}@127.0.0.1:{port}/cases"
