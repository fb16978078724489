"""Several processes append at once: the log neither forks nor loses a line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from jianheng.desk.audit.kept_log import log_of
from jianheng.desk.audit.verifying import verify
from jianheng.workspace import create_workspace

PROCESSES, EACH = 4, 40
APPEND = """
import sys
from pathlib import Path
from jianheng.workspace import open_workspace
from jianheng.desk.start import start
start(open_workspace(Path(sys.argv[1])))
from django.db import transaction
from jianheng.desk.audit.record import record
for number in range(int(sys.argv[2])):
    with transaction.atomic():
        record(None, "view", "clue", f"{sys.argv[3]}-{number}")
"""
MIGRATE = """
import sys
from pathlib import Path
from jianheng.workspace import open_workspace
from jianheng.desk.start import start
start(open_workspace(Path(sys.argv[1])))
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False)
"""


def append_at_once(place: Path, url: str) -> None:
    told = {**os.environ, "JIANHENG_DATABASE_URL": url}
    subprocess.run([sys.executable, "-c", MIGRATE, place], env=told, check=True)
    running = [
        subprocess.Popen([sys.executable, "-c", APPEND, place, str(EACH), str(number)], env=told)
        for number in range(PROCESSES)
    ]
    assert [process.wait() for process in running] == [0] * PROCESSES


def check(place: Path, url: str) -> None:
    found = verify(log_of(place / "desk", url))
    assert (found.whole, found.lines) == (True, PROCESSES * EACH)
    about = sorted(line.about for line, _ in log_of(place / "desk", url).lines)
    assert about == sorted(f"{process}-{number}" for process in range(PROCESSES) for number in range(EACH))


def test_on_sqlite(tmp_path: Path) -> None:
    place = create_workspace(tmp_path / "ws", "江州市人民检察院").root
    append_at_once(place, "")
    check(place, "")


@pytest.mark.real("postgresql")
def test_on_postgresql(tmp_path: Path, postgresql: str) -> None:
    with psycopg.connect(postgresql, autocommit=True) as server:
        server.execute("CREATE DATABASE appending")
    url = postgresql.rpartition("/")[0] + "/appending"
    place = create_workspace(tmp_path / "ws", "江州市人民检察院").root
    append_at_once(place, url)
    check(place, url)
