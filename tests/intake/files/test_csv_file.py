"""Text tables as institutions export them: nothing is dropped, nothing is shifted."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from jianheng.intake.files import csv_file
from jianheng.intake.files.contents import CellValue, UnreadableFileError
from jianheng.intake.files.csv_file import read_csv


def rows_of(path: Path, content: str | bytes) -> list[list[CellValue]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (sheet,) = read_csv(path).sheets
    rows = [[*row] for row in sheet.rows()]
    assert rows == [[*row] for row in sheet.rows()], "each pass begins anew"
    return rows


def without_absent(rows: Sequence[Sequence[CellValue]]) -> list[list[CellValue]]:
    return [[cell for cell in row if cell is not None] for row in rows]


TABLES = [
    (
        "title above",
        "江州监狱计分表\n\n姓名,月份,分\n周某,2024-05,95\n",
        [["江州监狱计分表"], [], ["姓名", "月份", "分"]],
    ),
    ("break in quotation", '姓名,备注\n周某,"一\r\n二"\n李某,三\n', [["姓名", "备注"], ["周某", "一\r\n二"]]),
    ("decimal commas", "姓名;金额;分\n周某;1,5;2,5\n李某;2,5;3,5\n", [["姓名", "金额", "分"], ["周某", "1,5", "2,5"]]),
    ("said to Excel", "sep=;\n姓名;备注\n周某;一,二,三\n", [["姓名", "备注"], ["周某", "一,二,三"]]),
    ("old Mac", "姓名,月份\r周某,2024-05\r", [["姓名", "月份"], ["周某", "2024-05"]]),
    ("tabs", "姓名\t备注\n周某\t一, 二, 三\n李某\t无\n", [["姓名", "备注"], ["周某", "一, 二, 三"]]),
    ("bars", "姓名|月份\n周某|2024-05\n", [["姓名", "月份"], ["周某", "2024-05"]]),
    ("too many fields", "姓名,月份\n周某,2024-05,多出,的\n", [["姓名", "月份"], ["周某", "2024-05", "多出", "的"]]),
    ("quotation within", '姓名,备注\n周某,"他说""好"""\n', [["姓名", "备注"], ["周某", '他说"好"']]),
    ("one column", "姓名\n周某\n李某\n", [["姓名"], ["周某"], ["李某"]]),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in TABLES], ids=[row[0] for row in TABLES])
@pytest.mark.parametrize("held", [csv_file._HELD, -1], ids=["small", "large"])
def test_a_text_table_is_read_as_it_is(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: str,
    expected: list[list[CellValue]],
    held: int,
) -> None:
    monkeypatch.setattr(csv_file, "_HELD", held)
    rows = rows_of(tmp_path / "a.csv", content)
    assert without_absent(rows)[: len(expected)] == expected


def test_a_broken_place_loses_no_other_line(tmp_path: Path) -> None:
    lines = ["姓名,单位", *("周某,江州监狱" for _ in range(20))]
    content = "\n".join(lines).encode("gbk").replace("江州".encode("gbk"), b"\xff\xbd", 1)
    (tmp_path / "a.csv").write_bytes(content)
    contents = read_csv(tmp_path / "a.csv", "甲/a.csv")
    rows = [*contents.sheets[0].rows()]
    (problem,) = contents.problems
    assert len(rows) == 21
    assert str(rows[1][1]).startswith("�")
    assert rows[2] == ["周某", "江州监狱"]
    assert problem.zh().startswith("甲/a.csv，第 2 行：[FF FC] 有 2 个字节不是 GB18030 文字，已显示为“�”")


def test_many_broken_lines_are_told_up_to_twenty(tmp_path: Path) -> None:
    content = "".join("周某,江州监狱第一监区服刑人员计分考核情况表\n" for _ in range(30)).encode("gbk")
    (tmp_path / "a.csv").write_bytes(content.replace(b"\n", b"\xff\n"))
    problems = read_csv(tmp_path / "a.csv").problems
    assert [problem.place.row_no for problem in problems] == [*range(1, 21), 0]
    assert "超过 20 行" in problems[-1].what.zh


def test_signs_that_nobody_sees_are_left_out_and_said(tmp_path: Path) -> None:
    content = "姓名,单位\n周某\0\0,江州监狱\n".encode() + "\ufeff姓名,单位\n李某,江州监狱\n".encode() + b"\x1a"
    rows = rows_of(tmp_path / "a.csv", content)
    (problem,) = read_csv(tmp_path / "a.csv").problems
    assert rows == [["姓名", "单位"], ["周某", "江州监狱"], ["姓名", "单位"], ["李某", "江州监狱"]]
    assert problem.zh().startswith("a.csv，第 2 行：有 4 个看不见的控制符")


@pytest.mark.parametrize("held", [csv_file._HELD, -1], ids=["small", "large"])
def test_an_open_quotation_is_refused_before_any_row_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    monkeypatch.setattr(csv_file, "_HELD", held)
    (tmp_path / "a.csv").write_text('姓名,备注\n"张某,男\n李某,"女"\n', encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="第 3 行附近的引号不成对"):
        read_csv(tmp_path / "a.csv")


def test_a_large_table_is_given_by_column_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "_HELD", -1)
    (tmp_path / "a.csv").write_text("题目\n姓名,月份\n周某,\n", encoding="utf-8")
    (sheet,) = read_csv(tmp_path / "a.csv").sheets
    assert sheet.batches is not None
    (batch,) = sheet.batches()
    assert batch.to_pydict() == {"c0": ["题目", "姓名", "周某"], "c1": [None, "月份", ""]}
    assert [*sheet.rows()] == [("题目", None), ("姓名", "月份"), ("周某", "")]


def test_a_name_like_a_pattern_reads_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "_HELD", -1)
    (tmp_path / "other.csv").write_text("别的,表\n", encoding="utf-8")
    assert without_absent(rows_of(tmp_path / "*.csv", "姓名,月份\n")) == [["姓名", "月份"]]


def test_columns_kept_apart_by_blanks(tmp_path: Path) -> None:
    content = (
        "  江州监狱 2024 年计分表\n姓名    月份     分\n周某    2024-05  95\n欧阳某  2024-06   8\n张某             7\n"
    )
    assert rows_of(tmp_path / "a.csv", content.encode("gbk"))[1:] == [
        ["姓名", "月份", "分"],
        ["周某", "2024-05", "95"],
        ["欧阳某", "2024-06", "8"],
        ["张某", "", "7"],
    ]
