"""Texts in the encodings that Chinese systems write."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow as pa

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.problem import Words

CHUNK = 1 << 19  # larger ones no longer fit in a processor's cache
# What the error handler `surrogateescape` puts in the place of each byte that is no text.
BROKEN = re.compile("[\udc80-\udcff]")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_OTHER_THAN_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x89PNG")
_SAMPLE = 1 << 16
_MANY = 0.3
_GOOD_FOR_EACH_BROKEN = 20
# In UTF-8 the first byte of a letter tells how many it has; from 80 on, a byte is part of a longer letter.
_FIRST_OF = {4: 0xF0, 3: 0xE0, 2: 0xC0}
_LONGEST_LETTER, _FIRST_OF_TWO, _NEVER_ALONE = 4, 0xC0, 0x80


@dataclass(frozen=True)
class Encoding:
    """How the bytes of a file become text.

    Args:
        name: as Python names it.
        mark: bytes of the mark at the beginning; they are no text.
        broken: bytes that are no text in it.
    """

    name: str
    mark: int = 0
    broken: int = 0


def find_encoding(stream: BinaryIO) -> Encoding:
    """Tell the encoding of a whole text: by its mark, else UTF-8, UTF-16, GB18030, each read strictly.

    Where none reads all of it, the first is taken in which all but a few bytes are text: Chinese in UTF-8 that was
    cut in one place must not be read as other words in GB18030.

    Args:
        stream: the bytes; is read from its beginning.

    Returns:
        The encoding, and how many bytes are broken in it.

    Raises:
        UnreadableFileError: the bytes are no text, or in no encoding that is known.

    Example:
        >>> find_encoding(io.BytesIO("减刑".encode("gb18030")))
        Encoding(name='gb18030', mark=0, broken=0)
    """
    stream.seek(0)
    sample = stream.read(_SAMPLE)
    if sample.startswith(_OTHER_THAN_TEXT):
        raise _no_text()
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return Encoding(name, len(mark), _judge(stream, name, len(mark))[0])
    without_mark = _utf16_without_mark(sample)
    if without_mark or sample.count(0) > _MANY * len(sample):
        if without_mark and not _judge(stream, without_mark, 0)[0]:
            return Encoding(without_mark)
        raise _no_text()
    if _is_utf8(stream):
        return Encoding("utf-8")
    # As many broken bytes as good letters from the start: to judge all of it in UTF-8 would take long, and be in vain.
    broken, good = _judge(io.BytesIO(sample), "utf-8", 0)
    if broken > good and _is_gb18030(stream):
        return Encoding("gb18030")
    for name in ("utf-8", "gb18030"):
        broken, good = _judge(stream, name, 0)
        if broken * _GOOD_FOR_EACH_BROKEN <= good:
            return Encoding(name, 0, broken)
    raise _no_text()


def pieces(stream: BinaryIO, encoding: Encoding) -> Iterator[str]:
    """The text piece by piece; each broken byte stands as one letter that `BROKEN` finds."""
    stream.seek(encoding.mark)
    decoder = codecs.getincrementaldecoder(encoding.name)("surrogateescape")
    while chunk := stream.read(CHUNK):
        yield decoder.decode(chunk)
    try:
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        yield "\udcff" * len(error.object[error.start :])


def decode(content: bytes) -> str:
    """Turn bytes into text: UTF-8 or UTF-16 with or without a mark, else GB18030; not one byte may be broken.

    Args:
        content: the bytes of a file.

    Returns:
        The text without the mark.

    Raises:
        UnreadableFileError: the bytes are none of these, or broken somewhere; then the place is said.

    Example:
        >>> decode("减刑".encode("gb18030")), decode("减刑".encode("utf-8-sig"))
        ('减刑', '减刑')
    """
    stream = io.BytesIO(content)
    encoding = find_encoding(stream)
    text = "".join(pieces(stream, encoding))
    if "\0" in text:
        raise _no_text()
    if found := BROKEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        name = encoding.name.upper()
        raise UnreadableFileError(
            Words(f"第 {line} 行有不是 {name} 文字的字节", f"line {line} has bytes that are no text in {name}"),
            Words("用原软件重新导出，另存为 UTF-8 编码", "export it again where it came from, in UTF-8"),
        )
    return text


def _no_text() -> UnreadableFileError:
    return UnreadableFileError(
        Words("文字编码不是 UTF-8，也不是 GB18030（GBK）", "the text is neither in UTF-8 nor in GB18030 (GBK)"),
        Words("用原软件打开，另存为 UTF-8 编码", "open it where it came from and save it as UTF-8"),
    )


def _is_utf8(stream: BinaryIO) -> bool:
    """Whether all bytes are text in UTF-8; Arrow looks at them several times as fast as they are decoded."""
    stream.seek(0)
    cut = b""
    while chunk := stream.read(CHUNK):
        seen = cut + chunk
        whole = len(seen) - _begun(seen)
        try:
            pa.array([seen[:whole]], pa.binary()).cast(pa.string())
        except pa.ArrowInvalid:
            return False
        cut = seen[whole:]
    return not cut


def _begun(seen: bytes) -> int:
    """How many bytes at the end begin a letter that goes on behind them."""
    for back in range(1, min(len(seen), _LONGEST_LETTER) + 1):
        byte = seen[-back]
        if byte >= _FIRST_OF_TWO:
            return back if back < next(n for n, first in _FIRST_OF.items() if byte >= first) else 0
        if byte < _NEVER_ALONE:
            return 0
    return 0


def _is_gb18030(stream: BinaryIO) -> bool:
    """Whether all bytes are text in GB18030."""
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("gb18030")()
    try:
        while chunk := stream.read(CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _judge(stream: BinaryIO, name: str, mark: int) -> tuple[int, int]:
    """How many bytes are broken in an encoding, and how many letters beside ASCII are good."""
    broken = good = 0
    for text in pieces(stream, Encoding(name, mark)):
        bad = 0 if text.isascii() else len(BROKEN.findall(text))
        broken += bad
        good += 0 if text.isascii() else len(text) - bad - len(text.encode("ascii", "ignore"))
    return broken, good


def _utf16_without_mark(sample: bytes) -> str:
    """Breaks of lines and separators, which every table has, are two bytes there, of which one is nought."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd and not even and (b",\0" in sample or b"\n\0" in sample or b"\t\0" in sample):
        return "utf-16-le"
    if even and not odd and (b"\0," in sample or b"\0\n" in sample or b"\0\t" in sample):
        return "utf-16-be"
    return ""
