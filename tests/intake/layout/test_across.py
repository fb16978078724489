"""Tables on their side."""

from jianheng.intake.layout import Likeness, Way, block_rows, cell_of, find_blocks


def test_a_person_a_column(book, roster, either: Likeness) -> None:
    turned = [[*row] for row in zip(roster.headings, *roster.rows(1, 6), strict=True)]
    sheet = book([["花名册"], *turned, ["制表人：周某"]], ["A1:G1"])
    (block,) = find_blocks(sheet, either)
    assert (block.way, block.titles, block.first, block.last) == (Way.ACROSS, ("花名册",), 1, 6)
    assert [heading.index for heading in block.headings] == [1, 2, 3, 4, 5, 6, 7]
    records = dict(block_rows(sheet, block))
    assert records[3][1] == roster.row(3)[1]
    assert cell_of(block, 3, block.headings[1]) == (2, 3)
    assert [(passed.row, passed.code) for passed in block.passed] == [(0, "title"), (8, "note")]


def test_two_levels(book, likeness: Likeness) -> None:
    rows = [
        ["姓名", None, "周甲", "郑乙", "吴丙"],
        ["原判", "刑期", "三年", "五年", "二年"],
        [None, "起日", "2020-01-01", "2020-02-01", "2021-02-03"],
        ["出生日期", None, "1980-01-01", "1981-02-01", "1987-02-03"],
        ["备注", None, None, "好", None],
    ]
    sheet = book(rows, ["A1:B1", "A2:A3", "A4:B4", "A5:B5"])
    (block,) = find_blocks(sheet, likeness)
    assert block.way is Way.ACROSS
    assert [heading.text for heading in block.headings] == ["姓名", "原判/刑期", "原判/起日", "出生日期", "备注"]
    assert dict(block_rows(sheet, block))[3] == ("郑乙", "五年", "2020-02-01", "1981-02-01", "好")


def test_a_column_of_totals_is_no_record(book, likeness: Likeness) -> None:
    rows = [
        ["罪名", "盗窃罪", "诈骗罪", "合计"],
        ["刑期", "3", "4", "7"],
        ["余刑", "1", "2", "3"],
        ["余额", "100", "90", "190"],
    ]
    blocks = find_blocks(book(rows), likeness)
    for block in blocks:
        if block.way is Way.ACROSS:
            assert [(passed.code, passed.column) for passed in block.passed] == [("total", 3)]


PERSON = [["姓名", "周甲"], ["性别", "男"], ["身份证号", "320101198001021234"], ["罪名", "盗窃罪"]]
OTHER = [["姓名", "郑乙"], ["性别", "男"], ["身份证号", "320101198001021235"], ["罪名", "诈骗罪"]]


def test_persons_one_under_another_are_as_many_tables(book, likeness: Likeness) -> None:
    for parted in ([], [[]], [["二、郑乙"]]):
        sheet = book([*PERSON, *parted, *OTHER])
        first, second = find_blocks(sheet, likeness)
        assert [heading.text for heading in first.headings] == [heading.text for heading in second.headings]
        assert [values[0] for _, values in block_rows(sheet, first)] == ["周甲"]
        assert [values[0] for _, values in block_rows(sheet, second)] == ["郑乙"]
        assert second.titles == (("二、郑乙",) if parted == [["二、郑乙"]] else ())
