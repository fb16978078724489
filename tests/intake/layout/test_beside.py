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


def test_titles_that_are_not_merged_over_tables_that_begin_alike(book, likeness: Likeness) -> None:
    rows = [
        ["减刑", None, None, None, "假释"],
        ["姓名", "减刑幅度", "裁定日期", None, "姓名", "假释日期", "考验期"],
        ["周某", "六个月", "2024-01-02", None, "郑某", "2024-01-03", "一年"],
        ["吴某", "六个月", "2024-01-02", None, "王某", "2024-01-03", "一年"],
        ["冯某", "六个月", "2024-01-02"],
        ["合计", "3人", None, None, "合计", "2人"],
        ["填表人：李某", None, None, None, "审核人：王某"],
    ]
    sheet = book(rows)
    first, second = find_blocks(sheet, likeness)
    assert (first.titles, second.titles) == (("减刑",), ("假释",))
    assert [values[0] for _, values in block_rows(sheet, first)] == ["周某", "吴某", "冯某"]
    assert [values[0] for _, values in block_rows(sheet, second)] == ["郑某", "王某"]


def test_remarks_behind_a_blank_column_are_of_the_same_table(book, roster, likeness: Likeness) -> None:
    rows = [[*roster.headings, None, "备注", "病残情况"], [*roster.row(1), None, "重点", "高血压"], *roster.rows(2, 8)]
    (block,) = find_blocks(book(rows), likeness)
    assert [heading.text for heading in block.headings[-2:]] == ["备注", "病残情况"]
