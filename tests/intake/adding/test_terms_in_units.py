"""A term as a bare number under a heading that says its unit, from the file to the row."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.inspect import inspect_files
from jianheng.intake.adding.result import AddResult
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.recognise.proposal import State
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU, WU = "11010519491231002X", "440524188001010014"

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def mapping_of(*headings: str, unit: str = "") -> Mapping:
    columns = (
        ColumnRule("姓名", to=(Target("person_statement", "name"),)),
        ColumnRule("身份证号", to=(Target("person_statement", "id_no"),)),
        ColumnRule("案号", to=(Target("judgment_person", "judgment"),)),
        ColumnRule(headings[0], to=(Target("judgment_person", "term"),), unit=unit),
        *(ColumnRule(heading) for heading in headings[1:]),
    )
    return Mapping("江州监狱", (SheetMapping("判决", (RowRule("judgment_person"),), columns),))


def terms(workspace: Workspace) -> list[tuple[object, object, object]]:
    [batch] = list_batches(workspace)
    rows = batch.table("judgment_person").to_pylist()
    return [(row["term_y"], row["term_m"], row["term_d"]) for row in rows]


def unread(result: AddResult) -> list[str]:
    return [problem.value for problem in result.problems if problem.code == "unreadable_cell"]


def test_months_stay_months_and_words_stay_what_they_say(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [
        ["姓名", "身份证号", "案号", "刑期（月）"],
        ["周某", ZHOU, "（2024）江01刑初3号", 42],
        ["吴某", WU, "（2024）江01刑初4号", "3年6个月"],
    ]
    result = add_files(workspace, [write_book("判决.xlsx", 判决=rows)], mapping=mapping_of("刑期（月）"))
    assert terms(workspace) == [(0, 42, 0), (3, 6, 0)]
    assert unread(result) == []


@pytest.mark.parametrize(("unit", "term"), [("月", (0, 12, 0)), ("年", (12, 0, 0)), ("", (None, None, None))])
def test_a_mapping_may_say_the_unit(
    workspace: Workspace, write_book: Callable[..., Path], unit: str, term: tuple[object, ...]
) -> None:
    rows = [["姓名", "身份证号", "案号", "刑期"], ["周某", ZHOU, "（2024）江01刑初3号", 12]]
    result = add_files(workspace, [write_book("判决.xlsx", 判决=rows)], mapping=mapping_of("刑期", unit=unit))
    assert terms(workspace) == [term]
    assert unread(result) == ([] if unit else ["12"])


def test_two_columns_for_one_term_are_no_term_of_either(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [
        ["姓名", "身份证号", "案号", "刑期（年）", "刑期（月）"],
        ["周某", ZHOU, "（2024）江01刑初3号", 3, 6],
        ["吴某", WU, "（2024）江01刑初4号", "3年", "6个月"],
    ]
    mapping = mapping_of("刑期（年）", "刑期（月）")
    result = add_files(workspace, [write_book("判决.xlsx", 判决=rows)], mapping=mapping)
    assert terms(workspace) == [(None, None, None)] * 2
    assert unread(result) == ["3", "3年"]


def test_under_a_template_s_headings_too(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [
        ["人员", "判决案号", "主刑", "执行刑期（月）"],
        [ZHOU, "（2024）江01刑初3号", "有期徒刑", 42],
    ]
    add_files(workspace, [write_book("判决.xlsx", judgment_person=rows)])
    assert terms(workspace) == [(0, 42, 0)]


def test_the_unit_behind_a_heading_does_not_hide_the_field(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    rows = [
        ["姓名", "身份证号", "原判刑期(月)", "考验期（月）"],
        ["周某", ZHOU, 36, 48],
        ["吴某", WU, 6, 12],
    ]
    [table] = inspect_files(workspace, [write_book("缓刑.xlsx", 名册=rows)]).tables
    found = [(str(column.best), column.state) for column in table.proposal.columns[2:]]
    assert found == [("judgment_person.term", State.SURE), ("judgment_person.probation_term", State.SURE)]
