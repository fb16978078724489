"""Forms whose cells hold label and value together."""

from jianheng.intake.layout import Likeness, Way, block_rows, cell_of, find_blocks

ID = "320101198001021234"


def records(sheet, block) -> list[dict[str, object]]:
    heads = [heading.text for heading in block.headings]
    return [dict(zip(heads, values, strict=True)) for _, values in block_rows(sheet, block)]


def test_several_such_cells_in_a_row(book, likeness: Likeness) -> None:
    rows = [
        ["罪犯登记表"],
        ["姓名：王某甲", "性别：男", f"身份证号：{ID}"],
        ["出生日期：1980-01-02", "罪名：盗窃罪", "民族：汉族"],
        ["备注：病情：稳定"],
        ["填表人：李某　日期：2024-01-02"],
    ]
    sheet = book(rows, ["A1:C1"])
    (block,) = find_blocks(sheet, likeness)
    assert (block.way, block.titles) == (Way.FORM, ("罪犯登记表",))
    assert records(sheet, block) == [
        {
            "姓名": "王某甲",
            "性别": "男",
            "身份证号": ID,
            "出生日期": "1980-01-02",
            "罪名": "盗窃罪",
            "民族": "汉族",
            "备注": "病情：稳定",
        }
    ]
    assert cell_of(block, 1, block.headings[4]) == (2, 1)
    assert [(passed.row, passed.code) for passed in block.passed] == [(0, "title"), (4, "note")]


def test_a_line_of_text_a_person(book, likeness: Likeness) -> None:
    sheet = book(
        [["名单"], ["姓名：王某甲　性别：男　出生日期：1980-01-02"], ["姓名：李某乙　性别：女　出生日期：1981-03-04"]]
    )
    first, second = find_blocks(sheet, likeness)
    assert records(sheet, first) == [{"姓名": "王某甲", "性别": "男", "出生日期": "1980-01-02"}]
    assert records(sheet, second) == [{"姓名": "李某乙", "性别": "女", "出生日期": "1981-03-04"}]


def test_a_label_with_its_value_in_the_next_cell_may_stand_among_them(book, likeness: Likeness) -> None:
    sheet = book([["姓名：王某甲", "性别：男"], ["罪名：盗窃罪", "民族：", "汉族"], ["出生日期：1980-01-02", "单位："]])
    (block,) = find_blocks(sheet, likeness)
    (told,) = records(sheet, block)
    assert (told["民族："], told["出生日期"], told["单位："]) == ("汉族", "1980-01-02", "")


def test_lines_around_a_roster_are_no_form(book, likeness: Likeness) -> None:
    rows = [
        ["单位：万元"],
        ["姓名：全部", "性别：全部", "罪名：全部"],
        ["姓名", "身份证号", "缴纳日期", "缴纳金额"],
        ["王某甲", ID, "2024-01-02", 5],
        ["李某乙", ID, "2024-01-03", 6],
        ["注：姓名：以身份证为准　性别：略　罪名：略"],
        ["填表人：李某　审核人：王某　日期：2024-01-02"],
    ]
    sheet = book(rows)
    (block,) = find_blocks(sheet, likeness)
    assert (block.way, block.first, block.last) == (Way.DOWN, 3, 4)
    assert [(line.row, line.code) for line in block.passed if line.code == "note"] == [(5, "note"), (6, "note")]


def test_a_line_about_a_relative_is_no_form_of_a_person(book, likeness: Likeness) -> None:
    rows = [["姓名：王某甲　性别：男　罪名：盗窃罪"], ["姓名：王某大　关系：父子　单位：务农"]]
    sheet = book(rows)
    (block,) = find_blocks(sheet, likeness)
    assert records(sheet, block) == [{"姓名": "王某甲", "性别": "男", "罪名": "盗窃罪"}]
    assert [(line.row, line.code) for line in block.passed] == [(1, "note")]
    rows = [["姓名：王某甲　性别：男　罪名：盗窃罪"], ["家属姓名：王某大　关系：父子　单位：务农"]]
    sheet = book(rows)
    (block,) = find_blocks(sheet, likeness)
    assert records(sheet, block)[0]["关系"] == "父子"


def test_remarks_and_signatures_alone_are_no_form(book, likeness: Likeness) -> None:
    assert find_blocks(book([["备注：一、姓名：以身份证为准。二、罪名：照判决"]]), likeness) == ()
    assert find_blocks(book([["单位：江州监狱　日期：2024-01-02　填表人：李某"], ["审核人：王某"]]), likeness) == ()
    assert find_blocks(book([["姓名：王某甲 性别：男 出生日期：1980-01-02"]]), likeness) == ()
