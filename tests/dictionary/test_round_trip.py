"""A template filled in by hand, taken in by intake: every column of every table arrives as it was meant."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jianheng.dictionary import Field, Table, load_dictionary
from jianheng.dictionary.template import write_template
from jianheng.intake.add import add_files
from jianheng.intake.store import Batch, list_batches
from jianheng.workspace import create_workspace

DICTIONARY = load_dictionary()
DELIVERED = [table for table in DICTIONARY.tables.values() if not table.derived]
CELLS: dict[str, object] = {
    "date": date(2024, 5, 31), "moment": "2024-05-31 14:30", "term": "三年六个月", "money": 1200.5, "int": 3,
    "ratio": 32.5, "flag": "是", "text": "甲", "key": "江州监狱",
}  # fmt: skip


def cell(field: Field) -> object:
    """What a person writes into a column."""
    if field.name == "id_no":
        return "11010519491231002X"
    if field.name == "source_no":
        return "3201001"
    if field.entity == "case":
        return "（2024）江01刑初3号"
    if field.list is None:
        return "2024-05" if field.part else CELLS[field.type]
    labels = [code.label_zh for code in DICTIONARY.lists[field.list].codes.values()]
    return "、".join(labels[:2]) if field.type == "codes" else labels[0]


def fill(sheet: Worksheet, table: Table) -> None:
    """Fill in the first free row below the explanations."""
    by_label = {field.label_zh: field for field in DICTIONARY.tables["person_statement"].fields.values()}
    by_label |= {field.label_zh: field for field in table.fields.values()}
    for heading in sheet[1]:
        sheet.cell(3, heading.column).value = cell(by_label[str(heading.value).rstrip("*")])


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    folder = tmp_path_factory.mktemp("filled")
    path = folder / "模板.xlsx"
    write_template(DELIVERED, path)
    book = load_workbook(path)
    for table in DELIVERED:
        fill(book[table.title_zh], table)
    book.save(path)
    workspace = create_workspace(folder / "ws", "江州市人民检察院", date(2025, 1, 31))
    add_files(workspace, [path], dictionary=DICTIONARY)
    (found,) = list_batches(workspace)
    return found


def test_nothing_of_it_is_doubted(batch: Batch) -> None:
    # No delivery.yaml lies beside it, and the sheets of explanations and codes are no data.
    assert {problem.code for problem in batch.problems()} <= {"no_delivery", "not_a_table"}


@pytest.mark.parametrize("table", DELIVERED, ids=lambda table: table.name)
def test_every_column_arrives(table: Table, batch: Batch) -> None:
    row = batch.table(table.name).to_pylist()[-1]
    asked = [field for field in table.fields.values() if field.entity != "row"]
    if table.name == "person_statement":  # rows of other tables state persons too, with less
        row = next(each for each in batch.table(table.name).to_pylist() if each["birth_on"])
    assert [column for field in asked for column, _ in field.columns() if row[column] is None] == []


def test_a_month_stays_a_month_and_a_term_its_parts(batch: Batch) -> None:
    (month,) = batch.table("points_month").to_pylist()
    assert (month["month_lo"], month["month_hi"]) == (date(2024, 5, 1), date(2024, 5, 31))
    (ruling,) = batch.table("commutation_ruling").to_pylist()
    assert (ruling["reduction_y"], ruling["reduction_m"], ruling["reduction_d"]) == (3, 6, 0)
    assert ruling["ground"] == ["repentance", "merit"]


def test_all_rows_are_about_the_one_person_named(batch: Batch) -> None:
    about = [table for table in DELIVERED if "person" in table.fields]
    persons = {row["person"] for table in about for row in batch.table(table.name).to_pylist()}
    assert persons == {"id:11010519491231002X"}
