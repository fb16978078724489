"""Records of two lines: the second has headings of its own and is another fact, told and left out."""

from jianheng.intake.layout import Likeness, block_rows, find_blocks

ROWS = [
    ["序号", "姓名", "性别", "身份证号", "入监日期"],
    [None, "家属姓名", "关系", "家属身份证号", "联系电话"],
    [1, "周甲", "男", "320101198001021234", "2023-01-02"],
    [None, "周大", "父", "320101195001021234", "13800000001"],
    [2, "郑乙", "男", "320101198001021235", "2023-01-03"],
    [None, "郑大", "父", "320101195001021235", "13800000002"],
    [3, "吴丙", "男", "320101198001021236", "2023-01-04"],
]


def test_relatives_below_each_prisoner(book, roster, likeness: Likeness) -> None:
    rows = [*ROWS[:1], [None, "家属姓名", "关系", "监区", "民族"], *ROWS[2:]]
    sheet = book(rows)
    (block,) = find_blocks(sheet, likeness)
    assert roster.names(sheet, block) == ["周甲", "郑乙", "吴丙"]
    assert [(line.row, line.code) for line in block.passed] == [
        (0, "heading"),
        (1, "heading"),
        (3, "second"),
        (5, "second"),
    ]


def test_a_number_that_is_missing_here_and_there_makes_no_second_lines(book, likeness: Likeness) -> None:
    rows = [ROWS[0], [None, *ROWS[2][1:]], *ROWS[4::2], *ROWS[2::2]]
    sheet = book(rows)
    (block,) = find_blocks(sheet, likeness)
    assert len([*block_rows(sheet, block)]) == 6
