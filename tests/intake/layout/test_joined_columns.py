"""One fact in several columns under one heading."""

from jianheng.intake.layout import Likeness, block_rows, cell_of, find_blocks

ID = "320101198001021234"


def columns(book, likeness: Likeness, rows, merged=()) -> dict[str, list[object]]:
    sheet = book(rows, merged)
    (block,) = find_blocks(sheet, likeness)
    records = [values for _, values in block_rows(sheet, block)]
    return {heading.text: [values[at] for values in records] for at, heading in enumerate(block.headings)}


def test_a_day_in_three_columns_merged_or_not(book, likeness: Likeness) -> None:
    head = ["姓名", "身份证号", "入监日期", None, None, "罪名"]
    rows = [head, [None, None, "年", "月", "日", None]]
    rows += [["王某甲", ID, 2019, 3, 1, "盗窃罪"], ["李某乙", ID, "2020年", "12月", "30日", "诈骗罪"]]
    for merged in ((), ("C1:E1",), ("C1:E1", "A1:A2", "B1:B2", "F1:F2")):
        told = columns(book, likeness, rows, merged)
        assert [*told] == ["姓名", "身份证号", "入监日期", "罪名"]
        assert told["入监日期"] == ["2019年3月1日", "2020年12月30日"]
        assert told["罪名"] == ["盗窃罪", "诈骗罪"]


def test_a_part_that_is_empty_or_no_number_is_not_made_up(book, likeness: Likeness) -> None:
    rows = [["姓名", "身份证号", "入监日期", None, None], [None, None, "年", "月", "日"]]
    rows += [["王某甲", ID, *parts] for parts in ((2019, 3, None), (2019, None, 1), (2019, "不详", 1), (19, 3, 1))]
    rows += [["李某乙", ID, *parts] for parts in ((2019, 13, 1), (None, None, None), ("不详", None, None))]
    told = columns(book, likeness, rows, ["C1:E1"])["入监日期"]
    assert told[:4] == ["2019年3月", "2019年 | 1日", "2019 | 不详 | 1", "19年3月1日"]
    assert told[4:] == ["2019年13月1日", None, "不详"]


def test_levels_above_stay_and_the_place_is_that_of_the_first_part(book, likeness: Likeness) -> None:
    rows = [
        ["姓名", "身份证号", "刑期", None, None, None, None, None],
        [None, None, "起日", None, None, "止日", None, None],
        [None, None, "年", "月", "日", "年", "月", "日"],
        ["王某甲", ID, 2019, 3, 1, 2022, 2, 28],
        ["李某乙", ID, 2020, 4, 2, 2023, 4, 1],
    ]
    sheet = book(rows, ["C1:H1", "C2:E2", "F2:H2", "A1:A3", "B1:B3"])
    (block,) = find_blocks(sheet, likeness)
    assert [heading.text for heading in block.headings] == ["姓名", "身份证号", "刑期/起日", "刑期/止日"]
    assert [values[3] for _, values in block_rows(sheet, block)] == ["2022年2月28日", "2023年4月1日"]
    assert cell_of(block, 3, block.headings[3]) == (3, 5)


def test_a_term_in_two_columns(book, likeness: Likeness) -> None:
    rows = [["姓名", "身份证号", "原判刑期", None, "罪名"], [None, None, "年", "月", None]]
    parts = ((3, 6), (5, None), (None, 8), (3, 0), (0, 0), (3, 18), (3.5, None), ("无期", None))
    rows += [["王某甲", ID, *each, "盗窃罪"] for each in parts]
    told = columns(book, likeness, rows, ["C1:D1"])["原判刑期"]
    assert told[:4] == ["3年6个月", "5年", "8个月", "3年"]
    assert told[4:] == ["0 | 0", "3 | 18", "3.5 | 年", "无期"]


def test_years_and_months_of_something_else_stay_apart(book, likeness: Likeness) -> None:
    rows = [["姓名", "身份证号", "考核分", None, "入所时间", None], [None, None, "年", "月", "年", "月"]]
    rows += [["王某甲", ID, 300, 25, 3, 6], ["李某乙", ID, 280, 22, 1, 2]]
    told = columns(book, likeness, rows, ["C1:D1", "E1:F1"])
    assert [*told][2:] == ["考核分/年", "考核分/月", "入所时间/年", "入所时间/月"]
    rows = [
        ["姓名", "身份证号", "刑期", None],
        [None, None, "年", "月"],
        ["王某甲", ID, 2019, 3],
        ["李某乙", ID, 2020, 4],
    ]
    assert [*columns(book, likeness, rows, ["C1:D1"])][2:] == ["刑期/年", "刑期/月"]


def test_days_that_are_counted_stay_columns(book, likeness: Likeness) -> None:
    for name in ("出工日", "劳动时间", "计分日期"):
        rows = [
            ["姓名", "身份证号", name, None],
            [None, None, "月", "日"],
            ["王某甲", ID, 22, 8],
            ["李某乙", ID, 20, 6],
        ]
        assert [*columns(book, likeness, rows, ["C1:D1"])][2:] == [f"{name}/月", f"{name}/日"]


def test_a_time_in_full_years_is_a_day(book, likeness: Likeness) -> None:
    rows = [["姓名", "身份证号", "入所时间", None, None], [None, None, "年", "月", "日"]]
    rows += [["王某甲", ID, 2019, 3, 1], ["李某乙", ID, 2020, 4, 2], ["张某丙", ID, 19, 4, 2]]
    assert columns(book, likeness, rows, ["C1:E1"])["入所时间"] == ["2019年3月1日", "2020年4月2日", "19年4月2日"]


def test_the_word_that_is_ticked(book, likeness: Likeness) -> None:
    rows = [["姓名", "性别", None, "伤情拍照", None, "身份证号"], [None, "男", "女", "是", "否", None]]
    ticks = ((None, "√", None, "√"), ("√", None, "√", "×"), ("√", None, "√", "√"), ("√", None, None, None))
    rows += [["王某甲", *each, ID] for each in ticks]
    told = columns(book, likeness, rows, ["B1:C1", "D1:E1"])
    assert told["性别"] == ["女", "男", "男", "男"]
    assert told["伤情拍照"] == ["否", "是", "是√ | 否√", None]


def test_words_that_are_counted_stay_columns(book, likeness: Likeness) -> None:
    rows = [["单位", "人数", None, "备注"], [None, "男", "女", None], ["一监区", 12, 3, None], ["二监区", 5, 4, "新"]]
    assert [*columns(book, likeness, rows, ["B1:C1"])] == ["单位", "人数/男", "人数/女", "备注"]
