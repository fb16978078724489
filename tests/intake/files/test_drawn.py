"""Strokes and bars: what parts cells and records, and what is in a cell."""

import pytest

from jianheng.intake.files.drawn import drawn_rows, find_drawing


def rows_of(text: str) -> list[list[str]]:
    lines = text.splitlines()
    drawing = find_drawing(lines)
    assert drawing is not None
    return [*drawn_rows(lines, drawing)]


def test_a_line_break_in_a_cell_of_a_box_begins_no_row() -> None:
    text = """\
+------+----------+-----+
| 姓名 | 备注     | 分  |
+------+----------+-----+
| 周某 | 第一行
第二行 | 95 |
| 李某 |          |   8 |
+------+----------+-----+
"""
    assert rows_of(text)[3:5] == [["周某", "第一行\n第二行", "95"], ["李某", "", "8"]]


def test_a_row_that_is_never_closed_takes_nothing_of_the_next() -> None:
    text = """\
+------+------+-----+
| 姓名 | 备注 | 分  |
+------+------+-----+
| 周某 | 第一行
| 李某 |      |   8 |
+------+------+-----+
"""
    assert rows_of(text)[3:5] == [["周某", "第一行"], ["李某", "", "8"]]


def test_lines_between_two_strokes_are_one_record() -> None:
    text = """\
+------+------------+-----+
| 姓名 | 罪名       | 分  |
+======+============+=====+
| 周某 | 盗窃罪、   | 95  |
|      | 诈骗罪     |     |
+------+------------+-----+
| 李某 | 盗窃罪     | 8   |
+------+------------+-----+
"""
    assert rows_of(text) == [["姓名", "罪名", "分"], ["周某", "盗窃罪、\n诈骗罪", "95"], ["李某", "盗窃罪", "8"]]


def test_records_above_a_total_are_not_one_record() -> None:
    text = """\
+------+------+-----+
| 姓名 | 备注 | 分  |
+------+------+-----+
| 周某 | 病犯 | 95  |
| 李某 |      | 8   |
+------+------+-----+
| 合计 |      | 103 |
+------+------+-----+
"""
    assert rows_of(text)[3:7] == [["周某", "病犯", "95"], ["李某", "", "8"], [], ["合计", "", "103"]]


def test_an_empty_first_cell_moves_no_other() -> None:
    assert rows_of(" 姓名 | 编号 | 分\n------+------+----\n      | 3201 | 95\n 李某 |      | 8")[2:] == [
        ["", "3201", "95"],
        ["李某", "", "8"],
    ]


def test_a_cell_that_goes_on_in_the_next_line_of_psql() -> None:
    text = """\
 姓名 |    罪名     | 备注
------+-------------+------
 周某 | 盗窃罪、   +| 第一+
      | 诈骗罪      | 第二
 李某 | 盗窃罪      | A+
 王某 | 故意伤害罪+ | 病犯
(3 rows)
"""
    assert rows_of(text)[2:] == [
        ["周某", "盗窃罪、\n诈骗罪", "第一\n第二"],
        ["李某", "盗窃罪", "A+"],
        ["王某", "故意伤害罪+", "病犯"],
        ["(3 rows)"],
    ]


def test_a_bar_too_many_is_a_cell_too_many() -> None:
    text = "| 姓名 | 备注 | 分 |\n+------+------+----+\n| 周某 | 甲|乙 | 95 |\n+------+------+----+"
    assert rows_of(text)[2] == ["周某", "甲", "乙", "95"]
    assert rows_of("| 姓名 | 备注 |\n|---|---|\n| 周某 | 甲\\|乙 |\n")[2] == ["周某", "甲|乙"]


@pytest.mark.parametrize(
    "text",
    [
        "姓名|分\n周某|95\n李某|96",
        "姓名|分\n---+---+---\n周某|95",
        '"姓名"|"分"\n----|----\n"周某"|"95"',
        "-----\n周某\n-----",
        "| 姓名 | 分 |\n|---|---|\n" + "本院认为，罪犯周某确有悔改表现。\n" * 4,
    ],
    ids=["no stroke", "other number of parts", "quotation marks", "one column", "mostly prose"],
)
def test_other_texts_are_not_drawn(text: str) -> None:
    assert find_drawing(text.splitlines()) is None
