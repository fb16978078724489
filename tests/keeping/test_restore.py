"""Restored, a workspace is what it was; whatever is not a sound backup for an empty place is refused in words."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from jianheng.desk.audit.kept_log import log_of
from jianheng.desk.audit.verifying import verify as verify_log
from jianheng.desk.database_copy.sqlite import SQLite
from jianheng.keeping.backup import Backup
from jianheng.keeping.errors import KeepingError
from jianheng.keeping.keys import WrongPassphraseError
from jianheng.keeping.restore import restore
from jianheng.workspace import Workspace, open_workspace

from .conftest import PASSPHRASE, contents

BackedUp = Callable[..., Backup]
BASE = "desk/desk.sqlite3"


def restored(file: Path, target: Path, passphrase: str | None = PASSPHRASE) -> Path:
    restore(file, target, SQLite(target / "desk"), passphrase)
    return target


def rows(file: Path) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(file)) as base:
        tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: base.execute(f"SELECT * FROM {name}").fetchall() for name in tables}


def changed(backup: Backup, name: str, change: Callable[[dict[str, Any]], None]) -> Path:
    """A copy of a backup with another manifest."""
    out = backup.file.with_name(name)
    with zipfile.ZipFile(backup.file) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "manifest.json":
                told = json.loads(content)
                change(told)
                content = json.dumps(told).encode()
            new.writestr(member.filename, content)
    return out


def test_everything_comes_back(backed_up: BackedUp, place: Workspace, tmp_path: Path) -> None:
    before, base = contents(place.root), rows(place.root / BASE)
    target = restored(backed_up().file, tmp_path / "新")
    after = contents(target)
    own = {BASE, f"{BASE}-wal", f"{BASE}-shm"}
    assert {k: v for k, v in after.items() if k not in own} == {k: v for k, v in before.items() if k not in own}
    assert rows(target / BASE) == base
    assert (target / "desk" / "uploads").is_dir()
    assert open_workspace(target).procuratorate == place.procuratorate
    assert verify_log(log_of(target / "desk", "")).whole
    for name in ("desk.sqlite3", "secret.key", "names.key"):
        assert stat.S_IMODE((target / "desk" / name).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_empty_folder_may_be_there(backed_up: BackedUp, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    assert (restored(backed_up().file, tmp_path / "leer") / "jianheng.toml").is_file()


def test_a_folder_that_holds_something_is_left_alone(backed_up: BackedUp, place: Workspace) -> None:
    file, before = backed_up().file, contents(place.root)
    with pytest.raises(KeepingError, match=r"(?s)已有内容.*holds something"):
        restored(file, place.root)
    assert contents(place.root) == before


def test_without_keys_there_are_none(backed_up: BackedUp, tmp_path: Path) -> None:
    for n, (file, passphrase) in enumerate([(backed_up().file, None), (backed_up("o.zip", None).file, PASSPHRASE)]):
        target = restored(file, tmp_path / f"t{n}", passphrase)
        assert not (target / "desk" / "names.key").exists()


def test_a_wrong_passphrase_makes_nothing(backed_up: BackedUp, tmp_path: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        restored(backed_up().file, tmp_path / "t", "not this one at all")
    assert not (tmp_path / "t").exists()


def test_no_byte_may_be_another(backed_up: BackedUp, tmp_path: Path) -> None:
    """Bytes changed all over the file: told as damage, or without consequence (names and times in the zip)."""
    made = backed_up()
    content, told = made.file.read_bytes(), 0
    sound = contents(restored(made.file, tmp_path / "sound", None))
    for n, at in enumerate(range(10, len(content), len(content) // 24)):
        file = tmp_path / "hurt.zip"
        file.write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
        target = tmp_path / f"t{n}"
        try:
            restored(file, target, None)
        except KeepingError:
            told += 1
            assert not target.exists()
        else:
            assert contents(target) == sound
    assert told > 20


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.999])
def test_a_file_that_was_cut_off(backed_up: BackedUp, tmp_path: Path, share: float) -> None:
    content = backed_up().file.read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(KeepingError, match=r"末尾缺失|不是 zip"):
        restored(cut, tmp_path / "t")


def test_other_files_are_no_backups(tmp_path: Path) -> None:
    text, other = tmp_path / "a.txt", tmp_path / "b.zip"
    text.write_text("hello", encoding="utf-8")
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("x", "y")
    for file in (text, other):
        with pytest.raises(KeepingError, match=r"(?s)不是检衡的备份.*is no backup"):
            restored(file, tmp_path / "t")


def test_what_is_newer_is_refused(backed_up: BackedUp, tmp_path: Path) -> None:
    made = backed_up()

    def set_(name: str, value: object) -> Callable[[dict[str, Any]], None]:
        return lambda told: told.update({name: value})

    def migrated(told: dict[str, Any]) -> None:
        told["database"]["migrations"] = ["casework.9999_to_come"]

    for n, change in enumerate([set_("version", 2), set_("workspace_version", 99), migrated]):
        with pytest.raises(KeepingError, match=r"(?s)更新的版本.*newer version"):
            restored(changed(made, f"{n}.zip", change), tmp_path / "t")
    with pytest.raises(KeepingError, match="不是检衡的备份"):
        restored(changed(made, "f.zip", set_("format", "somebody-else")), tmp_path / "t")
    assert not (tmp_path / "t").exists()


@pytest.mark.parametrize("path", ["../out", "/out", "a/../../out", "C:/out", "a\\..\\out", "a//b", "", "x\x00y", "."])
def test_no_path_leads_out(backed_up: BackedUp, tmp_path: Path, path: str) -> None:
    made = backed_up()
    out = tmp_path / "evil.zip"
    with zipfile.ZipFile(made.file) as old, zipfile.ZipFile(out, "w") as new:
        told = json.loads(old.read("manifest.json"))
        told["files"].append({"path": path, "size": 1, "sha256": hashlib.sha256(b"x").hexdigest(), "private": False})
        for member in old.namelist():
            new.writestr(member, json.dumps(told) if member == "manifest.json" else old.read(member))
        new.writestr(f"workspace/{path}", "x")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(KeepingError):
        restored(out, tmp_path / "t")
    assert sorted(tmp_path.iterdir()) == before


def test_nothing_comes_along_that_the_manifest_does_not_name(backed_up: BackedUp, tmp_path: Path) -> None:
    made = backed_up()
    with zipfile.ZipFile(made.file, "a") as more:
        more.writestr("workspace/batches/b7/manifest.json", "{}")
    with pytest.raises(KeepingError, match="清单以外"):
        restored(made.file, tmp_path / "t")


def test_a_database_that_holds_other_rows_is_refused(backed_up: BackedUp, tmp_path: Path) -> None:
    def fewer(told: dict[str, Any]) -> None:
        told["database"]["tables"]["casework_clue"] -= 1

    with pytest.raises(KeepingError, match="数据库不完整"):
        restored(changed(backed_up(), "x.zip", fewer), tmp_path / "t")
    assert not (tmp_path / "t").exists()


def test_too_little_room_is_said_before_anything_is_written(
    backed_up: BackedUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = backed_up().file
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("U", (), {"free": 1000})())
    with pytest.raises(KeepingError, match="恢复需要"):
        restored(file, tmp_path / "t")
    assert not (tmp_path / "t").exists()
