"""Records under a line that speaks of something else than the confirmed table are not read as it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

HEAD = ["姓名", "身份证号", "裁定日期", "案号", "裁定法院", "减刑幅度/考验期"]
FIELDS = {
    "姓名": "person_statement.name",
    "身份证号": "person_statement.id_no",
    "裁定日期": "commutation_ruling.ruled_on",
    "案号": "commutation_ruling.case_number",
    "裁定法院": "commutation_ruling.court",
    "减刑幅度/考验期": "commutation_ruling.reduction",
}
SHEET = SheetMapping(
    "全年",
    (RowRule("commutation_ruling"),),
    tuple(ColumnRule(heading, to=(Target.of(field),)) for heading, field in FIELDS.items()),
)
PERSONS = {"周某": "11010519491231002X", "吴某": "440524188001010014", "郑某": "110101199003070134"}

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def record(name: str, number: int, term: str) -> list[object]:
    return [name, PERSONS[name], "2024-01-02", f"（2024）江01刑更{number}号", "江州市中级人民法院", term]


def reductions(workspace: Workspace, path: Path) -> tuple[list[object], list[str]]:
    result = add_files(workspace, [path], mapping=Mapping("江州监狱", (SHEET,)))
    rows = list_batches(workspace)[0].table("commutation_ruling").to_pylist()
    told = [problem.value for problem in result.problems if problem.code == "other_group"]
    return [row["ruled_on"] is not None for row in rows], told


def test_paroles_and_refusals_are_no_reductions(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEAD, ["一、减刑"], record("周某", 1, "六个月"), ["二、假释"], record("吴某", 2, "一年")]
    rows += [["三、不予减刑"], record("郑某", 3, "0")]
    read, told = reductions(workspace, write_book("全年.xlsx", 全年=rows))
    assert read == [True, False, False]
    assert told == ["二、假释", "三、不予减刑"]


def test_wards_are_groups_of_the_same(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [HEAD, ["一监区"], record("周某", 1, "六个月"), ["二监区"], record("吴某", 2, "一年")]
    assert reductions(workspace, write_book("全年.xlsx", 全年=rows)) == ([True, True], [])


def test_what_is_said_of_columns_names_the_row_of_the_headings(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    rows = [["减刑情况"], [*HEAD, "监舍"], ["一监区"], [*record("周某", 1, "六个月"), "甲"]]
    result = add_files(workspace, [write_book("全年.xlsx", 全年=rows)], mapping=Mapping("江州监狱", (SHEET,)))
    assert [each.place.row_no for each in result.problems if each.code == "unused_columns"] == [2]
