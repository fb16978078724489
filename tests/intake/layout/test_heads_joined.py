"""Headings of two rows without merged cells."""

from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import block_rows, find_blocks

ROWS = [
    ["会见簿（某看守所）"],
    ["序", "姓名", "身份证号", "会见", "", "", "备注"],
    ["", "", "", "起止时间", "地点", "来人", ""],
    ["1", "周某", "11010519491231002X", "2024年5月6日9时至10时", "所里", "律师", ""],
    ["2", "吴某", "440524188001010014", "2024年5月7日9时至10时", "所里", "家属", ""],
]


def known(text: str) -> float:
    return float(text in ("序", "姓名", "身份证号", "备注"))


def test_a_row_that_names_the_columns_of_a_group_is_no_record() -> None:
    [block] = find_blocks(Sheet.of_rows("会见", ROWS), known)
    assert [heading.text for heading in block.headings] == [
        *("序", "姓名", "身份证号", "会见/起止时间", "会见/地点", "会见/来人", "备注"),
    ]
    assert [row for row, _ in block_rows(Sheet.of_rows("会见", ROWS), block)] == [3, 4]
    assert [(line.row, line.code) for line in block.passed] == [(0, "title"), (1, "heading"), (2, "heading")]


def test_a_record_under_nameless_columns_stays_a_record() -> None:
    rows = [*ROWS[:2], *ROWS[3:]]
    [block] = find_blocks(Sheet.of_rows("会见", rows), known)
    assert len([*block_rows(Sheet.of_rows("会见", rows), block)]) == 2
