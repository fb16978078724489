"""Any delivered file, by its ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jianheng.intake.files.contents import Contents, UnreadableFileError
from jianheng.intake.files.csv_file import read_csv
from jianheng.intake.files.documents import read_word
from jianheng.intake.files.json_file import read_json
from jianheng.intake.files.json_lines import read_json_lines
from jianheng.intake.files.parquet_file import read_parquet_table
from jianheng.intake.files.plain_text import read_plain_text
from jianheng.intake.files.workbook import read_workbook
from jianheng.intake.problem import Words

_READERS: dict[str, Callable[[Path], Contents]] = {
    ".xlsx": read_workbook,
    ".xlsm": read_workbook,
    ".xlsb": read_workbook,
    ".xls": read_workbook,
    ".ods": read_workbook,
    ".docx": read_word,
}
_NAMED_READERS: dict[str, Callable[[Path, str], Contents]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".tab": read_csv,
    ".txt": read_plain_text,
    ".parquet": read_parquet_table,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}


def read_file(path: Path, name: str) -> Contents:
    """Read a file as it is.

    Args:
        path: the file.
        name: its name in the delivery.

    Returns:
        What it holds.

    Raises:
        UnreadableFileError: unknown kind of file, or one of which nothing can be read.
        OSError: the file cannot be opened.
    """
    ending = path.suffix.lower()
    if ending in _NAMED_READERS:
        return _NAMED_READERS[ending](path, name)
    if ending not in _READERS:
        kinds = " ".join((*_READERS, *_NAMED_READERS))
        raise UnreadableFileError(
            Words(
                f"不认识的文件种类 {ending or '（无扩展名）'}",
                f"unknown kind of file {ending or '(no ending)'}",
            ),
            Words(f"可读取：{kinds}；其他请先另存", f"can be read: {kinds}; save others as one of these"),
        )
    return _READERS[ending](path)
