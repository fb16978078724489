"""A file of law read into its text."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from jianheng.law.texts.articles import articles_of
from jianheng.law.texts.heading import heading_of
from jianheng.law.texts.law_text import LawText
from jianheng.law.texts.lines import front_title, lines_of

ENDINGS = (".md", ".markdown", ".txt")
LARGEST = 16 * 1024 * 1024


class UnreadableTextError(ValueError):
    """A file that holds no law, or none that can be read.

    Args:
        file: its path below the folder of texts.
        zh: what is wrong, in Chinese.
        en: the same in English.
    """

    def __init__(self, file: str, zh: str, en: str) -> None:
        self.file, self.zh, self.en = file, zh, en
        super().__init__(f"{file}：{zh} / {en}")


class NoLawError(UnreadableTextError):
    """A file that was read and holds no numbered article."""


def read_law_text(path: Path, file: str = "") -> LawText:
    """Read a file of law in UTF-8, UTF-16 with a mark, or GB18030 (GBK).

    Args:
        path: the file.
        file: its path below the folder of texts; its name if left out.

    Returns:
        The text.

    Raises:
        UnreadableTextError: empty, too large, unknown encoding, or not to be opened.
        NoLawError: no article in it.
    """
    file = file or path.name
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableTextError(file, "文件大于 16 MB，不像法律文本", "larger than 16 MB")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableTextError(file, f"打不开（{error.strerror}）", f"cannot be opened: {error.strerror}") from error
    words = _decoded(content, file)
    lines = list(lines_of(words))
    if not lines:
        raise UnreadableTextError(file, "空文件", "empty")
    articles = articles_of(lines)
    if not articles:
        raise NoLawError(file, "没有“第一条”或者“一、”这样的条", "no numbered article")
    heading = heading_of(file, lines, front_title(words))
    digest = hashlib.sha256(content).hexdigest()
    return LawText(file, digest, heading.title, heading.names, heading.days, heading.year, articles)


def _decoded(content: bytes, file: str) -> str:
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in words:
            return words
    zh = "不是文字文件，或者编码不是 UTF-8、GB18030（GBK）"
    raise UnreadableTextError(file, zh, "no text, or neither in UTF-8 nor in GB18030 (GBK)")
