"""Any delivered file, by what it really is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from jianheng.intake.files.contents import Contents, UnreadableFileError
from jianheng.intake.files.csv_file import read_csv
from jianheng.intake.files.documents import read_word
from jianheng.intake.files.json_file import read_json
from jianheng.intake.files.json_lines import read_json_lines
from jianheng.intake.files.kind import KIND_WORDS, Kind, kind_of
from jianheng.intake.files.markup import read_html, read_spreadsheet_xml
from jianheng.intake.files.parquet_file import read_parquet_table
from jianheng.intake.files.plain_text import read_plain_text
from jianheng.intake.files.workbook import read_workbook
from jianheng.intake.problem import Place, Problem, Severity, Words

Reader = Callable[[Path, str], Contents]

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ods"})
_READERS: dict[str, Reader] = {
    **dict.fromkeys(sorted(_WORKBOOKS), read_workbook),
    **dict.fromkeys((".csv", ".tsv", ".tab"), read_csv),
    ".txt": read_plain_text,
    ".parquet": read_parquet_table,
    ".json": read_json,
    ".docx": lambda path, _: read_word(path),
    **dict.fromkeys((".html", ".htm", ".mht", ".mhtml"), read_html),
    ".xml": read_spreadsheet_xml,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
# Kinds that bytes tell beyond doubt. Whatever such a file is called, it is read as what it is.
_BY_KIND: dict[Kind, Reader] = {
    **dict.fromkeys((Kind.XLSX, Kind.XLSB, Kind.XLS, Kind.ODS), read_workbook),
    Kind.DOCX: lambda path, _: read_word(path),
    Kind.PARQUET: read_parquet_table,
    Kind.HTML: read_html,
    Kind.SPREADSHEET_XML: read_spreadsheet_xml,
}
_USUAL: dict[Kind, frozenset[str]] = {
    **dict.fromkeys((Kind.XLSX, Kind.XLSB, Kind.XLS, Kind.ODS, Kind.ENCRYPTED, Kind.BROKEN_ZIP), _WORKBOOKS),
    Kind.DOCX: frozenset({".docx"}),
    Kind.PARQUET: frozenset({".parquet"}),
    # A text that begins like a page may be the text of a document.
    Kind.HTML: frozenset({".html", ".htm", ".mht", ".mhtml", ".txt", ".json", ".jsonl", ".ndjson"}),
    Kind.SPREADSHEET_XML: frozenset({".xml"}),
}
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz")
_NO_TABLES = (Kind.OTHER_OLE, Kind.OLD_EXCEL, Kind.PDF, Kind.IMAGE, Kind.ARCHIVE, Kind.SQLITE, Kind.UNKNOWN)


def read_file(path: Path, name: str) -> Contents:
    """Read a file as what it is: its bytes count for more than its ending.

    Args:
        path: the file.
        name: its name in the delivery.

    Returns:
        What it holds; where the ending says another kind of file, a notice says so.

    Raises:
        UnreadableFileError: unknown kind of file, or one of which nothing can be read.
        OSError: the file cannot be opened.
    """
    ending = path.suffix.lower()
    if path.is_dir():
        raise UnreadableFileError(
            Words("是文件夹，不是文件", "is a folder and no file"), Words("添加其中的文件", "add the files in it")
        )
    kind = kind_of(path)
    if kind is Kind.EMPTY:
        raise UnreadableFileError(
            Words("文件是空的（0 字节）", "the file is empty (0 bytes)"),
            Words("可能没有传完，请重新取得", "it may not have been sent whole; get it again"),
        )
    if kind in _BY_KIND and ending not in _USUAL[kind]:
        return _told(_BY_KIND[kind](path, name), kind, ending, name)
    if ending not in _READERS:
        raise _archive() if kind is Kind.ARCHIVE or ending in _ARCHIVES else _unknown(ending)
    if ending in _WORKBOOKS:
        return _workbook(path, name, kind, ending)
    return _READERS[ending](path, name)


def _workbook(path: Path, name: str, kind: Kind, ending: str) -> Contents:
    if kind is Kind.TEXT:
        return _told(read_csv(path, name), kind, ending, name)
    if kind in _NO_TABLES:
        words = KIND_WORDS[kind]
        raise UnreadableFileError(
            Words(f"扩展名是 {ending}，内容却是{words.zh}", f"is called {ending} but is {words.en}"),
            Words("取得真正的表格文件，或用原软件打开后另存为 .xlsx", "get the real table, or save it as .xlsx"),
        )
    return read_workbook(path, name)


def _told(contents: Contents, kind: Kind, ending: str, name: str) -> Contents:
    words = KIND_WORDS[kind]
    what = Words(
        f"扩展名是 {ending or '（无）'}，实际是{words.zh}，已按实际内容读取",
        f"is called {ending or '(no ending)'} but is {words.en}; it was read as what it is",
    )
    notice = Problem("other_kind", Place(name), what, severity=Severity.NOTICE)
    return replace(contents, problems=(notice, *contents.problems))


def _archive() -> UnreadableFileError:
    return UnreadableFileError(
        Words("是压缩包，没有打开", "is an archive and was not opened"),
        Words("先解压，再添加其中的文件", "unpack it, and add the files in it"),
    )


def _unknown(ending: str) -> UnreadableFileError:
    kinds = " ".join(_READERS)
    return UnreadableFileError(
        Words(f"不认识的文件种类 {ending or '（无扩展名）'}", f"unknown kind of file {ending or '(no ending)'}"),
        Words(f"可读取：{kinds}；其他请先另存", f"can be read: {kinds}; save others as one of these"),
    )
