"""What is struck through in a page is struck in the sheet, and nothing else is."""

from pathlib import Path

import pytest

from jianheng.intake.files.read import read_file

LINE = "text-decoration: line-through"


@pytest.mark.parametrize(
    ("row", "struck"),
    [
        ("<tr><td><s>周某</s><td><del>5</del></tr>", {0, 1}),
        ("<tr><td>周某<td><strike>5</strike></tr>", {1}),
        (f'<tr style="{LINE}"><td>周某<td>5<td></tr>', {0, 1}),
        (f'<tr><td style="color:red;{LINE}">周某<td>5</tr>', {0}),
        (f'<tr><td><span style="{LINE} red"><b>周某</b></span><td>5</tr>', {0}),
        ("<tr><td class='a xl66'>周某<td class=xl65>5</tr>", {0}),
        ("<tr><td>周某<td><del>5</del>6</tr>", {1}),
        ("<tr><td><s>周某<td>5</tr>", {0}),
        ("<tr><td><s> </s>周某<td><s></s>5</tr>", set()),
        ("<tr><td><span>周某</span><td><strong>5</strong><td style='text-decoration:underline'>6</tr>", set()),
    ],
)
def test_struck_cells(tmp_path: Path, row: str, struck: set[int]) -> None:
    styles = f"<style>.xl65 {{color:red}} td.xl66, p.b {{mso-x:0; {LINE};}}</style>"
    page = f"<html>{styles}<table><tr><th>姓名<th>分</tr>{row}<tr><td>李某<td>6</tr></table>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (sheet,) = read_file(tmp_path / "a.html", "a.html").sheets
    assert sheet.struck == ({1: struck} if struck else {})


def test_a_struck_table_and_a_struck_cell_over_several_rows(tmp_path: Path) -> None:
    page = (
        f'<table style="{LINE}"><tr><td>姓名<td>分<tr><td>周某<td>5</table>'
        "<table><tr><td>姓名<td>分<tr><td rowspan=2><s>周某</s><td>5<tr><td>6</table>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    first, second = read_file(tmp_path / "a.html", "a.html").sheets
    assert first.struck == {0: {0, 1}, 1: {0, 1}}
    assert second.struck == {1: {0}, 2: {0}}
