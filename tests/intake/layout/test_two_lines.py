"""Records of two lines under headings of two lines."""

from jianheng.intake.layout import Likeness, block_rows, cell_of, find_blocks

ID = "320101198001021234"
HEAD = [["序号", "姓名", "性别", "入监日期"], [None, None, "身份证号", "罪名"]]
MERGED = ["A1:A2", "B1:B2"]


def person(number: int, name: str) -> list[list[object]]:
    return [[number, name, "男", "2019-01-02"], [None, None, ID, "盗窃罪"]]


def both(*tops: int) -> list[str]:
    return [f"{column}{top}:{column}{top + 1}" for top in tops for column in "AB"]


def test_either_line_has_its_own_columns(book, likeness: Likeness) -> None:
    rows = [*HEAD, *person(1, "王某甲"), *person(2, "李某乙")]
    for merged in (both(1, 3, 5), MERGED):
        sheet = book(rows, merged)
        (block,) = find_blocks(sheet, likeness)
        assert [heading.text for heading in block.headings] == ["序号", "姓名", "性别", "入监日期", "身份证号", "罪名"]
        assert [(row, tuple(values)) for row, values in block_rows(sheet, block)] == [
            (2, (1, "王某甲", "男", "2019-01-02", ID, "盗窃罪")),
            (4, (2, "李某乙", "男", "2019-01-02", ID, "盗窃罪")),
        ]
        assert cell_of(block, 4, block.headings[4]) == (5, 2)


def test_a_second_line_may_have_other_columns(book, likeness: Likeness) -> None:
    rows = [["序号", "姓名", "家庭住址", None], [None, None, "性别", "身份证号"]]
    rows += [[1, "王某甲", "江州市东区", None], [None, None, "男", ID]]
    rows += [[2, "李某乙", "江州市西区", None], [None, None, "女", ID]]
    sheet = book(rows, [*both(1, 3, 5), "C1:D1", "C3:D3", "C5:D5"])
    (block,) = find_blocks(sheet, likeness)
    assert [values[2:] for _, values in block_rows(sheet, block)] == [
        ("江州市东区", "男", ID),
        ("江州市西区", "女", ID),
    ]


def test_one_line_among_them_is_told_and_not_read(book, roster, likeness: Likeness) -> None:
    rows = [["名册"], *HEAD, *person(1, "王某甲"), [2, "赵某丁", "男", "2019-01-02"], *person(3, "李某乙")]
    sheet = book([*rows, ["合计", "3人"], ["填表人：李某"]], ["A1:D1", *both(2, 4, 7)])
    (block,) = find_blocks(sheet, likeness)
    assert roster.names(sheet, block) == ["王某甲", "李某乙"]
    assert [(line.row, line.code) for line in block.passed if line.code != "heading"] == [
        (0, "title"),
        (5, "uneven"),
        (8, "note"),
        (9, "note"),
    ]


def test_levels_of_headings_over_two_offences_of_a_person_are_no_two_lines(book, likeness: Likeness) -> None:
    rows = [["姓名", "身份证号", "刑期", None], [None, None, "起日", "止日"]]
    rows += [["王某甲", ID, "2019-01-02", "2020-01-01"], [None, None, "2021-01-02", "2022-01-01"]]
    rows += [["李某乙", ID, "2019-01-02", "2020-01-01"], [None, None, "2021-01-02", "2022-01-01"]]
    sheet = book(rows, [*both(1, 3, 5), "C1:D1"])
    (block,) = find_blocks(sheet, likeness)
    assert (block.lines, len([*block_rows(sheet, block)])) == (1, 4)
    assert [heading.text for heading in block.headings] == ["姓名", "身份证号", "刑期/起日", "刑期/止日"]
