"""Records and samples of a table."""

from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Likeness, block_rows, cell_of, find_blocks, sample


def test_short_rows_are_filled_up_and_blank_ones_left_out(likeness: Likeness) -> None:
    rows = [["", "姓名", "出生日期", "民族"], ["", "周甲", "1980-01-01"], ["", " "], ["", "郑乙", "1980-01-02", "汉族"]]
    sheet = Sheet.of_rows("", rows)
    (block,) = find_blocks(sheet, likeness)
    assert [*block_rows(sheet, block)] == [(1, ("周甲", "1980-01-01", None)), (3, ("郑乙", "1980-01-02", "汉族"))]
    assert cell_of(block, 3, block.headings[1]) == (3, 2)


def test_a_cell_without_heading_has_its_place(roster, unlike: Likeness) -> None:
    sheet = Sheet.of_rows("", [[None, *row] for row in roster.rows(1, 4)])
    (block,) = find_blocks(sheet, unlike)
    assert cell_of(block, 2, 1) == (2, 2)
    assert [*sheet.rows()][2][2] == dict(block_rows(sheet, block))[2][1]


def test_a_sample_is_of_the_first_and_of_all(likeness: Likeness) -> None:
    sheet = Sheet.of_rows("", [["姓名", "分"], *[[f"周{number}", number] for number in range(10_000)]])
    (block,) = find_blocks(sheet, likeness)
    names, points = sample(sheet, block, 100)
    assert (len(names), points[:50]) == (100, tuple(range(50)))
    assert points[-1] > 9000
    assert len(set(points)) == 100


def test_a_sample_of_few_is_all_of_them(likeness: Likeness) -> None:
    sheet = Sheet.of_rows("", [["姓名", "分"], *[[f"周{number}", number] for number in range(7)]])
    (block,) = find_blocks(sheet, likeness)
    assert sample(sheet, block)[1] == (0, 1, 2, 3, 4, 5, 6)
