"""Killed at any moment, or with a full disk: the old state or the whole new one, and doing it again works."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.desk.database_copy.sqlite import SQLite
from jianheng.keeping.archive import verify
from jianheng.keeping.backup import Backup
from jianheng.keeping.restore import restore
from jianheng.workspace import Workspace

from .conftest import contents

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
TIMES = 12
BackedUp = Callable[..., Backup]

WORK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from jianheng.desk.database_copy.sqlite import SQLite
from jianheng.keeping.backup import back_up
from jianheng.keeping.restore import restore
from jianheng.workspace import open_workspace

def work(what, source, target):
    if what == "backup":
        place = open_workspace(Path(source))
        back_up(place, Path(target), SQLite(place.root / "desk"), None, datetime(2026, 11, 27, tzinfo=UTC))
    else:
        restore(Path(source), Path(target), SQLite(Path(target) / "desk"), None)
"""


def killed_child(work: Callable[[], object], touches: int) -> bool:
    """Do something in a child that is killed at its nth touch of the file system; whether it was."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = [touches]

    def count(event: str, _arguments: object) -> None:
        if event in ("open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "shutil.rmtree", "sqlite3.connect"):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    try:
        work()
    finally:
        os._exit(0)


def unwritten(place: Workspace) -> dict[str, str]:
    """All but the notes that SQLite makes for its readers."""
    return {name: told for name, told in contents(place.root).items() if not name.endswith(("-shm", "-wal"))}


def test_a_killed_backup_leaves_none_or_a_whole_one(place: Workspace, tmp_path: Path, backed_up: BackedUp) -> None:
    before, chance, killed = unwritten(place), random.Random(7), 0
    for n in range(TIMES):
        file = tmp_path / "b.zip"
        killed += killed_child(lambda: backed_up("b.zip"), chance.randint(1, 60))
        if file.exists():
            verify(file)
            file.unlink()
        assert unwritten(place) == before, n
    assert killed > TIMES // 2
    assert backed_up("b.zip").file.is_file()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_killed_restore_leaves_nothing_or_everything(tmp_path: Path, backed_up: BackedUp) -> None:
    file, target, chance, killed = backed_up().file, tmp_path / "t", random.Random(7), 0

    def work() -> None:
        restore(file, target, SQLite(target / "desk"), None)

    work()
    whole = contents(target)
    for _ in range(TIMES):
        subprocess.run(["rm", "-rf", str(target)], check=True)
        killed += killed_child(work, chance.randint(1, 60))
        if target.exists():
            assert contents(target) == whole
        else:
            work()
            assert contents(target) == whole
    assert killed > TIMES // 2
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("what", ["backup", "restore"])
def test_a_full_disk_leaves_nothing(place: Workspace, tmp_path: Path, backed_up: BackedUp, what: str) -> None:
    """A limit to the size of files stands for the disk: it refuses bytes in the same place."""
    target = tmp_path / "out"
    source = place.root if what == "backup" else backed_up().file

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    code = f"{WORK}\nwork({what!r}, {str(source)!r}, {str(target)!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], preexec_fn=limit, stderr=subprocess.PIPE, text=True, check=False
    )
    assert done.returncode != 0
    assert "OSError" in done.stderr or "disk is full" in done.stderr or "database" in done.stderr
    assert not target.exists()
    left = tmp_path / f".unfinished-{target.name}"
    assert not left.exists() or [path.name for path in left.iterdir()] == [".lock"]
