"""Texts in the encodings that Chinese systems write."""

from __future__ import annotations

import codecs

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.problem import Words


def decode(content: bytes) -> str:
    """Turn bytes into text: UTF-8 with or without a mark, UTF-16 with a mark, else GB18030.

    Args:
        content: the bytes of a file.

    Returns:
        The text without the mark.

    Raises:
        UnreadableFileError: the bytes are none of these.

    Example:
        >>> decode("减刑".encode("gb18030")), decode("减刑".encode("utf-8-sig"))
        ('减刑', '减刑')
    """
    encodings = ["utf-8-sig", "gb18030"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableFileError(
        Words("文字编码不是 UTF-8，也不是 GB18030（GBK）", "the text is neither in UTF-8 nor in GB18030 (GBK)"),
        Words("用原软件打开，另存为 UTF-8 编码", "open it where it came from and save it as UTF-8"),
    )
