"""What the software hands out as a template, it reads back."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jianheng.dictionary import Dictionary, Field, Table, load_dictionary
from jianheng.intake import add_files, list_batches
from jianheng.intake.template.columns import find_columns
from jianheng.intake.template.heading import Headings, read_heading
from jianheng.intake.template.hint import hint, is_hint_row
from jianheng.intake.template.table_name import TableNames
from jianheng.intake.template.write import template_fields, write_template
from jianheng.workspace import create_workspace

WHOLE = load_dictionary()
TABLES = [table for table in WHOLE.tables.values() if not table.derived]
ANSWERS = {"date": "2024-05-31", "moment": "2024-05-31 14:30", "term": "三年六个月", "money": "12000.50", "int": "3"}
ANSWERS |= {"ratio": "0.5", "flag": "是", "text": "文字", "key": "甲"}


def answer(field: Field) -> str:
    """Something that a person may fill in."""
    if field.list:
        return next(iter(WHOLE.lists[field.list].codes.values())).label_zh
    return "11010519491231002X" if field.name == "id_no" else ANSWERS[field.type]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_filled_template_of_every_table_reads_back_without_a_problem(table: Table, tmp_path: Path) -> None:
    write_template(WHOLE, [table.name], tmp_path / "模板.xlsx")
    book = openpyxl.load_workbook(tmp_path / "模板.xlsx")
    fields = template_fields(table, WHOLE)
    book[table.title_zh].append([answer(field) for field in fields])
    book.save(tmp_path / "模板.xlsx")
    workspace = create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))
    result = add_files(workspace, [tmp_path / "模板.xlsx"])
    assert [problem.zh() for problem in result.problems if problem.code != "no_delivery"] == []
    (batch,) = list_batches(workspace)
    (row,) = batch.table(table.name).to_pylist()
    own = [field for field in fields if field.name in table.fields]
    assert [column for field in own for column, _ in field.columns() if row[column] is None] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_heading_of_a_table_means_two_things(table: Table) -> None:
    headings = Headings(table, WHOLE.tables["person_statement"])
    row = [field.label_zh for field in template_fields(table, WHOLE)]
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


def test_every_hint_is_known_as_one() -> None:
    hints = [hint(field, WHOLE) for table in TABLES for field in table.fields.values()]
    assert len(hints) > 100
    assert all(is_hint_row([text, None, ""]) for text in hints)


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
