"""Records that look like headings, and lines that look like records."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.cells import CellCleaner
from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.layout import Block, Likeness, Way, block_rows, find_blocks
from jianheng.intake.recognise import Recogniser

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


@pytest.fixture(scope="module")
def known() -> Likeness:
    """What the dictionary knows, the words of its codes among it."""
    dictionary = load_dictionary()
    return Recogniser(dictionary, CellCleaner(dictionary)).likeness


def test_a_word_that_stood_in_the_column_before_heads_no_table(known: Likeness) -> None:
    rows: list[Row] = [["备注", "罪犯编号", "会见人", "入所日期", "姓名"]]
    rows += [["病犯", f"3201{number}", "吴某", "2024-05-06", f"王某{stem}"] for number, stem in enumerate(STEMS, 1000)]
    rows += [
        ["病犯", None, None, None, "林某甲"],
        [None, None, "何某", None, "林某乙"],
        [None, None, None, None, "林某丙"],
    ]
    assert records(rows, known) == [*range(1, len(rows))]


def test_codes_all_over_a_roster_make_no_form(known: Likeness) -> None:
    rows: list[Row] = [["备注", "诉讼阶段", "裁定法院"]]
    rows += [
        ["重点", "一审", "江州市中级人民法院"],
        [None, "审查起诉", None],
        ["重点", "审查起诉", "江州市中级人民法院"],
    ]
    sheet = Sheet.of_rows("", rows)
    assert all(block.way is not Way.FORM for block in find_blocks(sheet, known))


def test_codes_behind_labels_are_values(known: Likeness) -> None:
    rows: list[Row] = [
        ["姓名", "王某甲", "性别", "男"],
        ["罪名", "盗窃罪", "民族", "汉族"],
        ["罪犯类别", "累犯", "刑种", "有期徒刑"],
        ["附加刑", "罚金", "罚金金额", 5000],
        ["财产刑", "没收财产", "住址", "东区"],
    ]
    sheet, block = table(rows, known)
    ((_, values),) = block_rows(sheet, block)
    found = {heading.text: value for heading, value in zip(block.headings, values, strict=True)}
    assert (found["罪犯类别"], found["刑种"], found["附加刑"]) == ("累犯", "有期徒刑", "罚金")


def test_a_name_alone_before_a_record_of_words(known: Likeness) -> None:
    rows: list[Row] = [
        ["姓名", "涉嫌罪名", "办案单位", "诉讼阶段", "备注"],
        ["王某甲", "盗窃罪", "东区公安局", "侦查", None],
        ["李某乙"],
        ["张某丙", "抢劫罪", "东区法院", "一审", "重点人员"],
        ["赵某丁"],
    ]
    assert records(rows, known) == [1, 2, 3, 4]


def test_a_blank_row_right_below_the_headings(known: Likeness) -> None:
    rows: list[Row] = [["姓名", "性别", "监区", "备注", "减刑幅度"], []]
    rows += [[f"郭某{stem}", "女", "三监区", "重点", "八个月"] for stem in STEMS]
    assert records(rows, known) == [*range(2, len(rows))]


def test_a_small_table_of_words_right_above_is_no_level_of_headings(known: Likeness) -> None:
    rows: list[Row] = [
        ["单位", "负责人", "联系人"],
        ["江州监狱", "李某", "王某"],
        ["序号", "姓名", "性别", "罪名", "刑期起日"],
    ]
    rows += [[number, f"王某{stem}", "男", "诈骗罪", "2016-02-11"] for number, stem in enumerate(STEMS, 1)]
    _, block = table(rows, known)
    assert [heading.text for heading in block.headings] == ["序号", "姓名", "性别", "罪名", "刑期起日"]


@pytest.mark.parametrize(
    "line",
    [
        ["承前页", None, None, 5000],
        ["上年结转", None, None, 5000],
        ["本月合计", None, "2024-01-31", 6300],
        ["过次页", None, None, 6300],
        ["↑此笔为法院扣划"],
        ["以下为二监区补报"],
        ["以上人员已调往西州监狱"],
        ["补录"],
    ],
)
def test_lines_of_a_ledger_that_are_no_persons(known: Likeness, line: Row) -> None:
    paid: list[Row] = [[f"王某{stem}", f"32010119800101{n}", "2024-01-02", 500] for n, stem in enumerate(STEMS, 1001)]
    rows: list[Row] = [["姓名", "身份证号", "缴纳日期", "缴纳金额"], *paid[:4], line, *paid[4:]]
    assert records(rows, known) == [1, 2, 3, 4, 6, 7, 8, 9]


def test_a_person_with_a_day_stays_one(known: Likeness) -> None:
    paid: list[Row] = [[f"王某{stem}", "一监区", "2024-01-02", 500] for stem in STEMS]
    rows: list[Row] = [["姓名", "监区", "缴纳日期", "缴纳金额"], *paid, ["小计某", "二监区", "2024-01-02", 500]]
    assert records(rows, known) == [*range(1, len(rows))]
