"""HTML tables under the name of an Excel file."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianheng.intake.files.contents import UnreadableFileError
from jianheng.intake.files.markup import read_html
from jianheng.intake.files.read import read_file
from jianheng.intake.problem import Severity

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"><style>td {{}}</style>
<!--[if gte mso 9]><xml><x:Name>计分</x:Name></xml><![endif]--></head><body>{}</body></html>"""
TABLE = """<table border=1><caption>某监狱</caption>
<tr><th colspan=2>罪犯</th><th rowspan="2">总分</th></tr>
<tr><th>姓名<th>编号
<tr style="display:none"><td rowspan=2>周<b>某</b>&nbsp;</td><td style='vnd.ms-excel.numberformat:@'>00123</td>
<td>9&lt;5
</td></tr><tr><td>4<br>5</td><td></td></tr></table>"""
ROWS = [["罪犯", "", "总分"], ["姓名", "编号", "总分"], ["周某", "00123", "9<5"], ["周某", "4\n5", ""]]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_table_that_is_called_xls_is_read_and_said_to_be_html(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.xls").write_bytes(PAGE.format(TABLE).encode(encoding))
    contents = read_file(tmp_path / "a.xls", "甲/a.xls")
    (sheet,) = contents.sheets
    assert [*sheet.rows()] == ROWS
    assert (sheet.name, sheet.hidden_rows) == ("计分", ((2, 2),))
    assert [(a.top, a.left, a.bottom, a.right) for a in sheet.merged] == [(0, 0, 0, 1), (0, 2, 1, 2), (2, 0, 3, 0)]
    (notice,) = contents.problems
    assert notice.severity is Severity.NOTICE
    assert notice.zh() == "甲/a.xls：扩展名是 .xls，实际是HTML 网页表格，已按实际内容读取"
    assert "is a table in HTML" in notice.en()


def test_several_tables_and_a_table_in_a_cell_are_sheets_of_their_own(tmp_path: Path) -> None:
    inner = "<table><tr><td>内</td></tr></table>"
    text = f"<table><tr><td>外{inner}外</td></tr></table><table></table><table><td>三</table>"
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    contents = read_file(tmp_path / "a.html", "a.html")
    assert [(sheet.name, [*sheet.rows()]) for sheet in contents.sheets] == [
        ("表1", [["外外"]]),
        ("表2", [["内"]]),
        ("表3", [["三"]]),
    ]
    assert contents.problems == ()


def test_a_single_file_web_page(tmp_path: Path) -> None:
    page = PAGE.format(TABLE).replace("gb2312", "utf-8").encode()
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
    kind = b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    (tmp_path / "a.xls").write_bytes(head + kind + page + b"\r\n--B--\r\n")
    (sheet,) = read_file(tmp_path / "a.xls", "a.xls").sheets
    assert [*sheet.rows()] == ROWS


def test_a_page_without_a_table_says_what_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text("<html><body>请先登录</body></html>", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="网页里没有表格") as caught:
        read_file(tmp_path / "a.xls", "a.xls")
    assert "登录页" in caught.value.mend.zh


def test_spans_without_measure_do_not_fill_the_memory(tmp_path: Path) -> None:
    cell = "<td colspan=99999 rowspan=999999999999>a</td>"
    (tmp_path / "a.html").write_text(f"<table><tr>{cell * 30}</tr></table>", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="表格过大"):
        read_html(tmp_path / "a.html", "a.html")


def test_script_in_a_page_is_not_taken_for_words(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<table><td>甲<script>alert(1)</script></td></table>", encoding="utf-8")
    (sheet,) = read_html(tmp_path / "a.html", "a.html").sheets
    assert [*sheet.rows()] == [["甲"]]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["<table>", "</table>", "<tr>", "<td rowspan=3>", "<td colspan=2>", "</td>", "x", "<"]))
)
def test_any_nesting_gives_rows_of_one_length(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    path = tmp_path_factory.mktemp("page") / "a.html"
    path.write_text("<table><td>a</td></table>" + "".join(pieces), encoding="utf-8")
    for sheet in read_html(path, "a.html").sheets:
        assert len({len(row) for row in sheet.rows()}) <= 1
