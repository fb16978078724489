"""The same book as xls and ods, and a hand-made xlsb."""

import struct
import zipfile
from datetime import date
from pathlib import Path

import pytest

from jianheng.intake.files.contents import Area, UnreadableFileError
from jianheng.intake.files.read import read_file
from jianheng.intake.files.workbook import read_workbook
from jianheng.intake.files.workbook.limits import MOST_CELLS

BOOKS = Path(__file__).parent.parent / "books"


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_values_errors_merged_cells_and_all_that_is_hidden(ending: str) -> None:
    contents = read_file(BOOKS / f"scores.{ending}", f"scores.{ending}")
    scores, hidden, empty = contents.sheets
    rows = [*scores.rows()]
    assert rows[1] == ["", "姓名", "总分", "日期", "误", "是否", "合算"]
    assert rows[2] == ["", "周某3", 4.5, date(2024, 5, 3), "#N/A", False, 9.0]
    assert [row[4] for row in rows] == ["", "误", "#N/A", "#DIV/0!", "#DIV/0!", "", "", ""]
    assert [row[1] for row in rows[5:]] == ["周某6", "周某6", "周某8"]
    assert scores.merged == (Area(5, 1, 6, 1),)
    assert (scores.hidden_rows, scores.hidden_columns) == (((3, 4),), ((3, 3),))
    assert [(sheet.name, sheet.hidden) for sheet in contents.sheets] == [
        ("月计分", False),
        ("深藏", True),
        ("空表", False),
    ]
    assert ([*hidden.rows()], [*empty.rows()]) == ([["藏"]], [])
    assert contents.problems == ()


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_password_is_one_clear_message(ending: str) -> None:
    with pytest.raises(UnreadableFileError, match="设有密码") as caught:
        read_file(BOOKS / f"locked.{ending}", f"locked.{ending}")
    assert "取消密码后另存" in caught.value.mend.zh


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_a_file_that_was_cut_is_refused(tmp_path: Path, ending: str) -> None:
    whole = (BOOKS / f"scores.{ending}").read_bytes()
    for size in (600, len(whole) // 3, len(whole) - 200):
        (tmp_path / f"a.{ending}").write_bytes(whole[:size])
        with pytest.raises(UnreadableFileError, match="已损坏"):
            read_file(tmp_path / f"a.{ending}", "a")


def record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(path: Path, cells: bytes) -> Path:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
        ' Target="worksheets/sheet1.bin"/></Relationships>'
    )
    bundle = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("表"))
    column = record(60, struct.pack("<IIIIH", 1, 2, 0, 0, 1))
    size = record(148, struct.pack("<IIII", 0, 2, 0, 3))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/_rels/workbook.bin.rels", relations)
        package.writestr("xl/workbook.bin", record(131) + record(143) + bundle + record(144) + record(132))
        package.writestr(
            "xl/worksheets/sheet1.bin",
            record(129) + size + record(134) + column + record(135) + record(145) + cells + record(146) + record(130),
        )
    return path


def row(number: int, *, hidden: bool = False) -> bytes:
    return record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def number(column: int, value: float) -> bytes:
    return record(5, struct.pack("<IId", column, 0, value))


def error(column: int, code: int) -> bytes:
    return record(3, struct.pack("<IIB", column, 0, code))


def test_an_xlsb_tells_its_errors_and_what_is_hidden(tmp_path: Path) -> None:
    cells = row(0) + number(0, 1.5) + error(1, 42) + row(1, hidden=True) + number(3, 7)
    (sheet,) = read_file(xlsb(tmp_path / "a.xlsb", cells), "a.xlsb").sheets
    assert [*sheet.rows()] == [[1.5, "#N/A", "", ""], ["", "", "", 7.0]]
    assert (sheet.hidden_rows, sheet.hidden_columns) == (((1, 1),), ((1, 2),))


def test_two_cells_in_the_farthest_corners_of_an_xlsb_are_refused(tmp_path: Path) -> None:
    cells = row(0) + number(0, 1) + row(1_048_575) + number(16_383, 1)
    with pytest.raises(UnreadableFileError, match=f"超过 {MOST_CELLS:,} 格"):
        read_workbook(xlsb(tmp_path / "a.xlsb", cells))


def test_a_repeated_value_in_an_ods_is_refused(tmp_path: Path) -> None:
    old = b'<table:table-cell office:value-type="float" office:value="6"'
    new = old.replace(b"<table:table-cell ", b'<table:table-cell table:number-columns-repeated="90000000" ')
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(BOOKS / "scores.ods") as book, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name in book.namelist():
            package.writestr(name, book.read(name).replace(old, new))
    with pytest.raises(UnreadableFileError, match="没有读取"):
        read_workbook(path)
