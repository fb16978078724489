"""A table known again by its headings."""

from jianheng.intake.layout import Block, Heading, Way
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping, find
from jianheng.intake.target import Target

NAME = ColumnRule("姓名", to=(Target("person_statement", "name"),))
ADMITTED = ColumnRule("入监时间", to=(Target("prison_stay", "admitted_on"),))
SHEET = SheetMapping("在押", (RowRule("prison_stay"),), (ColumnRule("序号"), NAME, ADMITTED))
MAPPING = Mapping("某监狱", (SHEET,))


def block(*headings: str) -> Block:
    return Block(0, Way.DOWN, (), tuple(Heading(i, (text,)) for i, text in enumerate(headings)), 1, 9)


def test_the_same_headings_in_another_order() -> None:
    found = find(MAPPING, block("姓名", "入监时间", "序号"))
    assert found is not None
    assert found.sheet == SHEET
    assert not found.change


def test_a_new_and_a_missing_column_are_told() -> None:
    found = find(
        Mapping("某监狱", (SheetMapping("在押", SHEET.rows, (*SHEET.columns, ColumnRule("罪名"))),)),
        block("序号", "姓名", "入监时间", "罪名", "备注"),
    )
    assert found is not None
    assert found.change.new == ("备注",)
    assert found.change.gone == ()
    found = find(MAPPING, block("序号", "姓名"))
    assert found is not None
    assert found.change.gone == ("入监时间",)


def test_another_table_is_not_known() -> None:
    assert find(MAPPING, block("姓名", "罪名", "刑期", "判决日期")) is None
    assert find(None, block("姓名")) is None
