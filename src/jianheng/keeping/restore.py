"""Making a workspace of a backup: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jianheng.intake.store.lock import writing
from jianheng.keeping import keys
from jianheng.keeping.archive import Archive, opened
from jianheng.keeping.backup import Step, Told
from jianheng.keeping.contents import DESK, KEYS
from jianheng.keeping.database import DatabaseCopying
from jianheng.keeping.errors import KeepingError, damaged
from jianheng.keeping.manifest import Kept
from jianheng.workspace.folder import FILE

ROOM = 64 << 20  # left free beyond what the files need


def restore(
    file: Path,
    target: Path,
    database: DatabaseCopying,
    passphrase: str | None,
    told: Told = lambda _: None,
) -> Archive:
    """Make a workspace of a backup.

    Everything is written beside the target and checked there; the target takes its name in one move at the end. What
    a kill leaves is removed by the next try.

    Args:
        file: the backup.
        target: the workspace to make; must be absent or empty.
        database: where the workbench's database goes.
        passphrase: opens the keys; without it new ones are made at the next start.
        told: is called with how far it is.

    Returns:
        The backup; closed, its manifest may be read.

    Raises:
        KeepingError: the target holds something, or the backup cannot be used.
        IntakeError: another restore into the same target goes on.
        OSError: it cannot be written.
    """
    refuse_full(target)
    with opened(file) as archive:
        database.accept(archive.manifest.database)
        held = _keys(archive, passphrase)
        work = target.absolute().with_name(f".unfinished-{target.absolute().name}")
        _refuse_narrow(work.parent, archive.manifest.size)
        with _folder(work):
            _unpack(archive, work, told)
            _check_is_workspace(archive, work)
            _write_keys(work, held)
            base = archive.manifest.database
            if base.path:
                told(Step("load", archive.manifest.size, archive.manifest.size))
                database.load(work / base.path, base)
            _to_disk(work)
        # Windows moves no folder in which a file is open.
        (work / ".lock").unlink()
        if target.is_dir():
            target.rmdir()
        work.rename(target)
        return archive


def refuse_full(target: Path) -> None:
    """Refuse a target that holds something.

    Args:
        target: the workspace to make.

    Raises:
        KeepingError: it is not absent or empty.
    """
    if target.is_file() or (target.is_dir() and any(target.iterdir())):
        raise KeepingError(
            f"{target} 里已有内容，没有改动它",
            f"{target} holds something already and was not touched",
            "恢复到新的或空的文件夹；核对后再换下旧的",
            "restore into a new or empty folder; replace the old one after you have looked",
        )


def _refuse_narrow(folder: Path, size: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < size + ROOM:
        raise KeepingError(
            f"{folder} 所在的磁盘剩余 {free >> 20} MB，恢复需要 {(size + ROOM) >> 20} MB",
            f"the disk of {folder} has {free >> 20} MB free, the restore needs {(size + ROOM) >> 20} MB",
            "腾出空间，或换一个磁盘",
            "make room, or choose another disk",
        )


def _keys(archive: Archive, passphrase: str | None) -> dict[str, str]:
    if archive.manifest.keys != "locked" or passphrase is None:
        return {}
    held = keys.unlock(archive.locked_keys(), passphrase)
    if set(held) - set(KEYS):
        raise damaged(archive.file, "密钥的名称不对", "its keys have other names")
    return held


@contextmanager
def _folder(work: Path) -> Iterator[None]:
    """An empty folder held for writing; what is in it goes when something fails."""
    work.mkdir(mode=0o700, exist_ok=True)
    with writing(work):
        for path in work.iterdir():
            if path.name != ".lock":
                _remove(path)
        try:
            yield
        except BaseException:
            shutil.rmtree(work, ignore_errors=True)
            raise


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _unpack(archive: Archive, work: Path, told: Told) -> None:
    done, total = 0, archive.manifest.size
    for path in archive.manifest.folders:
        (work / path).mkdir(parents=True, exist_ok=True)
    for kept in archive.manifest.files:
        place = work / kept.path
        place.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(_made(place, kept), "wb") as out:

            def write(piece: bytes) -> None:
                nonlocal done
                out.write(piece)
                done += len(piece)
                told(Step("restore", done, total))

            archive.read(kept, write)
            out.flush()
            os.fsync(out.fileno())


def _made(place: Path, kept: Kept) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(place, flags, 0o600 if kept.private else 0o666)


def _check_is_workspace(archive: Archive, work: Path) -> None:
    if not (work / FILE).is_file():
        raise damaged(archive.file, f"里面没有 {FILE}", f"there is no {FILE} in it")


def _write_keys(work: Path, held: dict[str, str]) -> None:
    for name, key in held.items():
        (work / DESK).mkdir(exist_ok=True)
        place = work / DESK / name
        with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as out:
            out.write(key)


def _to_disk(work: Path) -> None:
    if os.name != "posix":
        return
    for folder in (work, *(path for path in work.rglob("*") if path.is_dir())):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
