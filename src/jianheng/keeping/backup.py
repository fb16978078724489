"""Writing a backup: one zip file of everything in a workspace, consistent while the workbench goes on working.

What holds it together: remembered heads of the log are copied first, then the database at one moment, then the files.
Batches, runs and attachments appear whole and never change, so that all that the database speaks of is there. Where
something was deleted meanwhile, everything is read anew, so that no backup holds what was deleted before it was done.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jianheng import __version__
from jianheng.intake.store.lock import writing
from jianheng.keeping import contents, keys
from jianheng.keeping.archive import PIECE, verify
from jianheng.keeping.database import DatabaseCopying
from jianheng.keeping.errors import ChangedError, KeepingError
from jianheng.keeping.manifest import DATA, MEMBER, Database, Kept, Manifest
from jianheng.workspace import Workspace

MOST_TRIES = 3
# Already compressed inside: compressing again costs time and saves nothing.
_COMPRESSED = (".parquet", ".zip", ".xlsx", ".docx", ".ods", ".pdf", ".png", ".jpg", ".jpeg", ".gz", ".pgdump")


@dataclass(frozen=True)
class Step:
    """How far a backup or a restore is.

    Args:
        what: `copy`, `verify`, `restore` or `load`.
        done: bytes.
        total: bytes.
    """

    what: str
    done: int
    total: int


Told = Callable[[Step], None]


@dataclass(frozen=True)
class Backup:
    """A finished backup.

    Args:
        file: where it lies.
        size: its bytes.
        manifest: what it says of itself.
        fingerprint: hash of its manifest.
    """

    file: Path
    size: int
    manifest: Manifest
    fingerprint: str


def back_up(
    workspace: Workspace,
    file: Path,
    database: DatabaseCopying,
    passphrase: str | None,
    now: datetime,
    told: Told = lambda _: None,
) -> Backup:
    """Write a backup and read it again; it takes its name only when all of it is right and on the disk.

    Args:
        workspace: what to back up.
        file: the file to write.
        database: the workbench's database.
        passphrase: locks the keys; they are left out if None.
        now: the moment to write down, with zone.
        told: is called with how far it is.

    Raises:
        KeepingError: the file is there already, or something cannot be copied.
        IntakeError: another backup is being written to the same file.
        OSError: it cannot be written.
    """
    if file.resolve().is_relative_to(workspace.root.resolve()):
        raise KeepingError(
            f"{file} 在工作区里面：工作区坏了，备份也就没了",
            f"{file} lies inside of the workspace and would be lost with it",
            "写到另一个磁盘或另一台机器上",
            "write it to another disk or another machine",
        )
    if file.exists():
        raise KeepingError(
            f"{file} 已经存在，没有改动它",
            f"{file} is there already and was not touched",
            "换一个名称",
            "choose another name",
        )
    work = file.with_name(f".unfinished-{file.name}")
    with writing(work):
        try:
            done = _written(workspace, work, database, passphrase, now, told)
            size = done.file.stat().st_size
            done.file.replace(file)
            _to_disk(file.parent)
        finally:
            for path in work.iterdir():
                if path.name != ".lock":
                    path.unlink()
    shutil.rmtree(work, ignore_errors=True)
    return Backup(file, size, done.manifest, done.fingerprint)


def _written(
    workspace: Workspace, work: Path, database: DatabaseCopying, passphrase: str | None, now: datetime, told: Told
) -> Backup:
    for _ in range(MOST_TRIES):
        for path in work.iterdir():
            if path.name != ".lock":
                path.unlink()
        try:
            writer = _Writer(workspace, work, database, passphrase, now, told)
            return writer.write()
        except (ChangedError, FileNotFoundError):
            continue
    raise KeepingError(
        f"备份期间工作区里不断有数据被删除或移走（试了 {MOST_TRIES} 次）",
        f"data were deleted or moved again and again while the backup was made ({MOST_TRIES} tries)",
        "等删除完成后再备份",
        "wait until the deletion is done, then try again",
    )


class _Writer:
    """One try at a backup."""

    def __init__(
        self,
        workspace: Workspace,
        work: Path,
        database: DatabaseCopying,
        passphrase: str | None,
        now: datetime,
        told: Told,
    ) -> None:
        self.workspace, self.root, self.work = workspace, workspace.root, work
        self.database, self.passphrase, self.now = database, passphrase, now
        self.told, self.done, self.total = told, 0, 0
        self.kept: list[Kept] = []

    def write(self) -> Backup:
        """Copy, then read what was copied."""
        archive = self.work / "archive.zip"
        # Files that were private are so in the archive: nobody else may read it.
        handle = os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as out:
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
                manifest = self._copy(target)
                target.writestr(MEMBER, manifest.text())
            out.flush()
            os.fsync(out.fileno())
        self.done, self.total = 0, manifest.size
        checked = verify(archive, lambda more: self._tell("verify", more), self.passphrase)
        return Backup(archive, 0, manifest, checked.fingerprint)

    def _copy(self, target: zipfile.ZipFile) -> Manifest:
        before = contents.files_of(self.root)
        if contents.FIRST in before:
            self._copy_file(target, contents.FIRST)
        base = self._copy_database(target)
        paths = [path for path in contents.files_of(self.root) if path != contents.FIRST]
        self.total = self.done + sum((self.root / path).stat().st_size for path in paths)
        for path in paths:
            self._copy_file(target, path)
        # What was there at the beginning is there still: nothing was deleted meanwhile.
        if set(before) - set(contents.files_of(self.root)):
            raise ChangedError
        return Manifest(
            software=__version__,
            workspace_version=self.workspace.version,
            procuratorate=self.workspace.procuratorate,
            made_at=self.now.isoformat(timespec="seconds"),
            keys=self._copy_keys(target),
            database=base,
            files=tuple(self.kept),
            folders=tuple(contents.folders_of(self.root)),
        )

    def _copy_database(self, target: zipfile.ZipFile) -> Database:
        copy = self.work / "database"
        base = self.database.copy(copy)
        if base.path:
            self._copy_file(target, base.path, copy, private=True)
            copy.unlink()
        return base

    def _copy_keys(self, target: zipfile.ZipFile) -> str:
        there = {name: self.root / contents.DESK / name for name in contents.KEYS}
        held = {name: path.read_text(encoding="ascii") for name, path in there.items() if path.is_file()}
        if not held:
            return "none"
        if self.passphrase is None:
            return "left out"
        target.writestr(keys.PATH, keys.lock(held, self.passphrase))
        return "locked"

    def _copy_file(self, target: zipfile.ZipFile, path: str, at: Path | None = None, private: bool = False) -> None:
        place = at or self.root / path
        digest, size = hashlib.sha256(), 0
        with place.open("rb") as source:
            mode = os.fstat(source.fileno()).st_mode
            member = zipfile.ZipInfo(DATA + path, self.now.timetuple()[:6])
            stored = path.endswith(_COMPRESSED)
            member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            with target.open(member, "w", force_zip64=True) as out:
                while piece := source.read(PIECE):
                    digest.update(piece)
                    size += len(piece)
                    out.write(piece)
                    self._tell("copy", len(piece))
        hidden = private or (os.name == "posix" and not stat.S_IMODE(mode) & 0o077)
        self.kept.append(Kept(path, size, digest.hexdigest(), hidden))

    def _tell(self, what: str, more: int) -> None:
        self.done += more
        self.told(Step(what, self.done, max(self.done, self.total)))


def _to_disk(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
