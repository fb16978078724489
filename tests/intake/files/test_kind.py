"""A file is what its bytes are, whatever it is called."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.kind import Kind, kind_of
from jianheng.intake.files.read import read_file


def workbook() -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.active.append(["姓名", "总分"])
    made.save(out)
    return out.getvalue()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.csv", "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", Kind.EMPTY),
        (workbook(), Kind.XLSX),
        (archive(), Kind.ARCHIVE),
        (b"PK\x03\x04 cut", Kind.BROKEN_ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le"), Kind.OTHER_OLE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.BROKEN_OLE),
        (b"\x09\x08\x10\x00\x00\x06", Kind.XLS),
        (b"%PDF-1.7", Kind.PDF),
        (b"PAR1", Kind.PARQUET),
        (b"\xff\xd8\xff\xe0", Kind.IMAGE),
        (b"Rar!\x1a", Kind.ARCHIVE),
        (b"{\\rtf1", Kind.OTHER_OLE),
        ("姓名\t总分".encode("gb18030"), Kind.TEXT),
        ("\ufeff<html><table>".encode("utf-16"), Kind.HTML),
        (b"  \r\n<TABLE border=1>", Kind.HTML),
        (b"\0\1\2", Kind.UNKNOWN),
    ],
)
def test_kind_by_bytes(tmp_path: Path, content: bytes, kind: Kind) -> None:
    (tmp_path / "a").write_bytes(content)
    assert kind_of(tmp_path / "a") is kind


@pytest.mark.parametrize(
    ("name", "content", "rows", "said"),
    [
        ("a.xls", workbook, [["姓名", "总分"]], ""),
        ("a.csv", workbook, [["姓名", "总分"]], "扩展名是 .csv，实际是Excel 工作簿（xlsx）"),
        ("a", workbook, [["姓名", "总分"]], "扩展名是 （无），实际是Excel 工作簿（xlsx）"),
        ("a.xls", lambda: "姓名\t总分\n周某\t9\n".encode("gbk"), [["姓名", "总分"], ["周某", "9"]], "实际是文本"),
    ],
)
def test_a_file_with_another_ending_is_read_as_what_it_is(
    tmp_path: Path, name: str, content: Callable[[], bytes], rows: list[list[str]], said: str
) -> None:
    (tmp_path / name).write_bytes(content())
    contents = read_file(tmp_path / name, name)
    assert [list(row) for row in contents.sheets[0].rows()] == rows
    assert [said in problem.zh() for problem in contents.problems] == ([True] if said else [])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "内容却是PDF 文件"),
        (archive(), "内容却是压缩包"),
        (b"\0\1", "内容却是不认识的格式"),
        (b"", "0 字节"),
    ],
)
def test_what_is_no_table_is_refused_with_what_it_is(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(UnreadableFileError, match=words):
        read_file(tmp_path / "a.xlsx", "a.xlsx")


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(UnreadableFileError, match="是文件夹"):
        read_file(tmp_path / "a.xlsx", "a.xlsx")
