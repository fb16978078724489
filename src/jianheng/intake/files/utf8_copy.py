"""The words of a text table in UTF-8, whatever it was delivered in, with what had to be left out said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from jianheng.intake.files.encoding import BROKEN, CHUNK, Encoding, find_encoding, pieces
from jianheng.intake.problem import Place, Problem, Severity, Words

_UNSEEN = ("\0", "\ufeff", "\x1a")
_NEVER_SEEN = re.compile(f"[{''.join(_UNSEEN)}]")
_MARK = "\ufeff".encode()
_TOLD = 20
_AS_IT_IS = ("utf-8", 0, 0)


@dataclass(frozen=True)
class Utf8Text:
    """A text in UTF-8.

    Args:
        path: where it is: the delivered file, or a copy.
        problems: what in it is no text, and what was left out.
        held_by: the folder of the copy, which goes when nobody holds it any more.
    """

    path: Path
    problems: tuple[Problem, ...] = ()
    held_by: TemporaryDirectory[str] | None = None


def utf8_text(path: Path, name: str) -> Utf8Text:
    """Give a text in UTF-8 without marks; it is copied only where it must be.

    A byte that is no text becomes `�`, and its line is a problem, so that one broken place loses no other line.
    NUL, end-of-file signs and byte-order marks inside are left out, which is said.

    Args:
        path: the file.
        name: its name in the delivery.

    Raises:
        UnreadableFileError: it is no text, or in no known encoding.
    """
    with path.open("rb") as stream:
        encoding = find_encoding(stream)
        stream.seek(0)
        if (encoding.name, encoding.mark, encoding.broken) == _AS_IT_IS and not _has_unseen(path):
            return Utf8Text(path)
        folder = TemporaryDirectory(prefix="jianheng-")
        copy = Path(folder.name) / "text"
        found = _Found(name, encoding)
        with copy.open("w", encoding="utf-8", newline="") as out:
            for piece in pieces(stream, encoding):
                out.write(found.cleaned(piece))
    return Utf8Text(copy, tuple(found.problems()), folder)


def _has_unseen(path: Path) -> bool:
    first, mark = _MARK[:1], _MARK
    with path.open("rb") as stream:
        before = b""
        while chunk := stream.read(CHUNK):
            if b"\0" in chunk or b"\x1a" in chunk:
                return True
            # A single byte is looked for many times as fast as three.
            if first in before + chunk and mark in before + chunk:
                return True
            before = chunk[-2:]
    return False


@dataclass
class _Found:
    """What was met while copying.

    Args:
        name: the file's name in the delivery.
        encoding: of the file.
    """

    name: str
    encoding: Encoding
    line: int = 1
    broken: dict[int, list[str]] = field(default_factory=dict)
    lines_broken: int = 0
    unseen: int = 0
    first_unseen: int = 0

    def cleaned(self, piece: str) -> str:
        """Keep in mind what is wrong in the next piece, and give it without."""
        if any(sign in piece for sign in _UNSEEN):
            piece = self._without_unseen(piece)
        if self.encoding.broken:
            piece = self._without_broken(piece)
        self.line += piece.count("\n")
        return piece

    def _without_unseen(self, piece: str) -> str:
        first = min(place for place in map(piece.find, _UNSEEN) if place >= 0)
        self.first_unseen = self.first_unseen or self.line + piece.count("\n", 0, first)
        cleaned = _NEVER_SEEN.sub("", piece)
        self.unseen += len(piece) - len(cleaned)
        return cleaned

    def _without_broken(self, piece: str) -> str:
        last, line = 0, self.line
        for found in BROKEN.finditer(piece):
            line += piece.count("\n", last, found.start())
            last = found.start()
            if line not in self.broken:
                self.lines_broken += 1
                if self.lines_broken > _TOLD:
                    break
            self.broken.setdefault(line, []).append(f"{ord(found[0]) - 0xDC00:02X}")
        return BROKEN.sub("\ufffd", piece)

    def problems(self) -> list[Problem]:
        """One for each broken line, up to twenty, and one for all signs that nobody sees."""
        name = self.encoding.name.upper()
        told = [
            Problem(
                "broken_text",
                Place(self.name, row_no=line),
                Words(
                    f"有 {len(found)} 个字节不是 {name} 文字，已显示为“�”，这一处的原字读不出",
                    f"{len(found)} bytes are no text in {name}; they are shown as '�', what stood there is lost",
                ),
                " ".join(found[:8]),
                mend=Words("对照原系统改正这一行，重新导出", "correct the line where it came from, export it again"),
            )
            for line, found in self.broken.items()
        ]
        if self.lines_broken > _TOLD:
            many = Words(
                f"不能解码的行超过 {_TOLD} 行，其余不再逐行列出，均显示为“�”",
                f"more than {_TOLD} lines are broken; the others are not listed, and show '�' too",
            )
            told.append(Problem("broken_text", Place(self.name), many))
        if self.unseen:
            what = Words(
                f"有 {self.unseen} 个看不见的控制符（空字符、文件结束符或文件中间的字节序标记），已略去",
                f"{self.unseen} signs that nobody sees (NUL, end of file, marks inside the file) were left out",
            )
            place = Place(self.name, row_no=self.first_unseen)
            told.append(Problem("unseen_signs", place, what, severity=Severity.NOTICE))
        return told
