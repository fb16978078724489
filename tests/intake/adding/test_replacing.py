"""A new batch takes the place of an old one in one step."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.result import AddResult
from jianheng.intake.correcting import Correction, correct_rows
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import (
    keep_words,
    list_batches,
    restore_batch,
    standing_batches,
    withdraw_batch,
    withdrawn_batches,
)
from jianheng.workspace import Workspace

ZHOU = "11010519491231002X"
HEADINGS = ["身份证号", "月份", "总分"]
DAY = date(2025, 3, 1)


@pytest.fixture
def points(write_book: Callable[..., Path]) -> Callable[..., Path]:
    """Writes a workbook of monthly points."""

    def write(*totals: int, name: str = "计分.xlsx") -> Path:
        return write_book(name, 月计分=[HEADINGS, *([ZHOU, "2024-05", total] for total in totals)])

    return write


@pytest.fixture
def old(workspace: Workspace, points: Callable[..., Path]) -> str:
    """A batch with a wrong total."""
    return the_batch(add_files(workspace, [points(59)]))


def the_batch(result: AddResult) -> str:
    assert result.batch is not None
    return result.batch


def standing(workspace: Workspace) -> list[str]:
    return [batch.id for batch in standing_batches(workspace)]


def test_the_new_batch_counts_and_the_old_one_stays_without_counting(
    workspace: Workspace, points: Callable[..., Path], old: str
) -> None:
    result = add_files(workspace, [points(95)], replaces=old, reason="总分登错")
    assert (result.replaced, standing(workspace)) == (old, [result.batch])
    assert withdrawn_batches(workspace)[old].reason == f"由批次 {result.batch} 代替：总分登错"
    assert old in [batch.id for batch in list_batches(workspace)]


def test_a_kill_leaves_the_old_state_or_the_new_one(
    workspace: Workspace, points: Callable[..., Path], old: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    path = points(95)
    with monkeypatch.context() as patch:
        patch.setattr("jianheng.intake.adding.writing.BatchWriter._finish", killed)
        with pytest.raises(KeyboardInterrupt):
            add_files(workspace, [path], replaces=old)
    assert standing(workspace) == [old]
    with monkeypatch.context() as patch:
        patch.setattr("jianheng.intake.add.keep_words", killed)
        with pytest.raises(KeyboardInterrupt):
            add_files(workspace, [path], replaces=old)
    [new] = standing(workspace)
    assert new != old
    assert not workspace.withdrawn.exists()
    keep_words(workspace)
    assert json.loads((workspace.withdrawn / f"{old}.json").read_text("utf-8"))[0]["reason"] == f"由批次 {new} 代替"
    assert standing(workspace) == [new]


def test_what_was_replaced_can_be_restored_even_before_it_was_written_down(
    workspace: Workspace, points: Callable[..., Path], old: str
) -> None:
    new = the_batch(add_files(workspace, [points(95)], replaces=old))
    (workspace.withdrawn / f"{old}.json").unlink()
    restore_batch(workspace, old, "代替有误", DAY)
    withdraw_batch(workspace, new, "代替有误", DAY)
    assert standing(workspace) == [old]


def test_an_unchanged_file_beside_a_mended_one_is_read_again(workspace: Workspace, points: Callable[..., Path]) -> None:
    same, wrong = points(90, name="一.xlsx"), points(59, name="二.xlsx")
    old = the_batch(add_files(workspace, [same, wrong]))
    points(95, name="二.xlsx")
    result = add_files(workspace, [same, wrong], replaces=old)
    assert result.recognised == ()
    [batch] = standing_batches(workspace)
    assert batch.table("points_month")["total"].to_pylist() == [90, 95]


def test_the_same_content_replaces_nothing(workspace: Workspace, old: str, inbox: Path) -> None:
    # Written once more, the workbook would tell another second of the day.
    result = add_files(workspace, [inbox / "计分.xlsx"], replaces=old)
    assert (result.batch, [known.batch for known in result.recognised]) == (None, [old])
    assert standing(workspace) == [old]


def test_what_holds_no_row_takes_no_batch_s_place(
    workspace: Workspace, write_book: Callable[..., Path], old: str
) -> None:
    odd = write_book("别的.xlsx", 别的=[["甲", "乙"], ["一", "二"]])
    with pytest.raises(IntakeError, match="没有读出一行数据，没有代替批次"):
        add_files(workspace, [odd], replaces=old)
    assert standing(workspace) == [old]


def test_the_same_files_with_another_statement_replace(
    workspace: Workspace, write_delivery: Callable[..., Path], old: str, inbox: Path
) -> None:
    write_delivery("月计分")
    result = add_files(workspace, [inbox], replaces=old, reason="补交报送说明")
    [batch] = standing_batches(workspace)
    assert (batch.id, batch.coverage().num_rows) == (result.batch, 1)


def test_corrections_of_the_replaced_batch_go_with_it(
    workspace: Workspace, points: Callable[..., Path], old: str, small: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jianheng.intake.correcting.correct.load_dictionary", lambda: small)
    wrong = Correction(f"{old}:points_month:0:2", "total", "95", "原件")
    correction = correct_rows(workspace, [wrong], "李某", DAY)
    again = Correction(f"{correction}:points_month:0:1", "total", "96", "原件")
    second = correct_rows(workspace, [again], "李某", DAY)
    result = add_files(workspace, [points(97)], replaces=old)
    assert standing(workspace) == [result.batch]
    assert withdrawn_batches(workspace)[second].reason == f"所更正的批次已撤回：{correction}"
    told = [problem.zh() for problem in result.problems if problem.code == "corrections_left"]
    assert len(told) == 1
    assert f"批次 {correction} 更正过被代替的批次 {old} 的 1 行，新的批次没有这些更正" in told[0]
    with pytest.raises(IntakeError, match="是更正，不能由文件代替"):
        add_files(workspace, [points(98)], replaces=correction)


def test_only_a_batch_that_is_there_can_be_replaced(
    workspace: Workspace, points: Callable[..., Path], old: str
) -> None:
    with pytest.raises(IntakeError, match=f"没有这个批次：b0。改法：现有批次：{old}"):
        add_files(workspace, [points(95)], replaces="b0")
    assert standing(workspace) == [old]
