"""Small tables inside a form are told and left out; the form's own facts stand."""

from jianheng.intake.layout import Likeness, Way, block_rows, find_blocks

TOP = [
    ["登记表", None, None, None, None],
    ["姓名", "周甲", "性别", "男", None],
    ["出生日期", "1980-01-02", "民族", "汉族", None],
    ["身份证号", "320101198001021234", "文化程度", "初中", None],
]
FAMILY = [
    ["家庭成员", "姓名", "关系", "单位", "电话"],
    [None, "周乙", "父子", "务农", "13800000001"],
    [None, "吴某", "母子", "务农", "13800000002"],
]


def facts(sheet, likeness: Likeness) -> tuple[dict[str, object], list[tuple[int, str]]]:
    (block,) = find_blocks(sheet, likeness)
    ((_, values),) = block_rows(sheet, block)
    assert block.way is Way.FORM
    found = {heading.text: value for heading, value in zip(block.headings, values, strict=True)}
    return found, [(passed.row, passed.code) for passed in block.passed]


def test_family_beside_a_tall_cell(book, likeness: Likeness) -> None:
    found, passed = facts(book([*TOP, *FAMILY, ["罪名", "盗窃罪", "刑期", "五年", None]], ["A5:A7"]), likeness)
    assert found["姓名"] == "周甲"
    assert found["罪名"] == "盗窃罪"
    assert not {"父子", "单位", "家庭成员"} & found.keys()
    assert passed == [(0, "title"), (4, "inner"), (5, "inner"), (6, "inner")]


def test_earlier_rulings_under_a_title(book, likeness: Likeness) -> None:
    rows = [
        *TOP,
        ["历次减刑情况"],
        ["序号", "裁定日期", "裁定法院", "减刑幅度", None],
        [1, "2021-01-02", "江州中院", "六个月", None],
        [2, "2023-01-02", "江州中院", "八个月", None],
    ]
    found, passed = facts(book(rows, ["A5:E5"]), likeness)
    assert "序号" not in found
    assert passed[1:] == [(4, "inner"), (5, "inner"), (6, "inner"), (7, "inner")]
    found, passed = facts(book(rows[:-1], ["A5:E5"]), likeness)
    assert passed[1:] == [(4, "inner"), (5, "inner"), (6, "inner")]


def test_one_row_of_values_below_labels_is_the_forms_own(book, likeness: Likeness) -> None:
    rows = [*TOP, ["罪名", "刑期", "起日", "止日", None], ["盗窃罪", "五年", "2019-01-01", "2023-12-31", None]]
    found, passed = facts(book(rows), likeness)
    assert (found["罪名"], found["起日"], found["止日"]) == ("盗窃罪", "2019-01-01", "2023-12-31")
    assert passed == [(0, "title")]
