"""The headings of a template are those that intake knows."""

import pytest

from jianheng.dictionary import Dictionary, Table, load_dictionary
from jianheng.intake.template.columns import find_columns
from jianheng.intake.template.heading import Headings, read_heading
from jianheng.intake.template.table_name import TableNames

WHOLE = load_dictionary()
TABLES = [table for table in WHOLE.tables.values() if not table.derived]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_heading_of_a_table_means_two_things(table: Table) -> None:
    headings = Headings(table, WHOLE.tables["person_statement"])
    row = [field.label_zh for field in table.fields.values() if field.name != "person"]
    columns = find_columns([row], headings)
    assert columns is not None
    assert (columns.unknown, columns.doubtful) == ((), ())


def test_tables_are_known_by_their_names(small: Dictionary) -> None:
    names = TableNames(small)
    for text in ("月计分", "月计分2024", "月计分（一监区）", "points_month", "POINTS_MONTH-2", " 月计分_终稿"):
        found = names.find(text)
        assert found is not None, text
        assert found.name == "points_month"
    for text in ("月计分表彰", "计分", "Sheet1", "减刑", ""):
        assert names.find(text) is None, text


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("月份*", "月份"),
        ("月 份：", "月份"),
        ("金额（元）", "金额"),
        ("金额(人民币元)", "金额"),
        ("刑期止日（当前）", "刑期止日(当前)"),
        ("月份\n（必填）", "月份"),
    ],
)
def test_only_words_about_the_form_are_dropped_from_a_heading(written: str, name: str) -> None:
    assert read_heading(written).name == name
    assert not read_heading(written).ten_thousand


def test_the_headings_are_the_row_that_knows_most(small: Dictionary) -> None:
    headings = Headings(small.tables["points_month"], small.tables["person_statement"])
    rows = [["监狱", "江州"], ["罪犯编号", "月份", "总分", "备注"], ["1", "2024-05", "95", "监狱"]]
    columns = find_columns(rows, headings)
    assert columns is not None
    assert columns.row == 1
    assert [column.field.name for column in columns.own] == ["month", "total"]
    assert [column.field.name for column in columns.person] == ["source_no"]
    assert columns.unknown == ((3, "备注"),)
    assert find_columns([["甲", "乙"], ["姓名", "编号"]], headings) is None
