"""What a file really is, by its first bytes and not by its name."""

from __future__ import annotations

import zipfile
from enum import StrEnum
from pathlib import Path

from jianheng.intake.problem import Words

_HEAD = 65_536
_SHOWN_TEXT = 4096


class Kind(StrEnum):
    """What the bytes of a file are.

    The first five are workbooks; `TEXT` is text of any sort, `UNKNOWN` neither text nor any format known here.
    """

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    ENCRYPTED = "encrypted"
    HTML = "html"
    SPREADSHEET_XML = "spreadsheet xml"
    DOCX = "docx"
    PARQUET = "parquet"
    TEXT = "text"
    EMPTY = "empty"
    BROKEN_ZIP = "broken zip"
    OLD_EXCEL = "old excel"
    BROKEN_OLE = "broken ole"
    OTHER_OLE = "ole"
    PDF = "pdf"
    IMAGE = "image"
    ARCHIVE = "archive"
    SQLITE = "sqlite"
    UNKNOWN = "unknown"


KIND_WORDS = {
    Kind.XLSX: Words("Excel 工作簿（xlsx）", "an Excel workbook (xlsx)"),
    Kind.XLSB: Words("Excel 二进制工作簿（xlsb）", "a binary Excel workbook (xlsb)"),
    Kind.XLS: Words("Excel 97—2003 工作簿（xls）", "an Excel 97–2003 workbook (xls)"),
    Kind.ODS: Words("OpenDocument 电子表格（ods）", "an OpenDocument spreadsheet (ods)"),
    Kind.ENCRYPTED: Words("加密的 Office 文件", "an encrypted Office file"),
    Kind.HTML: Words("HTML 网页表格", "a table in HTML"),
    Kind.SPREADSHEET_XML: Words("XML 电子表格 2003", "XML Spreadsheet 2003"),
    Kind.DOCX: Words("Word 文档（docx）", "a Word document (docx)"),
    Kind.PARQUET: Words("Parquet 文件", "a Parquet file"),
    Kind.TEXT: Words("文本", "text"),
    Kind.EMPTY: Words("空文件", "an empty file"),
    Kind.BROKEN_ZIP: Words("损坏的压缩格式文件", "a broken zip file"),
    Kind.OLD_EXCEL: Words("Excel 5.0 以前的工作簿", "a workbook of Excel 4.0 or older"),
    Kind.BROKEN_OLE: Words("损坏的旧版 Office 文件", "a broken old Office file"),
    Kind.OTHER_OLE: Words("旧版 Word 等文件（.doc、.rtf）", "an old Word or similar file (.doc, .rtf)"),
    Kind.PDF: Words("PDF 文件", "a PDF"),
    Kind.IMAGE: Words("图片", "a picture"),
    Kind.ARCHIVE: Words("压缩包", "an archive"),
    Kind.SQLITE: Words("SQLite 数据库", "an SQLite database"),
    Kind.UNKNOWN: Words("不认识的格式", "no known format"),
}

_STARTS = (
    (b"%PDF", Kind.PDF),
    (b"{\\rtf", Kind.OTHER_OLE),
    (b"PAR1", Kind.PARQUET),
    (b"SQLite format 3\0", Kind.SQLITE),
    (b"\x89PNG", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\0", Kind.IMAGE),
    (b"MM\0*", Kind.IMAGE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"\x09\x00\x04\x00", Kind.OLD_EXCEL),
    (b"\x09\x02\x06\x00", Kind.OLD_EXCEL),
    (b"\x09\x04\x06\x00", Kind.OLD_EXCEL),
    (b"\x09\x08", Kind.XLS),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("WordDocument", Kind.OTHER_OLE),
    ("PowerPoint Document", Kind.OTHER_OLE),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
)
_ZIP_MEMBERS = (
    ("xl/workbook.bin", Kind.XLSB),
    ("xl/workbook.xml", Kind.XLSX),
    ("xl/", Kind.XLSX),
    ("word/", Kind.DOCX),
    ("content.xml", Kind.ODS),
)

_PAGE = (
    *("<html", "<!doctype html", "<!--", "<head", "<meta", "<title", "<link", "<style", "<script", "<body", "<?xml"),
    *("<table", "<div", "<center", "<p>", "<p ", "<span", "<font", "<b>", *(f"<h{level}" for level in range(1, 7))),
)


def kind_of(path: Path) -> Kind:
    """Tell what a file is.

    Args:
        path: the file.

    Returns:
        Its kind; `TEXT` where the bytes look like text, whatever it may say.

    Raises:
        OSError: the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        return Kind.EMPTY
    if head.startswith(_OLE):
        return _ole_kind(path)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(path)
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    return _text_kind(head)


def _ole_kind(path: Path) -> Kind:
    # The directory of streams may lie anywhere in the file; its names are written in UTF-16.
    content = path.read_bytes()
    for name, kind in _OLE_STREAMS:
        if (name + "\0").encode("utf-16-le") in content:
            return kind
    return Kind.BROKEN_OLE


def _zip_kind(path: Path) -> Kind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        return Kind.BROKEN_ZIP
    for start, kind in _ZIP_MEMBERS:
        if any(name.startswith(start) for name in names):
            return kind
    return Kind.ARCHIVE


def _text_kind(head: bytes) -> Kind:
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not utf16 and b"\0" in head:
        return Kind.UNKNOWN
    text = head.decode("utf-16" if utf16 else "latin-1", errors="replace").lstrip("\ufeffï»¿ \t\r\n").casefold()
    start = text[:_SHOWN_TEXT]
    if start.startswith("<?xml") and "urn:schemas-microsoft-com:office:spreadsheet" in start and "<html" not in start:
        return Kind.SPREADSHEET_XML
    if start.startswith(_PAGE) and ("<html" in text or "<table" in text):
        return Kind.HTML
    return Kind.HTML if start.startswith("mime-version:") and "text/html" in text else Kind.TEXT
