"""An institution that changed its name is one institution in what is read, and its words stay."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.renaming import RENAMED
from jianheng.intake.problem import IntakeError, Severity
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

HEAD = ["姓名", "罪犯编号", "监狱", "入监日期", "入监种类"]
CHANGED = """\
改名:
  - {原名: 江州市第一监狱, 现名: 江州监狱, 改名日: 2020-01-01, 依据: 江司发〔2019〕12号}
"""
pytestmark = pytest.mark.usefixtures("whole_dictionary")


@pytest.fixture
def book(write_book: Callable[..., Path], write_delivery: Callable[..., Path]) -> Path:
    rows = [HEAD, ["周某", "3201001", "江州市第一监狱", "2019-03-01", "新收"]]
    rows.append(["吴某", "3201002", "江州监狱", "2021-03-01", "新收"])
    write_delivery("监狱在押")
    return write_book("监狱在押.xlsx", 监狱在押=rows)


def test_rows_unit_numbers_and_coverage_carry_the_present_name(workspace: Workspace, book: Path) -> None:
    workspace.renamed.write_text(CHANGED, encoding="utf-8")
    result = add_files(workspace, [book.parent])
    batch = list_batches(workspace)[0]
    rows = batch.table("prison_stay").to_pylist()
    assert [row["prison"] for row in rows] == ["江州监狱", "江州监狱"]
    assert [json.loads(row["raw"])["prison"]["text"] for row in rows] == ["江州市第一监狱", "江州监狱"]
    assert {row["recorded_by"] for row in rows} == {"江州监狱"}
    assert [row["person"] for row in rows] == ["no:江州监狱:3201001", "no:江州监狱:3201002"]
    assert [(row["unit"], row["table"]) for row in batch.coverage().to_pylist()] == [("江州监狱", "prison_stay")]
    assert batch.manifest.delivery is not None
    assert batch.manifest.delivery.unit == "江州市第一监狱"
    [told] = [problem for problem in result.problems if problem.code == RENAMED]
    assert (told.severity, told.place.source) == (Severity.NOTICE, "江州市第一监狱")
    assert "现在的名称是“江州监狱”（江司发〔2019〕12号）" in told.what.zh


def test_without_a_paper_two_names_are_two(workspace: Workspace, book: Path) -> None:
    add_files(workspace, [book.parent])
    rows = list_batches(workspace)[0].table("prison_stay").to_pylist()
    assert [row["prison"] for row in rows] == ["江州市第一监狱", "江州监狱"]


def test_what_was_added_before_can_be_added_anew(workspace: Workspace, book: Path) -> None:
    before = add_files(workspace, [book.parent]).batch
    assert before is not None
    workspace.renamed.write_text(CHANGED, encoding="utf-8")
    after = add_files(workspace, [book.parent], replaces=before, reason="监狱改名").batch
    assert after not in (None, before)
    [batch] = [each for each in list_batches(workspace) if each.id == after]
    assert {row["prison"] for row in batch.table("prison_stay").to_pylist()} == {"江州监狱"}


def test_a_file_that_cannot_be_used_stops_the_adding(workspace: Workspace, book: Path) -> None:
    workspace.renamed.write_text("改名:\n- {原名: 甲}\n- 乙\n", encoding="utf-8")
    with pytest.raises(IntakeError) as error:
        add_files(workspace, [book.parent])
    assert [each.what.zh for each in error.value.problems] == [
        "renamed.yaml 第 1 项：应写明原名、现名、改名日、依据",
        "renamed.yaml 第 2 项：应写明原名、现名、改名日、依据",
    ]
    assert list_batches(workspace) == ()
