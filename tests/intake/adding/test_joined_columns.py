"""Values whose parts stand in several columns are read as one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

PERSON = {"姓名": "person_statement.name", "身份证号": "person_statement.id_no"}
ID = "11010519491231002X"

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def read(workspace: Workspace, path: Path, table: str, fields: dict[str, str]):
    columns = tuple(ColumnRule(heading, to=(Target.of(field),)) for heading, field in fields.items())
    mapping = Mapping("江州监狱", (SheetMapping("全年", (RowRule(table),), columns),))
    result = add_files(workspace, [path], mapping=mapping)
    problems = [p for p in result.problems if p.code == "unreadable_cell"]
    return list_batches(workspace)[0].table(table).to_pylist(), problems


def test_days(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [["姓名", "身份证号", "入监日期", None, None], [None, None, "年", "月", "日"]]
    rows += [["周某", ID, *day] for day in ((2019, 3, 1), (19, 3, 1), (2019, 13, 1), (2019, 3, None), (2019, None, 1))]
    fields = {**PERSON, "入监日期": "prison_stay.admitted_on"}
    found, problems = read(workspace, write_book("全年.xlsx", 全年=rows), "prison_stay", fields)
    assert [row["admitted_on"] for row in found] == [date(2019, 3, 1), date(2019, 3, 1), None, None, None]
    assert [(p.place.cell, p.value) for p in problems] == [
        ("C5", "2019年13月1日"),
        ("C6", "2019年3月"),
        ("C7", "2019年 | 1日"),
    ]
    assert '"text":"2019年3月1日"' in found[0]["raw"].replace(" ", "")


def test_terms(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [["姓名", "身份证号", "原判刑期", None], [None, None, "年", "月"]]
    rows += [["周某", ID, *term] for term in ((3, 6), (5, None), (None, 8), (3, 18), (0, 0), (30, 1))]
    fields = {**PERSON, "原判刑期": "judgment_person.term"}
    found, problems = read(workspace, write_book("全年.xlsx", 全年=rows), "judgment_person", fields)
    terms = [(row["term_y"], row["term_m"]) for row in found]
    assert terms == [(3, 6), (5, 0), (0, 8), (None, None), (None, None), (None, None)]
    assert [p.value for p in problems] == ["3 | 18", "0 | 0", "30年1个月"]


def test_ticks(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [["姓名", "身份证号", "性别", None], [None, None, "男", "女"]]
    rows += [["周某", ID, "√", None], ["周某", ID, None, "√"], ["周某", ID, "√", "√"], ["周某", ID, None, None]]
    fields = {**PERSON, "性别": "person_statement.sex"}
    found, problems = read(workspace, write_book("全年.xlsx", 全年=rows), "person_statement", fields)
    assert [row["sex"] for row in found] == ["male", "female", None, None]
    assert [(p.place.cell, p.value) for p in problems] == [("C5", "男√ | 女√")]


def test_two_ticks_are_no_words_either(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [["姓名", "身份证号", "伤情", None], [None, None, "有", "无"]]
    rows += [["周某", ID, "√", None], ["周某", ID, "√", "√"], ["周某", ID, "√", "轻微"]]
    fields = {**PERSON, "伤情": "prison_stay.remark"}
    found, problems = read(workspace, write_book("全年.xlsx", 全年=rows), "prison_stay", fields)
    assert [row["remark"] for row in found] == ["有", None, None]
    assert [(p.value, p.what.zh) for p in problems] == [
        ("有√ | 无√", "这一列名下的几格合不成一个值"),
        ("有√ | 无轻微", "这一列名下的几格合不成一个值"),
    ]


def test_beside_a_table_that_nobody_has_confirmed(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [["姓名", "身份证号", "入监日期", None, None], [None, None, "年", "月", "日"], ["周某", ID, 2019, 3, 1]]
    rows += [
        ["周某", ID, 2020, 4, 2],
        [],
        ["会见登记"],
        ["会见人", "会见日期", "会见地点"],
        ["周大", "2024-01-02", "一室"],
    ]
    fields = {**PERSON, "入监日期": "prison_stay.admitted_on"}
    found, problems = read(workspace, write_book("全年.xlsx", 全年=rows), "prison_stay", fields)
    assert [row["admitted_on"] for row in found] == [date(2019, 3, 1), date(2020, 4, 2)]
    assert not problems
