"""A form with label and value in one cell is read as one record."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

FIELDS = ("name", "id_no", "birth_on")
HEADS = ("姓名", "身份证号", "出生日期")

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def test_values_without_their_labels(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    columns = (
        ColumnRule(head, to=(Target("person_statement", field),)) for head, field in zip(HEADS, FIELDS, strict=True)
    )
    mapping = Mapping("江州监狱", (SheetMapping("登记表", (RowRule("person_statement"),), tuple(columns)),))
    line = "姓名：王某　身份证号：11010519491231002X　出生日期：1949年12月31日"
    add_files(workspace, [write_book("登记表.xlsx", 登记表=[["登记表"], [line]])], mapping=mapping)
    (row,) = list_batches(workspace)[0].table("person_statement").to_pylist()
    assert (row["name"], row["id_no"], row["birth_on"]) == ("王某", "11010519491231002X", date(1949, 12, 31))
