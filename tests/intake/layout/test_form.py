"""Forms of one person."""

from jianheng.intake.layout import Likeness, Way, block_rows, cell_of, find_blocks

FORM = [
    ["罪犯减刑审批表"],
    ["姓名", "周甲", "性别", "男", "民族", "汉"],
    ["出生日期", "1980-01-02", "罪名", "盗窃罪"],
    ["身份证号", "320101198001021234"],
    ["刑期", "三年六个月", "起日", "2020-01-02", "止日", "2023-07-01"],
    ["主要犯罪事实", "某年某月某日，在某地盗窃财物若干，后被抓获。"],
    ["监区意见", "同意。"],
    ["备注", None],
]
MERGED = ["A1:F1", "D3:F3", "B4:F4", "B6:F6", "B7:F7", "B8:F8"]


def test_labels_and_values_side_by_side(book, either: Likeness) -> None:
    sheet = book(FORM, MERGED)
    (block,) = find_blocks(sheet, either)
    assert (block.way, block.titles) == (Way.FORM, ("罪犯减刑审批表",))
    ((row, values),) = block_rows(sheet, block)
    found = {heading.text: value for heading, value in zip(block.headings, values, strict=True)}
    assert row == 1
    assert found["罪名"] == "盗窃罪"
    assert found["止日"] == "2023-07-01"
    assert found["监区意见"] == "同意。"
    assert not found["备注"]
    crime = next(heading for heading in block.headings if heading.text == "罪名")
    assert cell_of(block, row, crime) == (2, 3)


def test_labels_that_end_in_a_colon(book, either: Likeness) -> None:
    rows = [
        ["登记表"],
        ["姓 名：", "周甲", "性 别：", "男"],
        ["文化程度：", "初中", "入所：", "2020-01-01"],
        ["住址：", "江州市", "电话：", None],
        ["填表人：周某", None, "2024年1月1日"],
    ]
    sheet = book(rows, ["A1:D1"])
    (block,) = find_blocks(sheet, either)
    ((_, values),) = block_rows(sheet, block)
    assert [heading.text for heading in block.headings] == [
        "姓 名：",
        "性 别：",
        "文化程度：",
        "入所：",
        "住址：",
        "电话：",
    ]
    assert values[:5] == ("周甲", "男", "初中", "2020-01-01", "江州市")
    assert [(passed.row, passed.code) for passed in block.passed] == [(0, "title"), (4, "note")]


def test_forms_one_under_another(book, likeness: Likeness) -> None:
    other = [[cell if cell != "周甲" else "郑乙" for cell in row] for row in FORM]
    first, second = find_blocks(book([*FORM, [], *other]), likeness)
    assert (first.way, second.way) == (Way.FORM, Way.FORM)
    assert (first.first, second.first, second.titles) == (1, 10, ("罪犯减刑审批表",))
