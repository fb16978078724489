"""Reading a backup, trusting nothing in it."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from jianheng.keeping import keys
from jianheng.keeping.errors import damaged, foreign, newer
from jianheng.keeping.manifest import DATA, FORMAT, MEMBER, VERSION, Kept, Manifest, UnfitError, read_manifest
from jianheng.workspace.folder import VERSION as WORKSPACE_VERSION

PIECE = 1 << 20
LARGEST_MANIFEST = 1 << 30
Told = Callable[[int], None]  # bytes that were worked on since the last call

# What libraries raise for archives whose bytes were changed.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OverflowError, ValueError)


@dataclass(frozen=True)
class Archive:
    """An opened backup.

    Args:
        file: where it lies.
        manifest: what it says of itself.
        fingerprint: hash of its manifest, which names the hash of every file.
        zip: the archive.
    """

    file: Path
    manifest: Manifest
    fingerprint: str
    zip: zipfile.ZipFile

    def read(self, kept: Kept, write: Callable[[bytes], object]) -> None:
        """Read one file piece by piece and hold it against its hash.

        Args:
            kept: which one.
            write: takes the pieces.

        Raises:
            KeepingError: it is not what it was; some pieces were already given out.
        """
        digest, size = hashlib.sha256(), 0
        for piece in self._pieces(kept.path):
            size += len(piece)
            if size > kept.size:
                break
            digest.update(piece)
            write(piece)
        if size != kept.size or digest.hexdigest() != kept.sha256:
            raise damaged(self.file, f"{kept.path} 与指纹不符", f"{kept.path} does not match its hash")

    def locked_keys(self) -> str:
        """The locked keys as they are written."""
        return self.zip.read(keys.PATH).decode()

    def _pieces(self, path: str) -> Iterator[bytes]:
        try:
            with self.zip.open(DATA + path) as source:
                while piece := source.read(PIECE):
                    yield piece
        except _BROKEN as error:
            raise damaged(self.file, f"{path} 读不出（{error}）", f"{path} cannot be read ({error})") from error


@contextmanager
def opened(file: Path) -> Iterator[Archive]:
    """Open a backup whose list of files is sound.

    Args:
        file: where it lies.

    Yields:
        The backup.

    Raises:
        KeepingError: it is no backup, is damaged, or newer than this software.
        OSError: it cannot be read.
    """
    with file.open("rb") as source:
        try:
            archive = zipfile.ZipFile(source)
        except _BROKEN as error:
            raise _no_zip(file, source) from error
        with archive:
            manifest, fingerprint = _manifest(file, archive)
            _same_members(file, archive, manifest)
            yield Archive(file, manifest, fingerprint, archive)


def verify(file: Path, told: Told = lambda _: None, passphrase: str | None = None) -> Archive:
    """Read every file of a backup and hold it against its hash.

    Args:
        file: where it lies.
        told: is called with the bytes read.
        passphrase: opens the keys, to see whether it does; not tried if left out.

    Returns:
        The backup; closed, its manifest may be read.

    Raises:
        KeepingError: it is no backup, is damaged, newer, or the passphrase does not open its keys.
    """
    with opened(file) as archive:
        for kept in archive.manifest.files:
            archive.read(kept, lambda piece: told(len(piece)))
        if passphrase is not None and archive.manifest.keys == "locked":
            keys.unlock(archive.locked_keys(), passphrase)
        return archive


def _no_zip(file: Path, source: IO[bytes]) -> Exception:
    source.seek(0)
    if source.read(4) == b"PK\x03\x04":
        return damaged(
            file, "末尾缺失，没有拷完或被截断", "its end is missing: it was cut off or not copied to its end"
        )
    return foreign(file, "不是 zip 文件", "it is no zip file")


def _manifest(file: Path, archive: zipfile.ZipFile) -> tuple[Manifest, str]:
    try:
        if archive.getinfo(MEMBER).file_size > LARGEST_MANIFEST:
            raise foreign(file, "清单过大", "its manifest is too large")
        content = archive.read(MEMBER)
    except KeyError:
        raise foreign(file, f"里面没有 {MEMBER}", f"there is no {MEMBER} in it") from None
    except _BROKEN as error:
        raise damaged(file, f"{MEMBER} 读不出（{error}）", f"{MEMBER} cannot be read ({error})") from error
    text = content.decode("utf-8", "replace")
    _refuse_others(file, text)
    try:
        manifest = read_manifest(text)
    except UnfitError as error:
        raise foreign(file, f"清单不可用（{error}）", f"its manifest cannot be used ({error})") from error
    if manifest.workspace_version > WORKSPACE_VERSION:
        what = manifest.workspace_version
        raise newer(file, f"工作区格式 {what}，本软件认识到 {WORKSPACE_VERSION}", f"workspace format {what}")
    return manifest, hashlib.sha256(content).hexdigest()


def _refuse_others(file: Path, text: str) -> None:
    """Refuse other formats before their fields are looked at: those of a newer one may be different."""
    try:
        told = json.loads(text)
        name, version = told["format"], told["version"]
    except (ValueError, KeyError, TypeError):
        raise foreign(file, f"{MEMBER} 没有写明格式", f"{MEMBER} names no format") from None
    if name != FORMAT or type(version) is not int:
        raise foreign(file, f"格式是 {str(name)[:40]}", f"its format is {str(name)[:40]}")
    if version > VERSION:
        software = str(told.get("software", "?"))[:40]
        raise newer(file, f"备份格式 {version}，由 {software} 版写出", f"format {version}, written by {software}")


def _same_members(file: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    there = [member.filename for member in archive.infolist()]
    wanted = {DATA + kept.path for kept in manifest.files} | {MEMBER}
    if manifest.keys == "locked":
        wanted.add(keys.PATH)
    if len(set(there)) != len(there) or set(there) - wanted:
        stranger = next(iter(sorted(set(there) - wanted)), "…")
        raise foreign(file, f"含有清单以外的 {stranger[:120]!r}", f"it holds {stranger[:120]!r}, not in its manifest")
    if missing := sorted(wanted - set(there)):
        raise damaged(file, f"缺少 {missing[0]}", f"{missing[0]} is missing")
