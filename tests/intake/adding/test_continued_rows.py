"""A row that leaves open whose it is stays a problem, which names the row above."""

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.problem import Problem
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU = "11010519491231002X"
FIELDS = {
    "序号": "",
    "姓名": "person_statement.name",
    "身份证号": "person_statement.id_no",
    "罪名": "judgment_offence.offence",
    "刑期": "judgment_offence.term",
}

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def unidentified(workspace: Workspace, path: Path) -> list[Problem]:
    columns = tuple(ColumnRule(head, to=(Target.of(field),) if field else ()) for head, field in FIELDS.items())
    mapping = Mapping("江州监狱", (SheetMapping("判决", (RowRule("judgment_offence"),), columns),))
    result = add_files(workspace, [path], mapping=mapping)
    return [problem for problem in result.problems if problem.code == "unidentified_person"]


def test_a_second_offence_in_a_row_of_its_own(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [[*FIELDS], [1, "周某", ZHOU, "盗窃罪", "三年"], [None, None, None, "诈骗罪", "一年"]]
    (problem,) = unidentified(workspace, write_book("判决.xlsx", 判决=rows))
    assert problem.place.row_no == 3
    assert problem.what.zh.endswith("姓名、号码都空着，可能接着上面一行写的")
    assert problem.mend.zh.startswith("确是第 2 行的周某的，把那一行的姓名和号码向下填到这一行，重新添加")
    first, second = list_batches(workspace)[0].table("judgment_offence").to_pylist()
    assert (first["person"], second["offence"]) == (f"id:{ZHOU}", "诈骗罪")
    assert second["person"].startswith("doc:")


@pytest.mark.parametrize(
    "row",
    [[2, None, None, "诈骗罪", "一年"], [None, "吴某", None, "诈骗罪", "一年"], [None, None, "不详", "诈骗罪", "一年"]],
)
def test_a_row_with_a_number_or_name_of_its_own(
    workspace: Workspace, write_book: Callable[..., Path], row: list[object]
) -> None:
    rows = [[*FIELDS], [1, "周某", ZHOU, "盗窃罪", "三年"], row]
    (problem,) = unidentified(workspace, write_book("判决.xlsx", 判决=rows))
    assert problem.what.zh == "不能确定是谁：没有有效的身份证号，也没有编号"


def test_below_somebody_without_a_number_the_row_further_up_is_not_meant(
    workspace: Workspace, write_book: Callable[..., Path]
) -> None:
    rows = [[*FIELDS], [1, "周某", ZHOU, "盗窃罪", "三年"], [2, "吴某", None, "盗窃罪", "一年"]]
    problems = unidentified(workspace, write_book("判决.xlsx", 判决=[*rows, [None, None, None, "诈骗罪", "一年"]]))
    assert ["可能" in problem.what.zh for problem in problems] == [False, False]


def test_a_cancelled_row_above_is_nobodys(workspace: Workspace, write_book: Callable[..., Path]) -> None:
    rows = [[*FIELDS], [1, "周某（作废）", ZHOU, "盗窃罪", "三年"], [None, None, None, "诈骗罪", "一年"]]
    (problem,) = unidentified(workspace, write_book("判决.xlsx", 判决=rows))
    assert "可能" not in problem.what.zh
