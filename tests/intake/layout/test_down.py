"""Totals, groups, notes, page breaks and blank rows among the records, and where a table ends."""

from collections.abc import Callable

import pytest

from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, Likeness, block_rows, find_blocks

Codes = Callable[[Block], list[tuple[int, str]]]


@pytest.mark.parametrize(
    "word", ["合计", "小 计", "总计", "本页合计", "累计：", "合计（人）", "一监区小计", "共计", "Total"]
)
def test_totals(book, roster, codes: Codes, either: Likeness, word: str) -> None:
    rows = [roster.headings, *roster.rows(1, 3), [word, None, 3], *roster.rows(4, 6), [None, word, 6]]
    sheet = book(rows)
    (block,) = find_blocks(sheet, either)
    assert codes(block) == [(4, "total"), (8, "total")]
    assert len(roster.names(sheet, block)) == 6


def test_a_word_for_totals_may_begin_a_name(either: Likeness) -> None:
    rows = [["部门", "人数", "金额"], ["总计划科", 3, 5.5], ["合计核算处", 4, 6.5], ["办公室", 1, 2], ["合计", 8, 14]]
    sheet = Sheet.of_rows("", rows)
    (block,) = find_blocks(sheet, either)
    assert [values[0] for _, values in block_rows(sheet, block)] == ["总计划科", "合计核算处", "办公室"]


