"""Documents that are files of their own: plain text and Word."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from jianheng.intake.files.contents import Contents, Document, UnreadableFileError
from jianheng.intake.files.encoding import decode
from jianheng.intake.problem import Words

_EMPTY = Words("文件里没有文字", "the file holds no text")


def read_text(path: Path) -> Contents:
    """Read a plain text file as one document.

    Args:
        path: the file.

    Returns:
        One document, named like the file.

    Raises:
        UnreadableFileError: unknown encoding, or no text at all.
    """
    return _one(path, decode(path.read_bytes()).replace("\r\n", "\n"))


def read_word(path: Path) -> Contents:
    """Read a Word file as one document: its paragraphs and the cells of its tables, in order.

    Args:
        path: a docx file.

    Returns:
        One document, named like the file.

    Raises:
        UnreadableFileError: the file is broken or no Word file, or holds no text.
    """
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise UnreadableFileError(
            Words("Word 文件已损坏或不是 .docx 格式", "the file is broken or no .docx file"),
            Words(
                "用 Word 或 WPS 打开，另存为 .docx 后重新添加",
                "open it in Word, save it as .docx, add it again",
            ),
        ) from error
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines.extend(cell.text for row in block.rows for cell in row.cells)
        else:
            lines.append(block.text)
    return _one(path, "\n".join(lines))


def _one(path: Path, text: str) -> Contents:
    if not text.strip():
        mend = Words("扫描件须先识别为文字", "a scan must be turned into text first")
        raise UnreadableFileError(_EMPTY, mend)
    return Contents(documents=(Document(1, path.stem, "", text),))
