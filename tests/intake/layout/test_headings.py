"""Headings of one row and of several, after titles of any kind."""

from collections.abc import Callable

import pytest

from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, Likeness, find_blocks

Codes = Callable[[Block], list[tuple[int, str]]]
DETAIL = [
    [1, "周甲", "男", "盗窃罪", "3年6个月", "2020-01-01", "2023-07-01", "2年", "良好"],
    [2, "郑乙", "女", "诈骗罪", "2年", "2020-01-02", "2022-01-01", "2年", "一般"],
    [3, "吴丙", "男", "盗窃罪", "5年", "2020-01-03", "2025-01-02", "1年", "良好"],
]


def levels(block: Block) -> list[tuple[str, ...]]:
    return [heading.levels for heading in block.headings]


def test_titles_above_the_headings(book, roster, codes: Codes, either: Likeness) -> None:
    rows = [
        ["江州市第一监狱罪犯花名册"],
        ["填报单位：江州市第一监狱", "", "", "2024年5月31日", "", "第1页"],
        ["单位：万元"],
        roster.headings,
        *roster.rows(1, 6),
    ]
    (block,) = find_blocks(book(rows, ["A1:G1"]), either)
    assert block.titles == ("江州市第一监狱罪犯花名册", "填报单位：江州市第一监狱 2024年5月31日 第1页", "单位：万元")
    assert levels(block) == [(text,) for text in roster.headings]
    assert (block.first, block.last, block.left, block.right) == (4, 9, 0, 6)
    assert codes(block) == [(0, "title"), (1, "title"), (2, "title")]


@pytest.mark.parametrize("count", range(11))
def test_up_to_ten_title_lines(roster, either: Likeness, count: int) -> None:
    titles = [[f"第{number}行标题"] for number in range(count)]
    sheet = Sheet.of_rows("", [*titles, roster.headings, *roster.rows(1, 5)])
    (block,) = find_blocks(sheet, either)
    assert (len(block.titles), block.first, block.last) == (count, count + 1, count + 5)


@pytest.mark.parametrize("merged", [True, False])
def test_three_levels(book, either: Likeness, merged: bool) -> None:
    rows = [
        ["花名册"],
        ["序号", "姓名", "性别", "原判", None, None, None, "现刑期", "备注"],
        [None, None, None, "罪名", "刑期", None, None],
        [None, None, None, None, "刑 期", "起\n日", "止日"],
        *DETAIL,
    ]
    areas = ["A1:I1", "D2:G2", "A2:A4", "B2:B4", "C2:C4", "D3:D4", "E3:G3", "H2:H4", "I2:I4"]
    (block,) = find_blocks(book(rows, areas if merged else []), either)
    assert levels(block)[:4] == [("序号",), ("姓名",), ("性别",), ("原判", "罪名")]
    assert levels(block)[5:] == [("原判", "刑期", "起\n日"), ("原判", "刑期", "止日"), ("现刑期",), ("备注",)]
    assert (block.titles, block.first, block.last) == (("花名册",), 4, 6)


def test_two_levels_without_merges(either: Likeness) -> None:
    rows = [
        ["序号", "姓名", "性别", "原判", "", "", "", "现刑期", "备注"],
        ["", "", "", "罪名", "刑期", "起日", "止日", "", ""],
        *[[str(cell) for cell in row] for row in DETAIL],
    ]
    (block,) = find_blocks(Sheet.of_rows("", rows), either)
    assert [heading.text for heading in block.headings] == [
        *["序号", "姓名", "性别", "原判/罪名", "原判/刑期", "原判/起日", "原判/止日", "现刑期", "备注"]
    ]
    assert block.first == 2


def test_groups_over_every_column_are_a_level_and_no_title(book, either: Likeness) -> None:
    rows = [
        ["花名册"],
        ["基本情况", None, None, "原判", None, None, None, "现况", None],
        ["序号", "姓名", "性别", "罪名", "刑期", "起日", "止日", "现刑期", "备注"],
        *DETAIL,
    ]
    (block,) = find_blocks(book(rows, ["A2:C2", "D2:G2", "H2:I2"]), either)
    assert levels(block)[0] == ("基本情况", "序号")
    assert levels(block)[8] == ("现况", "备注")
    assert block.titles == ("花名册",)


