"""Files as institutions hand them over, and what is said when one cannot be read."""

from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from jianheng.intake.files.contents import Document, Record, UnreadableFileError
from jianheng.intake.files.encoding import decode
from jianheng.intake.files.read import read_file

TEXT = "罪犯周某，现在江州监狱服刑。"


def refusal(path: Path) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read_file(path, path.name)
    return caught.value


def test_a_workbook_keeps_sheets_rows_and_types(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "月计分"
    book.active["B3"] = "总分"
    book.active["C3"] = 3.5
    book.active["D3"] = datetime(2024, 5, 31)
    book.create_sheet("说明").sheet_state = "hidden"
    book.save(tmp_path / "计分.xlsx")
    scores, notes = read_file(tmp_path / "计分.xlsx", "计分.xlsx").sheets
    assert (scores.name, notes.name) == ("月计分", "说明")
    assert [*scores.rows()][2] == ["", "总分", 3.5, date(2024, 5, 31)]


def test_a_value_merged_over_rows_stands_in_each_of_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for cell, value in {"A1": "周某", "B1": "一月", "B2": "二月", "B3": "三月", "F1": "末列"}.items():
        book.active[cell] = value
    book.active.merge_cells("A1:A3")
    book.active["D1"] = "标题"
    book.active.merge_cells("D1:E1")
    book.active.merge_cells("K8:K9")
    book.save(tmp_path / "a.xlsx")
    rows = [*read_file(tmp_path / "a.xlsx", "a.xlsx").sheets[0].rows()]
    assert [row[0] for row in rows] == ["周某", "周某", "周某"]
    assert rows[0][4] == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_csv_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    content = '姓名,备注\r\n周某,"一,二\r\n三"\r\n'
    (tmp_path / "a.csv").write_bytes(content.encode(encoding))
    (sheet,) = read_file(tmp_path / "a.csv", "a.csv").sheets
    assert [*sheet.rows()] == [["姓名", "备注"], ["周某", "一,二\r\n三"]]


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_csv_with_another_separator(tmp_path: Path, separator: str) -> None:
    (tmp_path / "a.csv").write_text(f"姓名{separator}月份\n周某{separator}2024-05\n", encoding="utf-8")
    assert [*read_file(tmp_path / "a.csv", "a.csv").sheets[0].rows()][1] == ["周某", "2024-05"]


def test_an_open_quotation_mark_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('姓名,备注\n周某,"一\n', encoding="utf-8")
    assert "行附近的引号不成对" in refusal(tmp_path / "a.csv").what.zh


def test_bytes_of_no_known_encoding_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="不是 UTF-8，也不是 GB18030"):
        decode(b"\xff\xff\x81")
    with pytest.raises(UnreadableFileError, match="不是 UTF-8"):
        decode(b"PK\0\0")


def test_json_lines_hold_records_and_documents(tmp_path: Path) -> None:
    lines = [
        '{"table": "points_month", "month": "2024-05", "total": 95}',
        "",
        '{"id": "r-1", "kind": "减刑刑事裁定书", "text": "' + TEXT + '", "origin": "x"}',
        "{broken",
        "[1]",
        '{"id": 1}',
        '{"table": "t", "a": 1, "a": 2}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    contents = read_file(tmp_path / "a.jsonl", "甲/a.jsonl")
    assert contents.records == (Record(1, "points_month", {"month": "2024-05", "total": 95}),)
    assert contents.documents == (Document(3, "r-1", "减刑刑事裁定书", TEXT),)
    messages = [problem.zh() for problem in contents.problems]
    assert [problem.place.row_no for problem in contents.problems] == [4, 5, 6, 7]
    assert messages[0].startswith("甲/a.jsonl，第 4 行：[{broken] 不是正确的 JSON")
    assert '应为{"table": "表"' in messages[0]
    assert messages[0].endswith("改法：改正这一行后重新添加")
    assert "不是一个 JSON 对象" in messages[1]
    assert "既没有 table 也没有 text" in messages[2]
    assert "“a” 写了两次" in messages[3]


def test_deep_nesting_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("[" * 200_000, encoding="utf-8")
    (problem,) = read_file(tmp_path / "a.jsonl", "a.jsonl").problems
    assert "JSON" in problem.what.zh or "嵌套过深" in problem.what.zh


def test_text_and_word_files_are_one_document_each(tmp_path: Path) -> None:
    (tmp_path / "裁定一.txt").write_bytes((TEXT + "\r\n完").encode("gb18030"))
    word = docx.Document()
    word.add_paragraph(TEXT)
    word.add_table(1, 1).rows[0].cells[0].text = "表中文字"
    word.add_paragraph("完")
    word.save(str(tmp_path / "裁定二.docx"))
    (first,) = read_file(tmp_path / "裁定一.txt", "裁定一.txt").documents
    (second,) = read_file(tmp_path / "裁定二.docx", "裁定二.docx").documents
    assert first == Document(1, "裁定一", "", TEXT + "\n完")
    assert second == Document(1, "裁定二", "", TEXT + "\n表中文字\n完")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xlsx", b"PK\x03\x04 broken", "工作簿已损坏或不是 Excel 文件"),
        ("a.docx", b"no word file", "Word 文件已损坏或不是 .docx 格式"),
        ("a.docx", b"", "文件是空的（0 字节）"),
        ("a.txt", "\u3000\n".encode(), "文件里没有文字"),
        ("a.pdf", b"%PDF", "不认识的文件种类 .pdf"),
        ("a", b"x", "不认识的文件种类 （无扩展名）"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    error = refusal(tmp_path / name)
    assert error.what.zh.startswith(words)
    assert error.what.en
    assert error.mend.zh


def test_a_cut_workbook_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "a.xlsx")
    whole = (tmp_path / "a.xlsx").read_bytes()
    for size in (len(whole) // 2, len(whole) - 30):
        (tmp_path / "a.xlsx").write_bytes(whole[:size])
        assert "已损坏" in refusal(tmp_path / "a.xlsx").what.zh
