"""Broken and hostile workbooks: one clear message each, the memory stays small, other sheets go on."""

import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.read import read_file
from jianheng.intake.files.workbook import read_workbook
from jianheng.intake.files.workbook.package import BombError
from jianheng.intake.problem import Severity

Book = Callable[..., Path]
Repack = Callable[..., Path]
SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'


def sheet_of(rows: bytes) -> bytes:
    return HEAD + b"<sheetData>" + rows + b"</sheetData></worksheet>"


def test_a_lying_dimension_costs_nothing(book: Book, repack: Repack) -> None:
    path = repack(book({}), {SHEET: sheet_of(b'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')})
    assert [*read_workbook(path).sheets[0].rows()] == [[1.0, 2.0]]


@pytest.mark.parametrize(
    "far",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b'<row r="2"><c r="A2"><v>1</v></c><c s="1" r = "XFD1048576"><v>1</v></c></row>',
        b"<row r='2'><c\nr='XFD1048576'><v>1</v></c></row>",
        b'<row r="1048576"><c r="CV1048576"><v>1</v></c></row>',
    ],
)
def test_two_values_in_the_farthest_corners_are_refused_and_other_sheets_are_read(
    tmp_path: Path, repack: Repack, far: bytes
) -> None:
    made = openpyxl.Workbook()
    made.active.title = "坏"
    made.create_sheet("好")["A1"] = "甲"
    made.save(tmp_path / "a.xlsx")
    path = repack(tmp_path / "a.xlsx", {SHEET: sheet_of(b'<row r="1"><c r="A1"><v>1</v></c></row>' + far)})
    contents = read_workbook(path, "a.xlsx")
    assert [(sheet.name, [*sheet.rows()]) for sheet in contents.sheets] == [("好", [["甲"]])]
    (problem,) = contents.problems
    assert problem.code == "unreadable_sheet"
    assert "a.xlsx，工作表“坏”：单元格散布到第 1,048,576 行" in problem.zh()
    assert "删除数据区以外的行和列" in problem.zh()


def test_far_cells_that_have_a_format_alone_do_not_count(book: Book, repack: Repack) -> None:
    rows = b'<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row>'
    assert [*read_workbook(repack(book({}), {SHEET: sheet_of(rows)})).sheets[0].rows()] == [[1.0]]


def test_cells_without_an_address_count_from_the_left(book: Book, repack: Repack) -> None:
    rows = (
        b'<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row><row hidden="1">'
        b'<c><f>A1</f></c><c t="str"><f>B</f><v></v></c>'
        b"<c><v>2</v></c></row>"
    )
    contents = read_workbook(repack(book({}), {SHEET: sheet_of(rows)}))
    (sheet,) = contents.sheets
    assert [*sheet.rows()] == [[1.0, "#N/A", ""], ["", "", 2.0]]
    assert sheet.hidden_rows == ((1, 1),)
    assert "（A2）" in contents.problems[0].zh()


def test_a_sheet_whose_part_is_missing_or_cut_is_a_problem_and_the_others_are_read(
    tmp_path: Path, repack: Repack
) -> None:
    made = openpyxl.Workbook()
    for name in ("二", "三"):
        made.create_sheet(name)["A1"] = name
    made.save(tmp_path / "a.xlsx")
    path = repack(
        tmp_path / "a.xlsx", {SHEET: None, "xl/worksheets/sheet2.xml": sheet_of(b'<row r="1"><c r="A1"><v>')[:-40]}
    )
    contents = read_workbook(path, "a.xlsx")
    assert [sheet.name for sheet in contents.sheets] == ["三"]
    assert [(problem.code, problem.place.sheet) for problem in contents.problems] == [
        ("unreadable_sheet", "Sheet"),
        ("unreadable_sheet", "二"),
    ]


@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_declared_entities_are_refused(book: Book, repack: Repack, part: str) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
    with pytest.raises(UnreadableFileError, match="DOCTYPE 或实体声明"):
        read_workbook(repack(book({"A1": "甲"}), {part: bomb}))


def test_a_bomb_is_refused_by_what_its_directory_says(book: Book, repack: Repack) -> None:
    path = repack(book({}), {"xl/sharedStrings.xml": b"<sst>" + b" " * (80 * 2**20) + b"</sst>"})
    assert path.stat().st_size < 200_000
    with pytest.raises(BombError, match="解压后至少 80 MB，远超正常工作簿"):
        read_file(path, "a.xlsx")


def lying_bomb(path: Path, megabytes: int) -> None:
    """Makes the directory, the size and the checksum of a part fit its first bytes alone."""
    head = b"<sst>" + b" " * 1000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(head)
    for _ in range(megabytes):
        packed += packer.compress(b"<si><t>aaaaaaaa</t></si>" * (2**20 // 24))
    packed += packer.flush()
    with zipfile.ZipFile(path, "a") as package:
        info = zipfile.ZipInfo("xl/sharedStrings.xml")
        package.writestr(info, packed)
        info.compress_type, info.file_size, info.CRC = zipfile.ZIP_DEFLATED, len(head), zlib.crc32(head)
        at = info.header_offset
    content = bytearray(path.read_bytes())
    content[at + 8 : at + 10] = (8).to_bytes(2, "little")
    content[at + 14 : at + 18] = zlib.crc32(head).to_bytes(4, "little")
    content[at + 22 : at + 26] = len(head).to_bytes(4, "little")
    path.write_bytes(bytes(content))


READ_IN_LITTLE_MEMORY = """
import resource, sys
from pathlib import Path
from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.read import read_file
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read_file(Path(sys.argv[1]), "a.xlsx")
except UnreadableFileError as error:
    print(error.what.zh)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_a_bomb_whose_directory_lies_is_refused_within_little_memory(book: Book, repack: Repack) -> None:
    path = repack(book({}), {"xl/sharedStrings.xml": None})
    lying_bomb(path, 1000)
    assert path.stat().st_size < 4_000_000
    command = [sys.executable, "-c", READ_IN_LITTLE_MEMORY, str(path)]
    said, grown = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert "内容多于目录所记" in said
    assert int(grown) < 100


def test_macros_links_and_embedded_files_are_left_alone_and_told(book: Book, repack: Repack) -> None:
    parts = {
        "xl/vbaProject.bin": b"x",
        "xl/externalLinks/externalLink1.xml": b"<externalLink><ddeLink ddeService='cmd'/></externalLink>",
        "xl/embeddings/oleObject1.bin": b"x",
    }
    contents = read_file(repack(book({"A1": "甲"}), parts), "a.xlsm")
    assert [problem.code for problem in contents.problems] == ["macros_ignored", "links_ignored", "embedded_ignored"]
    assert {problem.severity for problem in contents.problems} == {Severity.NOTICE}
    assert [*contents.sheets[0].rows()] == [["甲"]]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 6000), st.binary(min_size=1, max_size=8))
def test_any_damage_ends_in_rows_or_one_message(tmp_path: Path, at: int, noise: bytes) -> None:
    path = tmp_path / "whole.xlsx"
    if not path.exists():
        made = openpyxl.Workbook()
        made.active.append(["姓名", "总分", 1, True])
        made.save(path)
    content = bytearray(path.read_bytes())
    content[at : at + len(noise)] = noise
    (tmp_path / "a.xlsx").write_bytes(bytes(content))
    try:
        sheets = read_file(tmp_path / "a.xlsx", "a.xlsx").sheets
    except UnreadableFileError as caught:
        sheets, error = (), caught
    else:
        error = None
    for sheet in sheets:
        assert len({len(row) for row in sheet.rows()}) <= 1
    assert error is None or (error.what.zh and error.mend.zh)
