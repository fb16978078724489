"""Records of two lines are read as one, and a person of one line among them is an error."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.problem import Severity
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

FIELDS = {
    "姓名": "person_statement.name",
    "入监日期": "prison_stay.admitted_on",
    "身份证号": "person_statement.id_no",
}
ROWS = [["序号", "姓名", "入监日期"], [None, None, "身份证号"]]
ROWS += [[1, "周某", "2019-01-02"], [None, None, "11010519491231002X"]]
ROWS += [[2, "吴某", "2020-13-02"], [None, None, "44052418800101001x"]]
ROWS += [[3, "郑某", "2021-01-02"], [4, "冯某", "2021-02-02"], [None, None, "110101199003070134"]]

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def test_one_row_a_person(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    path = write_book("名册.xlsx", 名册=ROWS)
    book = openpyxl.load_workbook(path)
    for top in (1, 3, 5, 8):
        book.active.merge_cells(f"A{top}:A{top + 1}")
        book.active.merge_cells(f"B{top}:B{top + 1}")
    book.save(path)
    columns = tuple(ColumnRule(heading, to=(Target.of(field),)) for heading, field in FIELDS.items())
    mapping = Mapping("江州监狱", (SheetMapping("名册", (RowRule("prison_stay"),), columns),))
    result = add_files(workspace, [path], mapping=mapping)
    rows = list_batches(workspace)[0].table("prison_stay").to_pylist()
    assert [row["admitted_on"] for row in rows] == [date(2019, 1, 2), None, date(2021, 2, 2)]
    persons = list_batches(workspace)[0].table("person_statement").to_pylist()
    assert [(row["name"], row["id_no"]) for row in persons] == [
        ("周某", "11010519491231002X"),
        ("吴某", None),
        ("冯某", "110101199003070134"),
    ]
    unread = [(p.place.cell, p.value) for p in result.problems if p.code == "unreadable_cell"]
    assert unread == [("C5", "2020-13-02"), ("C6", "44052418800101001x")]
    left = [(p.place.row_no, p.severity) for p in result.problems if p.code == "not_a_row"]
    assert left == [(7, Severity.ERROR)]