def test_a_person_is_no_total(roster, either: Likeness) -> None:
    odd = ["合计", *roster.row(2)[1:]]
    sheet = Sheet.of_rows("", [roster.headings, roster.row(1), odd, *roster.rows(3, 5)])
    (block,) = find_blocks(sheet, either)
    assert [row for row, _ in block_rows(sheet, block)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("merges", [["A2:G2", "A6:G6"], []])
def test_groups_over_their_records(book, roster, either: Likeness, merges: list[str]) -> None:
    rows = [roster.headings, ["一监区"], *roster.rows(1, 3), ["第二监区（共3人）"], *roster.rows(4, 6)]
    rows.insert(5, ["小计", None, 3])
    sheet = book(rows, [area.replace("6", "7") for area in merges])
    (block,) = find_blocks(sheet, either)
    assert block.groups == ((1, "一监区"), (6, "第二监区（共3人）"))
    assert [row for row, _ in block_rows(sheet, block)] == [2, 3, 4, 7, 8, 9]


def test_notes_under_the_table(book, roster, codes: Codes, either: Likeness) -> None:
    rows = [
        roster.headings,
        *roster.rows(1, 4),
        ["合计", None, 4],
        ["制表人：周某", None, "审核：郑某", None, "填报日期：2024-05-31"],
        [],
        ["注：本表不含外地押犯。"],
        ["1.刑期止日为现刑期的止日，以裁定书为准；"],
        [None, None, None, None, "江州市第一监狱"],
        ["2024年6月1日"],
    ]
    sheet = book(rows)
    (block,) = find_blocks(sheet, either)
    assert codes(block) == [(5, "total"), (6, "note"), (8, "note"), (9, "note"), (10, "note"), (11, "note")]
    assert len(roster.names(sheet, block)) == 4


def test_blank_rows_do_not_end_a_table(book, roster, either: Likeness) -> None:
    sheet = book([roster.headings, *roster.rows(1, 3), [], *roster.rows(4, 5), [], [], *roster.rows(6, 9)])
    (block,) = find_blocks(sheet, either)
    assert [values[0] for _, values in block_rows(sheet, block)] == [*range(1, 10)]


def test_headings_once_more_on_each_page(book, roster, codes: Codes, either: Likeness) -> None:
    rows = [
        *[["花名册"], ["第1页"], roster.headings, *roster.rows(1, 3), ["本页合计", None, 3]],
        *[["花名册"], ["第2页"], roster.headings, [1, 2, 3, 4, 5, 6, 7], *roster.rows(4, 6)],
        *[roster.headings, *roster.rows(7, 9)],
    ]
    sheet = book(rows, ["A1:G1", "A8:G8"])
    (block,) = find_blocks(sheet, either)
    assert codes(block)[2:] == [
        *[
            (6, "total"),
            (7, "title"),
            (8, "title"),
            (9, "repeated_heading"),
            (10, "numbering"),
            (14, "repeated_heading"),
        ]
    ]
    assert [values[0] for _, values in block_rows(sheet, block)] == [*range(1, 10)]


def test_headings_of_two_rows_once_more(either: Likeness) -> None:
    head = [["姓名", "刑期", "", "分"], ["", "起日", "止日", ""]]
    rows = [[f"周{name}", f"2020-01-0{day}", f"2022-01-0{day}", str(day)] for day, name in enumerate("甲乙丙丁戊", 1)]
    sheet = Sheet.of_rows("", [*head, *rows, *head, *rows])
    (block,) = find_blocks(sheet, either)
    assert [passed.code for passed in block.passed] == ["heading"] * 2 + ["repeated_heading"] * 2
    assert len([*block_rows(sheet, block)]) == 10


def test_tables_one_under_another(book, roster, either: Likeness) -> None:
    rows = [
        *[["一监区花名册"], roster.headings, *roster.rows(1, 4), ["合计", None, 4], []],
        *[["二监区花名册"], roster.headings, *roster.rows(5, 8), ["制表：周某"]],
        *[
            ["减刑情况表"],
            ["编号", "裁定日期", "幅度"],
            ["A1", "2024-01-02", 6],
            ["A2", "2024-01-03", 8],
            ["A7", "2024-01-06", 7],
        ],
    ]
    sheet = book(rows, ["A1:G1"])
    first, second, third = find_blocks(sheet, either)
    assert [block.titles for block in (first, second, third)] == [("一监区花名册",), ("二监区花名册",), ("减刑情况表",)]
    assert [block.number for block in (first, second, third)] == [0, 1, 2]
    assert (len(roster.names(sheet, first)), len(roster.names(sheet, second))) == (4, 4)
    assert [row for row, _ in block_rows(sheet, third)] == [17, 18, 19]
    assert [passed.code for passed in second.passed] == ["title", "heading", "note"]


def test_a_table_that_does_not_begin_in_the_first_cell(book, roster, either: Likeness) -> None:
    rows = [[], [], [None, None, *roster.headings], *[[None, None, *row] for row in roster.rows(1, 5)]]
    sheet = book(rows)
    (block,) = find_blocks(sheet, either)
    assert (block.left, block.right, block.first, block.last) == (2, 8, 3, 7)
    assert next(iter(block_rows(sheet, block)))[1][0] == 1


def test_a_blank_column_and_one_without_heading(book, roster, either: Likeness) -> None:
    rows = [[*roster.headings[:3], None, *roster.headings[3:]]]
    rows += [[*row[:3], None, *row[3:], "x" if row[0] == 4 else None] for row in roster.rows(1, 5)]
    (block,) = find_blocks(book(rows), either)
    assert [heading.index for heading in block.headings] == [0, 1, 2, 4, 5, 6, 7, 8]
    assert block.headings[-1].levels == ("",)
    assert [words.zh for words in block.told] == ["1 列有值而无表头"]


def test_rows_with_little_in_them_stay_records(either: Likeness) -> None:
    rows = [
        ["姓名", "日期", "甲项", "乙项", "丙项", "丁项", "戊项", "备注"],
        *[["周甲", "2020-01-01", "2020-01-02", "1"], ["周乙"], ["郑丙", "2020-01-01", "2020-01-02", "3"]],
        *[["", "", "", "", "", "", "", "见上"], ["吴丁", "", "", "", "4"], ["王戊", "2020-01-01", "2020-01-02", "3"]],
    ]
    sheet = Sheet.of_rows("", rows)
    (block,) = find_blocks(sheet, either)
    assert [row for row, _ in block_rows(sheet, block)] == [1, 2, 3, 4, 5, 6]


def test_data_without_headings(book, roster, either: Likeness) -> None:
    sheet = book(roster.rows(1, 5))
    (block,) = find_blocks(sheet, either)
    assert (block.headings, block.first, block.last, block.right) == ((), 0, 4, 6)
    assert [words.zh for words in block.told] == ["没有表头，各列含义须由人指定"]
    assert len(roster.names(sheet, block)) == 5


def test_a_column_of_numbers_alone(either: Likeness) -> None:
    sheet = Sheet.of_rows("", [["身份证号"], *[[f"3201011980010212{number}"] for number in range(10, 14)]])
    (block,) = find_blocks(sheet, either)
    assert ([heading.text for heading in block.headings], block.first, block.last) == (["身份证号"], 1, 4)


def test_a_row_of_counts_above_lists(book, likeness: Likeness) -> None:
    rows = [
        *[["动态日报"], ["昨日在押", "今日入所", "今日出所", "今日在押"], [120, 3, 2, 121], []],
        *[["今日入所人员名单"], ["姓名", "性别", "案由", "入所时间", "监室"]],
        *[["周某甲", "男", "盗窃", "2024-03-08 09:10", "102"], ["吴某乙", "女", "诈骗", "2024-03-08 14:30", "205"]],
        *[
            ["今日出所人员名单"],
            ["姓名", "性别", "出所原因", "出所时间"],
            ["王某丁", "男", "取保候审", "2024-03-08 10:00"],
        ],
    ]
    sheet = book(rows, ["A1:E1", "A5:E5", "A9:E9"])
    counts, came, left = find_blocks(sheet, likeness)
    assert (counts.titles, came.titles, left.titles) == (("动态日报",), ("今日入所人员名单",), ("今日出所人员名单",))
    assert [len([*block_rows(sheet, block)]) for block in (counts, came, left)] == [1, 2, 1]
