"""A backup holds everything of one moment, and nothing of the machine, of what is unfinished, or open keys."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from jianheng.desk.database_copy.sqlite import SQLite
from jianheng.desk.secret import NAMES, SESSIONS
from jianheng.keeping import contents
from jianheng.keeping.archive import verify
from jianheng.keeping.backup import Backup, Step, back_up
from jianheng.keeping.errors import KeepingError
from jianheng.keeping.keys import WrongPassphraseError
from jianheng.keeping.manifest import Database
from jianheng.workspace import Workspace

from .conftest import NOW, PASSPHRASE

BackedUp = Callable[..., Backup]


def members(backup: Backup) -> list[str]:
    return sorted(zipfile.ZipFile(backup.file).namelist())


def test_everything_is_there_and_its_owner_alone_reads_it(backed_up: BackedUp, place: Workspace) -> None:
    made = backed_up()
    there = {path.relative_to(place.root).as_posix() for path in place.root.rglob("*") if path.is_file()}
    apart = {"desk/desk.sqlite3-wal", "desk/desk.sqlite3-shm", "desk/secret.key", "desk/names.key"}
    assert {file.path for file in made.manifest.files} == there - apart
    assert made.manifest.folders == ("desk/uploads",)
    assert made.manifest.procuratorate == "江州市人民检察院"
    assert stat.S_IMODE(made.file.stat().st_mode) == 0o600
    assert [path.name for path in made.file.parent.iterdir() if path.name.startswith(".")] == []


def test_what_is_unfinished_or_of_this_machine_stays_out(backed_up: BackedUp, place: Workspace) -> None:
    for name in ("batches/.unfinished-b3/x.parquet", "runs/.kept-1/x", "runs/.lock", "desk/files/.a.part"):
        (place.root / name).parent.mkdir(exist_ok=True)
        (place.root / name).write_text("x", encoding="utf-8")
    for name in ("worker.beat", "setup.code", "backup.json"):
        (place.root / "desk" / name).write_text("x", encoding="utf-8")
    (place.root / "desk" / "log").mkdir()
    (place.root / "desk" / "log" / "jianheng.log").write_text("x", encoding="utf-8")
    paths = {file.path for file in backed_up().manifest.files}
    left = {path for path in paths if "unfinished" in path or "kept" in path or "lock" in path or "part" in path[-5:]}
    assert left == set()
    assert not paths & {"desk/worker.beat", "desk/setup.code", "desk/backup.json", "desk/log/jianheng.log"}


def test_keys_are_locked_or_left_out(backed_up: BackedUp) -> None:
    locked, without = backed_up(), backed_up("ohne.zip", passphrase=None)
    assert (locked.manifest.keys, without.manifest.keys) == ("locked", "left out")
    assert "keys.json" in members(locked)
    assert "keys.json" not in members(without)
    for made in (locked, without):
        for name in zipfile.ZipFile(made.file).namelist():
            assert b"key-value" not in zipfile.ZipFile(made.file).read(name)
    assert verify(locked.file, passphrase=PASSPHRASE).manifest == locked.manifest
    with pytest.raises(WrongPassphraseError):
        verify(locked.file, passphrase="another one")


def test_the_database_is_of_one_moment_while_others_write(backed_up: BackedUp, place: Workspace) -> None:
    """Two tables that each transaction keeps equal are equal in every copy."""
    file = place.root / "desk" / "desk.sqlite3"
    with closing(sqlite3.connect(file)) as base, base:
        base.executescript("CREATE TABLE left_ (n INTEGER); CREATE TABLE right_ (n INTEGER);")
    enough = Event()

    def write() -> None:
        with closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as base:
            while not enough.is_set():
                base.execute("BEGIN IMMEDIATE")
                base.execute("INSERT INTO left_ VALUES (1)")
                base.execute("INSERT INTO right_ VALUES (1)")
                base.execute("COMMIT")

    writer = Thread(target=write)
    writer.start()
    try:
        counts = [backed_up(f"{n}.zip").manifest.database.tables or {} for n in range(4)]
    finally:
        enough.set()
        writer.join()
    assert [each["left_"] for each in counts] == [each["right_"] for each in counts]
    assert counts[0]["left_"] < counts[-1]["left_"]


class Meddled:
    """A database during whose copying somebody does something to the workspace."""

    def __init__(self, place: Workspace, meddle: Callable[[], None]) -> None:
        self._base, self._meddle = SQLite(place.root / "desk"), meddle

    def copy(self, to: Path) -> Database:
        told = self._base.copy(to)
        self._meddle()
        return told

    def accept(self, told: Database) -> None:
        raise NotImplementedError

    def load(self, copy: Path, told: Database) -> None:
        raise NotImplementedError


def test_what_is_deleted_meanwhile_is_in_no_backup(place: Workspace, tmp_path: Path) -> None:
    def delete() -> None:
        shutil.rmtree(place.batches / "b2", ignore_errors=True)

    made = back_up(place, tmp_path / "b.zip", Meddled(place, delete), None, NOW)
    assert not [file.path for file in made.manifest.files if "b2" in file.path]
    assert not [name for name in members(made) if "b2" in name]


def test_a_batch_that_arrives_meanwhile_is_no_hindrance(place: Workspace, tmp_path: Path) -> None:
    def add() -> None:
        (place.batches / "b9").mkdir(exist_ok=True)
        (place.batches / "b9" / "manifest.json").write_text("{}", encoding="utf-8")

    made = back_up(place, tmp_path / "b.zip", Meddled(place, add), None, NOW)
    assert "batches/b9/manifest.json" in {file.path for file in made.manifest.files}


def test_deleting_without_end_is_said(place: Workspace, tmp_path: Path) -> None:
    left = iter(sorted(path for path in place.root.rglob("*") if path.suffix in {".parquet", ".json"}))
    with pytest.raises(KeepingError, match="不断有数据被删除"):
        back_up(place, tmp_path / "b.zip", Meddled(place, lambda: next(left).unlink()), None, NOW)
    assert not (tmp_path / "b.zip").exists()


def test_the_remembered_heads_are_not_later_than_the_log(place: Workspace, tmp_path: Path) -> None:
    anchors = place.root / "desk" / "anchors.jsonl"
    made = back_up(place, tmp_path / "b.zip", Meddled(place, lambda: anchors.write_text("later")), None, NOW)
    assert zipfile.ZipFile(made.file).read("workspace/desk/anchors.jsonl") == b""


def test_an_old_backup_is_not_touched(backed_up: BackedUp) -> None:
    first = backed_up()
    content = first.file.read_bytes()
    with pytest.raises(KeepingError, match=r"(?s)已经存在.*is there already"):
        backed_up()
    assert first.file.read_bytes() == content


def test_inside_of_the_workspace_it_would_be_lost_with_it(place: Workspace) -> None:
    with pytest.raises(KeepingError, match="在工作区里面"):
        back_up(place, place.root / "b.zip", SQLite(place.root / "desk"), None, NOW)


def test_links_and_names_that_could_not_come_back_are_told(backed_up: BackedUp, place: Workspace) -> None:
    link = place.root / "more"
    link.symlink_to(place.root.parent)
    with pytest.raises(KeepingError, match="链接"):
        backed_up()
    link.unlink()
    for name in ("a\\b", "a:b", "a\nb", os.fsdecode(b"\xb1\xb8.txt")):
        (place.root / name).write_text("x", encoding="utf-8")
        with pytest.raises(KeepingError, match="改名后再备份"):
            backed_up()
        (place.root / name).unlink()


def test_a_workspace_whose_workbench_never_began(tmp_path: Path, place: Workspace) -> None:
    shutil.rmtree(place.root / "desk")
    made = back_up(place, tmp_path / "b.zip", SQLite(place.root / "desk"), None, NOW)
    assert (made.manifest.database.kind, made.manifest.keys) == ("none", "none")


def test_a_damaged_database_is_no_backup(backed_up: BackedUp, place: Workspace) -> None:
    file = place.root / "desk" / "desk.sqlite3"
    content = bytearray(file.read_bytes())
    content[5000:9000] = os.urandom(4000)
    file.write_bytes(content)
    with pytest.raises(KeepingError, match="数据库不能复制"):
        backed_up()


def test_it_tells_how_far_it_is(place: Workspace, tmp_path: Path) -> None:
    steps: list[Step] = []
    back_up(place, tmp_path / "b.zip", SQLite(place.root / "desk"), None, NOW, steps.append)
    assert {step.what for step in steps} == {"copy", "verify"}
    assert all(step.done <= step.total for step in steps)
    last = [step for step in steps if step.what == "verify"][-1]
    assert last.done == last.total


def test_every_key_that_there_is_is_one_that_is_locked() -> None:
    assert set(contents.KEYS) == {SESSIONS.file, NAMES.file}
