"""Records that look like headings, and lines that look like records."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.layout import Block, Likeness, Way, block_rows, find_blocks

Row = Sequence[CellValue]
STEMS = "甲乙丙丁戊己庚辛"


def table(rows: Sequence[Row], likeness: Likeness) -> tuple[Sheet, Block]:
    sheet = Sheet.of_rows("", rows)
    (block,) = find_blocks(sheet, likeness)
    return sheet, block


def records(rows: Sequence[Row], likeness: Likeness) -> list[int]:
    sheet, block = table(rows, likeness)
    assert block.way is Way.DOWN
    return [row for row, _ in block_rows(sheet, block)]


def codes(block: Block, row: int) -> list[str]:
    return [passed.code for passed in block.passed if passed.row == row]


ROSTER: list[Row] = [
    ["姓名", "罪名", "羁押天数", "监区"],
    *([f"王某{stem}", "盗窃罪", 100 * number + 3, "一监区"] for number, stem in enumerate(STEMS)),
]
NUMBERED: list[Row] = [
    ["序号", "姓名", "罪名", "羁押天数"],
    *([number, f"王某{stem}", "盗窃罪", 100 * number + 3] for number, stem in enumerate(STEMS, 1)),
]
PUNISHED: list[Row] = [
    ["姓名", "身份证号", "处罚日期", "处罚种类", "处罚事由"],
    *(
        [f"王某{stem}", f"32010119800{n}021{200 + n}", f"2024-0{n}-03", "警告", "打架"]
        for n, stem in enumerate(STEMS, 1)
    ),
]


@pytest.mark.parametrize(
    "odd",
    [
        ["无名氏", None, None, "禁闭", "打架"],
        ["李某", None, "待查", "警告", "打架"],
        ["李某", "不详", "未裁定", "禁闭", "打架"],
    ],
)
@pytest.mark.parametrize("at", [2, 5])
def test_a_record_all_in_words_begins_no_table(likeness: Likeness, odd: Row, at: int) -> None:
    rows = [*PUNISHED[:at], odd, *PUNISHED[at:]]
    assert records(rows, likeness) == [*range(1, len(rows))]


def test_after_a_blank_row_too(likeness: Likeness) -> None:
    rows = [*PUNISHED[:4], [], ["无名氏", None, None, "禁闭", "打架"], *PUNISHED[4:]]
    assert records(rows, likeness) == [1, 2, 3, 5, *range(6, len(rows))]


def test_headings_that_are_known_begin_one(likeness: Likeness) -> None:
    other: list[Row] = [
        ["姓名", "身份证号", "裁定日期", "减刑幅度"],
        ["李某", "320101198001021234", "2024-03-05", "六个月"],
    ]
    sheet = Sheet.of_rows("", [*PUNISHED, *other])
    assert [block.headings[-1].text for block in find_blocks(sheet, likeness)] == ["处罚事由", "减刑幅度"]


def test_the_first_record_is_no_second_row_of_headings(likeness: Likeness) -> None:
    heads: Row = ["序号", "姓名", "罪名", None, "监区"]
    rows: list[Row] = [heads, *([None, f"王某{stem}", "盗窃罪", "初犯", "乙室"] for stem in STEMS)]
    assert records(rows, likeness) == [*range(1, len(rows))]


@pytest.mark.parametrize(
    "line",
    [
        ["2025年1月2日"],
        ["共15人"],
        ["共计15人，其中重刑犯3人，累犯2人。"],
        ["第 1 页"],
        ["打印日期 2024-12-31"],
        ["注 1.本表按月报送"],
        ["以下空白"],
        ["——以下空白——"],
        ["此表一式三份"],
        ["（公章）"],
        ["领导意见"],
        ["上述人员已核对无误"],
    ],
    ids=lambda line: line[0],
)
@pytest.mark.parametrize("roster", [ROSTER, NUMBERED], ids=["by name", "numbered"])
def test_what_ends_a_typed_list_is_a_note(likeness: Likeness, roster: list[Row], line: Row) -> None:
    _, block = table([*roster, line], likeness)
    assert block.last == len(roster) - 1
    assert codes(block, len(roster)) == ["note"]


@pytest.mark.parametrize(
    "line", [["计", None, 15], ["其中：累犯", None, 3], ["上年同期", None, 18], ["比上年同期增减", None, 2]]
)
def test_sums_beside_the_total_are_sums(likeness: Likeness, line: Row) -> None:
    _, block = table([*ROSTER, ["合计", None, 18], line], likeness)
    assert [codes(block, row) for row in (9, 10)] == [["total"], ["total"]]


def test_a_roster_of_two_columns_does_not_lie_on_its_side(likeness: Likeness) -> None:
    people: list[Row] = [["姓名", "罪犯编号"], *([f"王某{stem}", f"320100{n}"] for n, stem in enumerate(STEMS))]
    assert records([*people, ["其中：累犯", 3]], likeness) == [*range(1, 9)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["甲", "乙", 1, 2, "3=1-2"], "numbering"),
        ([1, 2, 3, 4, "5=3-4"], "numbering"),
        (["（1）", "（2）", "（3）", "（4）", "（5）=（3）-（4）"], "numbering"),
        (["栏次", None, 1, 2, "3=1-2"], "numbering"),
        (["10", "11", "12", "13", "14"], "numbering"),
        ([None, None, "（元）", "（元）", "（元）"], "hint"),
        (["例：张三", "320101198001021234", 1000, 500, 500], "hint"),
        (["示例", "320101198001021234", 1000, 500, 500], "hint"),
        (["字符型", "字符型", "数值型", "数值型", "数值型"], "hint"),
        (["VARCHAR(50)", "VARCHAR(18)", "NUMBER", "NUMBER(10,2)", "NUMBER"], "hint"),
        (["----", "-----", "---", "---", "---"], "hint"),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, list) else value,
)
def test_what_stands_under_the_headings_is_no_person(likeness: Likeness, line: Row, code: str) -> None:
    heads: Row = ["姓名", "身份证号", "判处罚金", "已缴金额", "未缴金额"]
    _, block = table([heads, line, *([f"王某{stem}", "320101198001021234", 10, 5, 5] for stem in STEMS)], likeness)
    assert codes(block, 1) == [code]
    assert (block.first, block.last) == (2, 9)


@pytest.mark.parametrize("name", ["李某（曾用名：李二）", "自报名：阿某"])
def test_a_person_under_another_name_is_a_person(likeness: Likeness, name: str) -> None:
    heads: Row = ["姓名", "罪名", "羁押场所", "诉讼阶段", "办案单位", "备注"]
    full = [[f"王某{stem}", "盗窃罪", "看守所", "侦查", "公安局", None] for stem in STEMS]
    assert records([heads, *full[:4], [name, "诈骗罪", None, None, None, None], *full[4:]], likeness) == [*range(1, 10)]
