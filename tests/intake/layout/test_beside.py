"""Tables side by side."""

from jianheng.intake.layout import Likeness, block_rows, find_blocks


def test_the_same_headings_twice(book, roster, either: Likeness) -> None:
    right = [*roster.rows(7, 10), [], []]
    rows = [["花名册"], [*roster.headings[:4], None, *roster.headings[:4]]]
    rows += [[*left[:4], None, *other[:4]] for left, other in zip(roster.rows(1, 6), right, strict=True)]
    sheet = book(rows, ["A1:I1"])
    first, second = find_blocks(sheet, either)
    assert (first.titles, second.titles) == (("花名册",), ("花名册",))
    assert (first.left, first.right, second.left, second.right) == (0, 3, 5, 8)
    assert [values[0] for _, values in block_rows(sheet, first)] == [1, 2, 3, 4, 5, 6]
    assert [values[0] for _, values in block_rows(sheet, second)] == [7, 8, 9, 10]


def test_each_with_its_own_title_and_a_wide_table_below(book, roster, either: Likeness) -> None:
    rows = [["甲表", None, None, None, None, "乙表"], [*roster.headings[:4], None, "案号", "日期", "分"]]
    rows += [[*row[:4], None, f"A{row[0]}", "2024-05-01", row[0]] for row in roster.rows(1, 5)]
    rows += [[], ["总花名册"], roster.headings, *roster.rows(11, 15)]
    sheet = book(rows)
    first, second, third = find_blocks(sheet, either)
    assert [block.titles for block in (first, second, third)] == [("甲表",), ("乙表",), ("总花名册",)]
    assert [row for row, _ in block_rows(sheet, second)] == [2, 3, 4, 5, 6]
    assert [values[0] for _, values in block_rows(sheet, third)] == [11, 12, 13, 14, 15]
    assert (len(second.headings), len(third.headings)) == (3, 7)


def test_the_same_headings_twice_and_nothing_between(book, either: Likeness) -> None:
    rows = [
        ["点名册"],
        ["序号", "姓名", "监舍"] * 2,
        [1, "周甲", "101", 3, "王丁", "102"],
        [2, "郑乙", "101", None, None, None],
    ]
    sheet = book(rows, ["A1:F1"])
    first, second = find_blocks(sheet, either)
    assert [values[1] for _, values in block_rows(sheet, first)] == ["周甲", "郑乙"]
    assert [values[1] for _, values in block_rows(sheet, second)] == ["王丁"]
    assert second.titles == ("点名册",)
