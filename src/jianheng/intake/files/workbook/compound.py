"""Compound files, the little file systems in which old Office programs keep their streams."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from jianheng.intake.files.workbook.package import broken

_IN_HEADER = 109
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_LAST_REGULAR = 0xFFFFFFFA
_SHIFTS = range(4, 17)
_WRONG = "compound file"


@dataclass(frozen=True)
class _Entry:
    """A line of the directory."""

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """A compound file.

    Args:
        path: the file.

    Raises:
        UnreadableFileError: it is cut or inconsistent.
    """

    def __init__(self, path: Path) -> None:
        self._content = path.read_bytes()
        try:
            self._read_header()
        except (struct.error, OverflowError) as error:
            raise broken(str(error)) from error

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its storages and streams."""
        return tuple(entry.name for entry in self._entries)

    def stream(self, *names: str) -> bytes:
        """The first stream of one of these names.

        Raises:
            UnreadableFileError: there is none, or it is cut.
        """
        for name in names:
            for entry in self._entries:
                if entry.kind == _STREAM and entry.name == name:
                    return self._stream(entry)
        raise broken(" / ".join(names))

    def _read_header(self) -> None:
        shift, mini_shift = struct.unpack_from("<HH", self._content, 30)
        fats, directory = struct.unpack_from("<II", self._content, 44)
        self._least, minis, mini_fats, more, further_fats = struct.unpack_from("<5I", self._content, 56)
        if shift not in _SHIFTS or mini_shift not in _SHIFTS:
            raise broken(_WRONG)
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        if max(fats, mini_fats, further_fats) * self._size > len(self._content):
            raise broken(_WRONG)
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", self._content, 76))
        seen = 0
        while more < _LAST_REGULAR and len(places) < fats and seen < len(self._content) // self._size:
            *further, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            places += further
            seen += 1
        self._fat = self._numbers(b"".join(self._sector(place) for place in places[:fats] if place < _LAST_REGULAR))
        self._mini_fat = self._numbers(self._chain(minis))
        self._entries = self._directory(self._chain(directory))
        root = next((entry for entry in self._entries if entry.kind == _ROOT), None)
        self._minis = self._chain(root.start) if root is not None else b""

    def _directory(self, content: bytes) -> list[_Entry]:
        found = []
        for at in range(0, len(content) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", content, at + 64)
            start, size = struct.unpack_from("<II", content, at + 116)
            if kind:
                name = content[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
                found.append(_Entry(name, kind, start, size))
        return found

    def _stream(self, entry: _Entry) -> bytes:
        if entry.size >= self._least:
            content = self._chain(entry.start)
        else:
            places = _follow(self._mini_fat, entry.start)
            content = b"".join(self._minis[at * self._mini_size : (at + 1) * self._mini_size] for at in places)
        if len(content) < entry.size:
            raise broken(entry.name)
        return content[: entry.size]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(place) for place in _follow(self._fat, start))

    def _sector(self, place: int) -> bytes:
        begin = (place + 1) * self._size
        found = self._content[begin : begin + self._size]
        if not found:
            raise broken(_WRONG)
        return found

    @staticmethod
    def _numbers(content: bytes) -> tuple[int, ...]:
        return struct.unpack_from(f"<{len(content) // 4}I", content)


def _follow(table: tuple[int, ...], start: int) -> list[int]:
    places: list[int] = []
    while start < _LAST_REGULAR:
        # A chain that is longer than the table runs in a circle.
        if start >= len(table) or len(places) > len(table):
            raise broken(_WRONG)
        places.append(start)
        start = table[start]
    return places