def test_one_group_over_some_columns(book, either: Likeness) -> None:
    rows = [
        [None, None, None, "原判"],
        ["序号", "姓名", "性别", "罪名", "刑期", "起日", "止日", "现刑期", "备注"],
        *DETAIL,
    ]
    (block,) = find_blocks(book(rows, ["D1:G1"]), either)
    assert [heading.text for heading in block.headings][2:5] == ["性别", "原判/罪名", "原判/刑期"]
    assert block.headings[7].levels == ("现刑期",)


@pytest.mark.parametrize(
    ("numbers", "code"),
    [
        (["1", "2", "3", "4", "5", "6", "7"], "numbering"),
        ([1, 2, 3, 4, 5, 6, 7], "numbering"),
        (["A", "B", "C", "D", "E", "F", "G"], "numbering"),
        (["甲", "乙", "1", "2", "3", "4", "5"], "numbering"),
        (["栏次", "（1）", "（2）", "（3）", "（4）", "（5）", "（6）"], "numbering"),
        (["①", "②", "③", "④", "⑤", "⑥", "⑦"], "numbering"),
        (["填写：整数", "填写：真实姓名", "示例：男", None, "格式：2024-05-31"], "hint"),
    ],
)
def test_numbers_and_hints_under_the_headings(book, roster, codes: Codes, either: Likeness, numbers, code) -> None:
    (block,) = find_blocks(book([roster.headings, numbers, *roster.rows(1, 5)]), either)
    assert codes(block) == [(1, code)]
    assert (block.first, block.last) == (2, 6)


def test_a_row_of_names_in_latin_letters_is_a_level(book, roster, either: Likeness) -> None:
    rows = [roster.headings, ["XH", "XM", "XB", "SFZH", "XQQR", "XQZR", "ZM"], *roster.rows(1, 5)]
    (block,) = find_blocks(book(rows), either)
    assert levels(block)[1] == ("姓名", "XM")
    assert block.first == 2


@pytest.mark.parametrize(
    "headings",
    [
        ["XH", "XM", "XB", "SFZH", "XQQR", "XQZR", "ZM"],
        ["no.", "full name", "sex", "ID card", "begin", "end", "offence"],
        ["编排号", "本人称呼", "何性", "证件", "始", "终", "所犯"],
    ],
)
def test_words_that_nobody_knows(book, roster, unlike: Likeness, headings: list[str]) -> None:
    (block,) = find_blocks(book([["台账"], headings, *roster.rows(1, 5)], ["A1:G1"]), unlike)
    assert (levels(block), block.first) == ([(text,) for text in headings], 2)


def test_records_of_words_alone_are_no_headings(either: Likeness) -> None:
    rows = [
        ["姓名", "性别", "民族"],
        ["周甲", "男", "汉族"],
        ["郑乙", "女", "汉族"],
        ["吴丙", "男", "回族"],
        ["王丁", "男", "汉族"],
    ]
    (block,) = find_blocks(Sheet.of_rows("", rows), either)
    assert (levels(block), block.first, block.last) == ([("姓名",), ("性别",), ("民族",)], 1, 4)


def test_a_heading_may_stand_twice(either: Likeness) -> None:
    rows = [
        ["姓名", "日期", "日期", "分"],
        ["周甲", "2020-01-01", "2020-01-02", "1"],
        ["周乙", "2020-01-01", "2020-01-02", "3"],
    ]
    (block,) = find_blocks(Sheet.of_rows("", rows), either)
    assert levels(block) == [("姓名",), ("日期",), ("日期",), ("分",)]


def test_two_hundred_columns(either: Likeness) -> None:
    rows = [[f"第{column}项" for column in range(200)], *[[row * column for column in range(200)] for row in range(9)]]
    (block,) = find_blocks(Sheet.of_rows("", rows), either)
    assert (len(block.headings), block.first, block.last) == (200, 1, 9)


def test_headings_and_no_data(book, roster, either: Likeness) -> None:
    (block,) = find_blocks(book([["花名册"], roster.headings]), either)
    assert (len(block.headings), block.first, block.last) == (7, 2, 1)


def test_hidden_columns_are_said(roster, likeness: Likeness) -> None:
    rows = [roster.headings, *roster.rows(1, 3)]
    sheet = Sheet("", lambda: iter(rows), hidden_columns=((2, 3),))
    (block,) = find_blocks(sheet, likeness)
    assert [heading.index for heading in block.headings if heading.hidden] == [2, 3]
