"""Zip packages, unpacked no further than they said."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.workbook.limits import LARGEST_RATIO, LARGEST_UNPACKED, SMALLEST_BOMB
from jianheng.intake.problem import Words

_HEADER = 30
_SIGNATURE = b"PK\x03\x04"
_READ = 1 << 16
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError)
MEND = Words("用 Excel 或 WPS 打开检查，另存为 .xlsx 后重新添加", "open it in Excel, save it as .xlsx, add it again")


class BrokenError(UnreadableFileError):
    """A file, or a part of it, that is damaged."""


class BombError(UnreadableFileError):
    """A file made to unpack to more than any honest one."""


class Package:
    """A zip package whose sizes were weighed before anything is unpacked.

    Args:
        path: the file.

    Raises:
        UnreadableFileError: no whole zip file, or one that would unpack to too much.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with zipfile.ZipFile(path) as archive:
                self._members = archive.infolist()
        except _BROKEN as error:
            raise broken(str(error)) from error
        self._weigh()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its parts, in the order of its directory."""
        return tuple(member.filename for member in self._members)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a part piece by piece.

        Args:
            name: of the part.

        Yields:
            Pieces of about a megabyte.

        Raises:
            KeyError: there is no such part.
            UnreadableFileError: it is broken, or unpacks to more than the directory says.
        """
        member = next((member for member in reversed(self._members) if member.filename == name), None)
        if member is None:
            raise KeyError(name)
        with self._path.open("rb") as file:
            try:
                yield from _unpacked(file, member)
            except zlib.error as error:
                raise broken(f"{name}: {error}") from error

    def read(self, name: str) -> bytes:
        """A whole part; for small ones."""
        return b"".join(self.chunks(name))

    def _weigh(self) -> None:
        whole = 0
        for member in self._members:
            whole += member.file_size
            large = member.file_size > max(SMALLEST_BOMB, LARGEST_RATIO * member.compress_size)
            if large or whole > LARGEST_UNPACKED:
                raise _bomb(member.file_size if large else whole)
            if member.flag_bits & 1:
                raise locked()
            if member.header_offset < 0:
                raise broken(member.filename)


def _unpacked(file: IO[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    file.seek(member.header_offset)
    header = file.read(_HEADER)
    if len(header) < _HEADER or not header.startswith(_SIGNATURE):
        raise broken(member.filename)
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    pieces = _stored(file, member) if member.compress_type == zipfile.ZIP_STORED else _inflated(file, member)
    told = 0
    for piece in pieces:
        told += len(piece)
        if told > member.file_size:
            # Damage does so, and so does whoever hides how much a part unpacks to.
            raise broken(f"{member.filename}: 内容多于目录所记 more than its directory says")
        yield piece
    if told < member.file_size:
        raise broken(member.filename)


def _stored(file: IO[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    left = member.compress_size
    while left and (piece := file.read(min(_CHUNK, left))):
        left -= len(piece)
        yield piece


def _inflated(file: IO[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise broken(f"{member.filename}: compression {member.compress_type}")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    left = member.compress_size
    while not inflater.eof:
        packed = inflater.unconsumed_tail
        if not packed:
            packed = file.read(min(_READ, left))
            left -= len(packed)
        piece = inflater.decompress(packed, _CHUNK)
        if piece:
            yield piece
        elif not packed:
            return


def broken(detail: str) -> BrokenError:
    """The file is damaged or no workbook.

    Args:
        detail: what the library said.
    """
    what = Words(f"工作簿已损坏或不是 Excel 文件（{detail}）", f"the workbook is broken or no Excel file ({detail})")
    return BrokenError(what, MEND)


def locked() -> UnreadableFileError:
    """The file needs a password."""
    return UnreadableFileError(
        Words("工作簿设有密码，不能读取", "the workbook is locked with a password"),
        Words("取消密码后另存，再重新添加", "save it without a password, then add it again"),
    )


def _bomb(size: int) -> BombError:
    shown = f"{size / 2**20:,.0f} MB"
    return BombError(
        Words(
            f"解压后至少 {shown}，远超正常工作簿，可能是恶意文件，没有读取",
            f"unpacks to {shown} or more, far beyond an honest workbook; it may be hostile and was not read",
        ),
        Words(
            "确认文件来源；确需读取的，拆成几个文件或另存为 CSV",
            "ask who made it; split it or save it as CSV if it must be read",
        ),
    )
